//! Typed numbers in both languages.
