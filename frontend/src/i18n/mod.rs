//! The two languages of the interface, checked by the compiler.
//!
//! Every text is declared with [`texts!`](crate::texts) in `i18n/texts/<module>.rs`, in both languages at once; a text
//! that lacks one does not compile, and neither does one whose parameters are not given.
//!
//! ```ignore
//! texts! {
//!     save { id: "Simpan perubahan", en: "Save changes" }
//!     chosen(n: Count) { id: "{n} dipilih", en: "{n} selected" }
//!     patients(n: Count) { id: "{n} pasien", en: "{n} patients", one: "{n} patient" }
//! }
//! ```
//!
//! A text without parameters is a value of type [`Plain`]: put it into a view as it is (`{t::save}`, `title=t::save`) and
//! it follows a change of language; call it (`t::save()`) where a string is wanted once. A text with parameters is a
//! function; wrap it in a closure in a view: `{move || t::chosen(Count(n.get()))}`. `one` is the English singular, chosen
//! when the first parameter is one.

pub mod texts;

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::reactive::graph::Observer;

pub use domain::Lang;

/// A text without parameters.
pub type Plain = fn() -> &'static str;

fn signal() -> &'static ArcRwSignal<Lang> {
    static LANG: OnceLock<ArcRwSignal<Lang>> = OnceLock::new();
    LANG.get_or_init(|| ArcRwSignal::new(Lang::Id))
}

/// The language in use; a view that reads it follows a change.
pub fn lang() -> Lang {
    if Observer::get().is_some() { signal().get() } else { signal().get_untracked() }
}

/// Changes the language of everything on the page, and of the page itself for screen readers.
pub fn set_lang(lang: Lang) {
    crate::browser::page::set_language(lang.code());
    if signal().get_untracked() != lang {
        signal().set(lang);
    }
}

/// The text in the language in use.
pub fn choose(id: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// A number that a text shows, written by the rules of the language.
#[derive(Clone, Copy)]
pub struct Count(pub i64);

impl Count {
    pub fn is_one(self) -> bool {
        self.0 == 1
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::format::number::grouped(self.0, lang()))
    }
}

/// Declares texts in both languages; see the [module documentation](crate::i18n).
#[macro_export]
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident : $type:ty),+))? { $($body:tt)* })*) => {
        $($crate::text! { $(#[$doc])* $name $(($($arg : $type),+))? { $($body)* } })*
    };
}

/// One text of [`texts!`].
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($(#[$doc:meta])* $name:ident { id: $id:literal, en: $en:literal $(,)? }) => {
        $(#[$doc])*
        #[allow(non_upper_case_globals)]
        pub const $name: $crate::i18n::Plain = {
            fn text() -> &'static str {
                $crate::i18n::choose($id, $en)
            }
            text
        };
    };
    ($(#[$doc:meta])* $name:ident ($($arg:ident : $type:ty),+) { id: $id:literal, en: $en:literal $(,)? }) => {
        $(#[$doc])*
        pub fn $name($($arg: $type),+) -> String {
            match $crate::i18n::lang() {
                $crate::i18n::Lang::Id => format!($id),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
    ($(#[$doc:meta])* $name:ident ($first:ident : $kind:ty $(, $arg:ident : $type:ty)*)
     { id: $id:literal, en: $en:literal, one: $one:literal $(,)? }) => {
        $(#[$doc])*
        pub fn $name($first: $kind $(, $arg: $type)*) -> String {
            match $crate::i18n::lang() {
                $crate::i18n::Lang::Id => format!($id),
                $crate::i18n::Lang::En if $first.is_one() => format!($one),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
}
