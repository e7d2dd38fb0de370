//! Choosing a password twice.

use domain::identity::{PasswordPolicy, Weakness, weakness};
use leptos::prelude::*;

use crate::components::{FormErrors, PasswordField};
use crate::i18n::{Count, texts::identity as t};

/// A new password and its repetition. The server judges it, because it knows the list of guessed ones; what can be said
/// without that list is said while typing.
#[derive(Clone, Copy, Default)]
pub(super) struct NewPassword {
    pub first: RwSignal<String>,
    pub second: RwSignal<String>,
}

impl NewPassword {
    /// Whether both are the same; says so at the field otherwise.
    pub fn agrees(self, errors: FormErrors) -> bool {
        let same = self.first.get_untracked() == self.second.get_untracked();
        if !same {
            errors.add("/repeat", t::repeat_mismatch());
        }
        same
    }
}

/// What to say about a password while it is typed; `context` are words that an attacker would try first.
fn strength(password: &str, context: &[String]) -> String {
    if password.is_empty() {
        return t::new_password_hint().to_owned();
    }
    let policy = PasswordPolicy::Staff;
    let context: Vec<&str> = context.iter().map(String::as_str).collect();
    match weakness(password, policy, &context, &|_| false) {
        Some(Weakness::TooShort) => t::password_short(Count((policy.min_length() - password.chars().count()) as i64)),
        Some(Weakness::TooLong) => t::password_long().to_owned(),
        Some(Weakness::Guessable) => t::password_guessable().to_owned(),
        None => t::password_fine().to_owned(),
    }
}

#[component]
pub(super) fn NewPasswordFields(
    password: NewPassword,
    /// Pointer of the password in the document.
    at: &'static str,
    /// Names that must not be all there is to it.
    #[prop(optional, into)]
    context: Signal<Vec<String>>,
) -> impl IntoView {
    let hint = move || password.first.with(|text| context.with(|context| strength(text, context)));
    view! {
        <PasswordField label=t::new_password hint at=at value=password.first autocomplete="new-password" />
        <PasswordField label=t::repeat_password at="/repeat" value=password.second autocomplete="new-password" />
    }
}
