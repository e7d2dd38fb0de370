//! One role: its names and whose records it reaches. What it may do is ticked in the matrix, and here for a new one.

use domain::identity::{CreateRole, Permission, Reach, RoleView};
use leptos::prelude::*;
use uuid::Uuid;

use super::user_words::role_name;
use crate::api::identity::Roles;
use crate::api::resource;
use crate::components::{Button, Checkbox, Confirm, Glyph, Kind, SelectField, TextField, toast};
use crate::i18n::{
    Plain, lang,
    texts::{settings, users as t},
};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, changed, edit, suggest_code};
use crate::remote::Submit;
use crate::route::{self, Route, Setting};
use crate::shell;

const SAVED: Saved<Roles> = Saved {
    list: Route::Settings(Setting::Roles),
    made: None,
    name: role_name,
    fields: &[
        ("name_id", settings::name_id),
        ("name_en", settings::name_en),
        ("code", settings::code),
        ("reach", t::reach),
        ("permissions", t::permissions),
    ],
};

const REACHES: [(Reach, Plain); 5] = [
    (Reach::Locations, t::reach_locations),
    (Reach::Care, t::reach_care),
    (Reach::Own, t::reach_own),
    (Reach::Accounts, t::reach_accounts),
    (Reach::Nobody, t::reach_nobody),
];

/// The form of a role.
#[component]
pub fn RoleForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_role } else { t::new_role };
    shell::title(move || title().to_owned());
    let blank = || CreateRole {
        code: String::new(),
        name_id: String::new(),
        name_en: String::new(),
        reach: Reach::Nobody,
        permissions: vec![Permission::UseOwnAccount],
    };
    view! {
        <SettingsPage current=Some(Setting::Roles) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Roles>) -> impl IntoView {
    let first = editor.form();
    let (name_id, name_en) = (RwSignal::new(first.name_id), RwSignal::new(first.name_en));
    let (code, reach) = (RwSignal::new(first.code), RwSignal::new(first.reach.code().to_owned()));
    let permissions = RwSignal::new(first.permissions);
    let fresh = editor.id.is_none();
    if fresh {
        suggest_code(code, name_en);
    }
    editor.follow(move || CreateRole {
        code: code.get(),
        name_id: name_id.get(),
        name_en: name_en.get(),
        reach: reach.with(|code| Reach::from_code(code)).unwrap_or(Reach::Nobody),
        permissions: permissions.get(),
    });
    let reaches = Signal::derive(|| REACHES.map(|(reach, name)| (reach.code().to_owned(), name().to_owned())).to_vec());
    let hint = if fresh { settings::code_hint } else { t::code_fixed };
    let own = editor.record().filter(|role| !role.built_in);
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=fresh max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
            <TextField label=settings::code at="/code" value=code hint readonly=!fresh max_length=40 />
            <SelectField label=t::reach at="/reach" value=reach options=reaches hint=t::reach_hint />
        </div>
        {fresh.then(|| view! { <PermissionChecks permissions /> })}
        {own.map(|role| view! { <DeleteRole editor role /> })}
    }
}

#[component]
fn PermissionChecks(permissions: RwSignal<Vec<Permission>>) -> impl IntoView {
    let check = move |permission: Permission| {
        let checked = Signal::derive(move || permissions.with(|held| held.contains(&permission)));
        let change = move |on: bool| {
            permissions.update(|held| {
                held.retain(|other| *other != permission);
                if on {
                    held.push(permission);
                }
            });
        };
        let fixed = permission == Permission::UseOwnAccount;
        view! { <Checkbox label=move || permission.label(lang()) checked disabled=fixed on_change=change /> }
    };
    view! {
        <fieldset class="field">
            <legend class="label">{t::permissions}</legend>
            <div class="check-list">{Permission::ALL.iter().copied().map(check).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn DeleteRole(editor: Editor<Roles>, role: RoleView) -> impl IntoView {
    let (open, submit) = (RwSignal::new(false), Submit::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            open.set(false);
            toast::failed(&failure);
        }
    });
    let name = role_name(&role);
    let asked = name.clone();
    let delete = move |()| {
        let (etag, name, id) = (editor.etag(), name.clone(), role.id);
        submit.run(async move { resource::delete::<Roles>(id, &etag).await }, move |()| {
            changed();
            toast::done(t::role_deleted(&name));
            route::leave(Route::Settings(Setting::Roles));
        });
    };
    view! {
        <div><Button kind=Kind::DangerQuiet icon=Glyph::Trash on_press=move |()| open.set(true)>{t::delete_role}</Button></div>
        <Confirm
            open
            on_close=move |()| open.set(false)
            title=move || t::delete_role_question(&asked)
            text=t::delete_role_text
            action=t::delete_role
            busy=submit.busy
            on_confirm=delete
        />
    }
}
