//! What each role may do: permissions by roles.

use domain::identity::{Permission, PermissionView, RoleView};
use leptos::prelude::*;
use uuid::Uuid;

use super::role_changes::RoleChanges;
use super::user_words::role_name;
use crate::api::identity::{list_permissions, list_roles};
use crate::api::session;
use crate::components::{Banner, Button, Checkbox, FailureNote, Glyph, Icon, Kind, Loaded};
use crate::i18n::{
    Count, lang,
    texts::{settings, users as t},
};
use crate::pages::settings::{NewLink, SettingsPage, follow_changes};
use crate::remote::Remote;
use crate::route::{self, Route, Setting};
use crate::shell::{self, open_to};

/// The matrix; for those who may not change it, the same without check boxes that can be pressed.
#[component]
pub fn RolesPage() -> impl IntoView {
    shell::title(|| settings::roles().to_owned());
    let roles = Remote::new(|| {
        follow_changes();
        async { Ok(list_roles().await?.data) }
    });
    let permissions = Remote::new(|| {
        // The server says what they allow, in the language in use.
        let _ = lang();
        async { Ok(list_permissions().await?.data) }
    });
    let may = Memo::new(|_| session::may_everywhere(Permission::WriteRoles));
    let changes = RoleChanges::new(roles);
    route::watch_unsaved(Signal::derive(move || changes.any()));
    let actions = || view! { <NewLink target=Route::NewSetting(Setting::Roles) label=t::new_role /> };
    let failure = move || changes.submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <SettingsPage current=Some(Setting::Roles) title=settings::roles sub=t::roles_sub actions>
            <div class="page-body">
                {move || match may.get() {
                    true => view! { <p class="sub">{t::matrix_hint}</p> }.into_any(),
                    false => view! { <Banner glyph=Glyph::Lock>{t::matrix_read_only}</Banner> }.into_any(),
                }}
                {failure}
                <Loaded remote=roles let:roles>
                    <Loaded remote=permissions let:permissions>
                        <Matrix roles permissions changes may />
                    </Loaded>
                </Loaded>
                <SaveBar changes />
            </div>
        </SettingsPage>
    }
}

#[component]
fn SaveBar(changes: RoleChanges) -> impl IntoView {
    view! {
        <Show when=move || changes.any()>
            <div class="form-foot">
                <Button kind=Kind::Primary busy=changes.submit.busy on_press=move |()| changes.save()>{t::save_roles}</Button>
                <Button on_press=move |()| changes.discard()>{t::discard}</Button>
                <span class="sub" role="status">{move || t::pending(Count(changes.roles() as i64))}</span>
            </div>
        </Show>
    }
}

#[component]
fn Matrix(roles: Signal<Vec<RoleView>>, permissions: Signal<Vec<PermissionView>>, changes: RoleChanges, may: Memo<bool>) -> impl IntoView {
    // Only who the roles are shapes the table; what they may is read by each cell.
    let shape = Memo::new(move |_| roles.with(|all| all.iter().map(|role| role.id).collect::<Vec<_>>()));
    let role = move |id: Uuid| roles.with(|all| all.iter().find(|role| role.id == id).cloned());
    let heads = move || shape.get().into_iter().filter_map(role).map(|role| view! { <RoleHead role /> }).collect_view();
    let row = move |permission: PermissionView| {
        let (code, label) = (permission.code, permission.label);
        let cell = |role: RoleView| view! { <MatrixCell role permission=code label=label.clone() changes may /> };
        let cells = shape.get().into_iter().filter_map(role).map(cell).collect_view();
        view! {
            <tr>
                <th scope="row" class="pin">{label.clone()}<span class="sub">{code.code()}</span></th>
                {cells}
            </tr>
        }
    };
    view! {
        <div class="grid-wrap matrix-wrap" tabindex="0" role="region" aria-label=settings::roles>
            <table class="matrix">
                <thead><tr><th scope="col" class="pin">{t::permission}</th>{heads}</tr></thead>
                <tbody>{move || permissions.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn RoleHead(role: RoleView) -> impl IntoView {
    let (form, built_in) = (Route::EditSetting(Setting::Roles, role.id), role.built_in);
    let name = move || {
        let name = role_name(&role);
        match open_to(form) {
            true => view! { <a class="strong" href=form.href()>{name}</a> }.into_any(),
            false => view! { <span class="strong">{name}</span> }.into_any(),
        }
    };
    view! {
        <th scope="col">
            {name}
            {built_in.then(|| view! { <span class="sub"><Icon glyph=Glyph::Lock size="i-sm" />{t::built_in}</span> })}
        </th>
    }
}

#[component]
fn MatrixCell(role: RoleView, permission: Permission, label: String, changes: RoleChanges, may: Memo<bool>) -> impl IntoView {
    let id = role.id;
    let checked = Signal::derive(move || changes.holds(id, permission));
    let changed = move || changes.is_changed(id, permission).then_some("true");
    let name = move || t::may(&role_name(&role), &label);
    // Everybody keeps the use of their own account: without it nobody could sign out.
    let fixed = permission == Permission::UseOwnAccount;
    let control = move || match fixed || !may.get() {
        true => {
            let glyph = if checked.get() { Glyph::Check } else { Glyph::Dashed };
            let word = if checked.get() { crate::i18n::texts::interface::yes } else { crate::i18n::texts::interface::no };
            view! { <span data-held=checked.get().to_string()><Icon glyph /><span class="vh">{word}</span></span> }.into_any()
        }
        false => {
            let toggle = move |on: bool| changes.set(id, permission, on);
            view! { <Checkbox label=name.clone() hidden_label=true checked on_change=toggle /> }.into_any()
        }
    };
    view! { <td data-changed=changed>{control}</td> }
}
