//! Why there is no window.

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchError {
    /// A thread cannot be started, or a library is not installed: trying again does not help.
    Failed(String),
    /// No display or no OpenGL; the reason in a few words.
    NoDisplay(String),
}
