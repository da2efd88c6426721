//! The macro that declares a part of a wording.

/// Declares a part whose fields are all phrases, each of which may be left out.
macro_rules! phrases {
    ($(#[$meta:meta])* $name:ident = $table:ident { $($(#[$doc:meta])* $field:ident,)* }) => {
        crate::content::declare::part! {
            $(#[$meta])*
            #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
            $name = $table {
                $($(#[$doc])* $field: Option<String> as crate::content::schema::Type::Name, default;)*
            }
        }

        impl $name {
            /// These phrases; what they lack is said as by `other`.
            #[must_use]
            pub fn over(self, other: &Self) -> Self {
                Self { $($field: self.$field.or_else(|| other.$field.clone()),)* }
            }

            /// Takes the phrases away whose names are not to be kept.
            pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
                $(if !keep(stringify!($field)) {
                    self.$field = None;
                })*
            }

            /// Every phrase that is there, with its name.
            pub fn phrases(&self) -> impl Iterator<Item = (&'static str, &str)> {
                let all = [$((stringify!($field), self.$field.as_deref()),)*];
                all.into_iter().filter_map(|(name, text)| Some((name, text?)))
            }

            $($(#[$doc])*
            #[must_use]
            pub fn $field(&self) -> &str {
                self.$field.as_deref().unwrap_or_default()
            })*
        }
    };
}

pub(super) use phrases;
