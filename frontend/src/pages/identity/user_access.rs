//! Letting somebody in and keeping them out: the link for a password, suspending, activating again.

use domain::identity::{PasswordResetLink, UserState, UserView};
use leptos::prelude::*;

use crate::api::identity::{Users, create_password_reset_link};
use crate::api::{resource, session};
use crate::browser::page;
use crate::components::{Banner, Button, Confirm, Dialog, Glyph, Kind, TextField, toast};
use crate::format;
use crate::i18n::texts::{interface, users as t};
use crate::pages::settings::{Editor, changed};
use crate::remote::Submit;
use crate::route::{self, Route, Setting};
use crate::shell;

/// The buttons about a user's access.
#[component]
pub(super) fn UserAccess(editor: Editor<Users>, user: UserView) -> impl IntoView {
    let own = session::user().is_some_and(|me| me.id == user.id);
    let name = user.name.clone();
    let state = match (own, user.state) {
        (true, _) => view! { <p class="sub">{t::not_yourself}</p> }.into_any(),
        (_, UserState::Suspended) => view! { <SetState editor user to=UserState::Active /> }.into_any(),
        (_, UserState::Active | UserState::Invited) => view! { <SetState editor user to=UserState::Suspended /> }.into_any(),
        (_, UserState::Former) => ().into_any(),
    };
    view! {
        <div class="rowx">
            {editor.id.map(|id| view! { <ResetLink id name /> })}
            {state}
        </div>
    }
}

fn shown(submit: Submit) {
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
}

/// Makes a link and shows it this once.
#[component]
fn ResetLink(id: uuid::Uuid, name: String) -> impl IntoView {
    let (asking, made, submit) = (RwSignal::new(false), RwSignal::new(None::<PasswordResetLink>), Submit::new());
    shown(submit);
    let (asked, titled) = (name.clone(), name);
    let make = move |()| {
        submit.run(create_password_reset_link(id), move |link| {
            asking.set(false);
            made.set(Some(link));
        });
    };
    let open = Signal::derive(move || made.with(Option::is_some));
    view! {
        <Button icon=Glyph::Key on_press=move |()| asking.set(true)>{t::reset_link}</Button>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::reset_link
            text=move || t::reset_link_question(&asked)
            action=t::reset_link
            kind=Kind::Primary
            busy=submit.busy
            on_confirm=make
        />
        <Dialog open title=move || t::reset_link_for(&titled) text=t::reset_link_text on_close=move |()| made.set(None)>
            {move || made.get().map(|link| view! { <Link link on_close=move |()| made.set(None) /> })}
        </Dialog>
    }
}

#[component]
fn Link(link: PasswordResetLink, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let url = RwSignal::new(link.url.clone());
    let (copied, refused) = (RwSignal::new(false), RwSignal::new(false));
    let copy = move |()| {
        leptos::task::spawn_local(async move {
            let done = page::copy(&url.get_untracked()).await;
            let _ = copied.try_set(done);
            let _ = refused.try_set(!done);
        });
    };
    let until = move || t::reset_link_expires(&format::date_time(link.expires_at, &shell::zone()));
    let label = move || if copied.get() { t::copied() } else { t::copy_link() };
    view! {
        <div class="body">
            <TextField label=t::link value=url readonly=true hint=until max_length=2000 />
            <Show when=move || refused.get()><Banner tone="warning" glyph=Glyph::Alert>{t::copy_failed}</Banner></Show>
        </div>
        <footer>
            <Button on_press=on_close>{interface::close}</Button>
            <Button kind=Kind::Primary icon=Glyph::Copy on_press=copy>{label}</Button>
        </footer>
    }
}

/// Suspends at once, or lets in again. What is typed in the form is not sent with it.
#[component]
fn SetState(editor: Editor<Users>, user: UserView, to: UserState) -> impl IntoView {
    let (open, submit) = (RwSignal::new(false), Submit::new());
    shown(submit);
    let asked = user.name.clone();
    let send = Callback::new(move |()| {
        let before = user.writable();
        let after = domain::identity::CreateUser { state: to, ..before.clone() };
        let (etag, id) = (editor.etag(), user.id);
        submit.run(async move { resource::update::<Users>(id, &etag, &before, &after).await }, move |saved| {
            changed();
            let text = if to == UserState::Active { t::activated_named } else { t::suspended_named };
            toast::done(text(&saved.record.name));
            route::leave(Route::Settings(Setting::Users));
        });
    });
    if to == UserState::Active {
        return view! { <Button icon=Glyph::CheckCircle busy=submit.busy on_press=send>{t::activate}</Button> }.into_any();
    }
    view! {
        <Button kind=Kind::DangerQuiet icon=Glyph::Ban on_press=move |()| open.set(true)>{t::suspend}</Button>
        <Confirm
            open
            on_close=move |()| open.set(false)
            title=move || t::suspend_question(&asked)
            text=t::suspend_text
            action=t::suspend
            busy=submit.busy
            on_confirm=send
        />
    }
    .into_any()
}
