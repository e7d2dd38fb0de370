//! Users in words: state, sign-in name, roles.

use domain::identity::{RoleCode, RoleGrant, RoleView, UserState, UserView};
use leptos::prelude::*;

use crate::components::{Glyph, Status, Tone};
use crate::format;
use crate::i18n::{Lang, Plain, lang, texts::users as t};
use crate::shell::Branches;

/// The name of a state.
pub(super) fn state_name(state: UserState) -> Plain {
    match state {
        UserState::Invited => t::invited,
        UserState::Active => t::active,
        UserState::Suspended => t::suspended,
        UserState::Former => t::former,
    }
}

/// Every state, in the order of a life.
pub(super) const STATES: [UserState; 4] = [UserState::Invited, UserState::Active, UserState::Suspended, UserState::Former];

/// A state as a chip.
pub(super) fn state_chip(state: UserState) -> impl IntoView {
    let (tone, glyph) = match state {
        UserState::Invited => (Tone::Info, Glyph::Mail),
        UserState::Active => (Tone::Success, Glyph::CheckCircle),
        UserState::Suspended => (Tone::Warning, Glyph::Ban),
        UserState::Former => (Tone::Neutral, Glyph::Exit),
    };
    view! { <Status tone glyph>{state_name(state)}</Status> }
}

/// With what somebody signs in.
pub(super) fn sign_in_name(user: &UserView) -> String {
    let phone = user.phone.as_deref().map(format::phone);
    user.email.clone().or_else(|| user.username.clone()).or(phone).unwrap_or_default()
}

/// The name of a role in the language in use.
pub(super) fn role_name(role: &RoleView) -> String {
    if lang() == Lang::Id { role.name_id.clone() } else { role.name_en.clone() }
}

/// The name of a role by its code: from the list when it is there, else of a built-in one.
pub(super) fn role_by_code(roles: &[RoleView], code: &str) -> String {
    let listed = roles.iter().find(|role| role.code == code).map(role_name);
    let built_in = || RoleCode::ALL.iter().find(|role| role.code() == code).map(|role| role.name().get(lang()).to_owned());
    listed.or_else(built_in).unwrap_or_else(|| code.to_owned())
}

/// `Resepsionis, Kemang`; the place is left out when the role holds everywhere.
pub(super) fn grant_words(grant: &RoleGrant, roles: &[RoleView], branches: Branches) -> String {
    let role = role_by_code(roles, &grant.role);
    match grant.location_id.and_then(|id| branches.name(id)) {
        Some(place) => t::role_at(&role, &place),
        None => role,
    }
}
