//! portal-5: signing in with a password or a code, and opening an account.

mod code;
mod consents;
mod sign_in;
mod sign_up;

pub use code::{CodeEntry, CodeLadder, CodeStep};
pub use consents::{ConsentSwitches, Consents};
pub use sign_in::{ChannelChoice, SignInFailure, SignInPage};
pub use sign_up::SignUpPage;

use leptos::prelude::*;

use super::parts::Notice;
use crate::i18n::texts::portal_door as t;

/// What every page about codes and passwords ends with.
#[component]
pub fn SafeNote() -> impl IntoView {
    view! { <aside><Notice tone="plain" glyph="#i-shield" title=t::safe>{t::safe_text}</Notice></aside> }
}
