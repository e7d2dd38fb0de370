//! One user.

use domain::Lang;
use domain::identity::{CreateUser, UserState, UserView};
use leptos::prelude::*;
use uuid::Uuid;

use super::grants::{GrantFields, Grants};
use super::user_access::UserAccess;
use super::user_words::{STATES, state_name};
use crate::api::identity::{Users, list_roles};
use crate::api::organisation::Practitioners;
use crate::api::resource::{Query, list};
use crate::components::{SelectField, TextField};
use crate::format;
use crate::i18n::texts::{settings, users as t};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit, filled};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<Users> = Saved {
    list: Route::Settings(Setting::Users),
    // The next step is the link for the password, which is there.
    made: Some(|view: &UserView| Route::EditSetting(Setting::Users, view.id)),
    name: |view: &UserView| view.name.clone(),
    fields: &[
        ("name", settings::name),
        ("username", t::username),
        ("email", settings::email),
        ("phone", settings::phone),
        ("state", t::state),
        ("language", t::language),
        ("roles", t::roles),
        ("practitioner_id", t::practitioner),
    ],
};

/// The form of a user.
#[component]
pub fn UserForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_user } else { t::new_user };
    shell::title(move || title().to_owned());
    let blank = || CreateUser {
        name: String::new(),
        username: None,
        email: None,
        phone: None,
        state: UserState::Invited,
        language: Lang::default(),
        roles: Vec::new(),
        practitioner_id: None,
        contact_id: None,
    };
    view! {
        <SettingsPage current=Some(Setting::Users) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Users>) -> impl IntoView {
    let first = editor.form();
    let (name, username) = (RwSignal::new(first.name), RwSignal::new(first.username.unwrap_or_default()));
    let email = RwSignal::new(first.email.unwrap_or_default());
    let phone = RwSignal::new(first.phone.as_deref().map(format::phone).unwrap_or_default());
    let (state, language) = (RwSignal::new(first.state.code().to_owned()), RwSignal::new(first.language.code().to_owned()));
    let practitioner = RwSignal::new(first.practitioner_id.map(|id| id.to_string()).unwrap_or_default());
    let (grants, contact_id) = (Grants::of(&first.roles), first.contact_id);
    editor.follow(move || CreateUser {
        name: name.get(),
        username: filled(&username.get()),
        email: filled(&email.get()),
        phone: filled(&phone.get()),
        state: state.with(|code| UserState::from_code(code)),
        language: language.with(|code| Lang::from_code(code)).unwrap_or_default(),
        roles: grants.chosen(),
        practitioner_id: practitioner.with(|id| id.parse().ok()),
        contact_id,
    });
    let roles = Remote::new(|| async { Ok(list_roles().await?.data) });
    let languages = vec![("id".to_owned(), "Bahasa Indonesia".to_owned()), ("en".to_owned(), "English".to_owned())];
    view! {
        <TextField label=settings::name at="/name" value=name autofocus=editor.id.is_none() />
        <section class="form-section">
            <h2>{t::login}</h2>
            <p class="sub">{t::username_hint}</p>
            <div class="pair">
                <TextField label=settings::email at="/email" value=email optional=true kind="email" max_length=254 />
                <TextField label=settings::phone at="/phone" value=phone optional=true kind="tel" inputmode="tel" max_length=40 />
                <TextField label=t::username at="/username" value=username optional=true max_length=60 />
                <SelectField label=t::language at="/language" value=language options=languages />
            </div>
        </section>
        <section class="form-section">
            <h2>{t::roles}</h2>
            <GrantFields grants roles />
            <PractitionerField value=practitioner />
        </section>
        {editor.record().map(|user| view! {
            <section class="form-section">
                <h2>{t::access}</h2>
                <StateField user=user.clone() value=state />
                <UserAccess editor user />
            </section>
        })}
    }
}

/// Which practitioner the user is.
#[component]
fn PractitionerField(value: RwSignal<String>) -> impl IntoView {
    let all = Remote::new(|| async { Ok(list::<Practitioners>(&Query::whole()).await?.data) });
    let options = Signal::derive(move || {
        let chosen = value.get();
        let none = (String::new(), t::no_practitioner().to_owned());
        let listed = all.value.get().unwrap_or_default().into_iter().map(|p| (p.id.to_string(), p.name, p.archived_at.is_some()));
        let offered = listed.filter(|(id, _, archived)| !archived || *id == chosen).map(|(id, name, _)| (id, name));
        let mut options: Vec<_> = std::iter::once(none).chain(offered).collect();
        if !options.iter().any(|(id, _)| *id == chosen) {
            options.push((chosen, "…".to_owned()));
        }
        options
    });
    view! {
        <SelectField label=t::practitioner at="/practitioner_id" value options hint=t::practitioner_hint optional=true />
    }
}

/// Whether the user may sign in. Somebody without a password yet cannot be made active by hand.
#[component]
fn StateField(user: UserView, value: RwSignal<String>) -> impl IntoView {
    let invited = user.state == UserState::Invited;
    let offered = STATES.into_iter().filter(move |state| match state {
        UserState::Invited => invited,
        UserState::Active => !invited,
        _ => true,
    });
    let offered: Vec<UserState> = offered.collect();
    let options = Signal::derive(move || offered.iter().map(|s| (s.code().to_owned(), state_name(*s)().to_owned())).collect::<Vec<_>>());
    let hint = if invited { t::invited_hint } else { t::state_hint };
    view! { <SelectField label=t::state at="/state" value options hint /> }
}
