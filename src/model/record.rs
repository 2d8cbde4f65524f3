//! How the types of the work folder are written down: a line a field, with its key and its explanation in Dutch.
//!
//! Serde reads and writes them, schemars makes the JSON Schema of them that explains each key in an editor. Every key may
//! be left out; what is empty is not written.

/// Whether a value is left out when written.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A mapping: `field: Type = "key" ["other spelling"], "explanation in Dutch";`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident = $about:literal {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal $([$($other:literal),+])?, $text:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(default)]
        #[schemars(description = $about)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(rename = $key, $($(alias = $other,)+)? skip_serializing_if = "crate::model::record::is_default")]
                #[schemars(description = $text)]
                pub $field: $type,
            )*
        }

        impl $name {
            /// The keys, in the order of the documentation.
            pub const KEYS: &[&str] = &[$($key),*];
        }
    };
}

/// One of a few fixed words: `Variant = "word", "explanation in Dutch";`.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident = $about:literal {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, $text:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            schemars::JsonSchema
        )]
        #[schemars(description = $about)]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[serde(rename = $word)]
                #[schemars(description = $text)]
                $variant,
            )*
        }

        impl $name {
            /// All, in the order of the documentation.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The word in files and on screens.
            pub fn dutch(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// What it means, in Dutch.
            pub fn explained(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }
    };
}

pub(crate) use {record, words};
