//! Closed sets of values: the code in the API and the database, and what people read.

// The code is a `tt`, because derives cannot read through a `literal`.
/// Defines enums of codes with a label in both languages.
#[macro_export]
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $code:tt $id:literal $en:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        pub enum $name { $(#[serde(rename = $code)] $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The code in the API and the database.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }

            /// As people read it.
            pub fn label(self, lang: $crate::Lang) -> &'static str {
                match self { $($name::$variant => $crate::Text2::new($id, $en).get(lang)),* }
            }
        }
    )*};
}
