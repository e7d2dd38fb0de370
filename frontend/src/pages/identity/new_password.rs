//! Choosing a password twice.

use leptos::prelude::*;

use crate::components::{FormErrors, PasswordField};
use crate::i18n::texts::identity as t;

/// A new password and its repetition. Length and words are judged by the server, which knows the list of guessed ones.
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

#[component]
pub(super) fn NewPasswordFields(
    password: NewPassword,
    /// Pointer of the password in the document.
    at: &'static str,
) -> impl IntoView {
    view! {
        <PasswordField label=t::new_password hint=t::new_password_hint at=at value=password.first autocomplete="new-password" />
        <PasswordField label=t::repeat_password at="/repeat" value=password.second autocomplete="new-password" />
    }
}
