//! The own account: who one is here, preferences, password, sessions.

use domain::Lang;
use domain::identity::{CurrentUser, Theme};
use leptos::prelude::*;

use super::own_sessions::OwnSessions;
use super::password_change::PasswordChange;
use super::user_words::grant_words;
use crate::api::session;
use crate::components::{Avatar, Card, Fact, Facts, Segmented, Switch, Tag};
use crate::i18n::texts::{identity as t, settings, shell as words, users};
use crate::pages::settings::SettingsPage;
use crate::shell::{self, branches, prefer};

/// My account.
#[component]
pub fn AccountPage() -> impl IntoView {
    shell::title(|| t::my_account().to_owned());
    let user = Memo::new(|_| match session::state() {
        session::State::SignedIn(user) => Some(*user),
        _ => None,
    });
    let content = move || user.get().map(|user| view! { <Who user /> });
    view! {
        <SettingsPage current=None title=t::my_account>
            <div class="page-body account">
                {content}
                <OwnPreferences user />
                <Card title=t::change_password><PasswordChange /></Card>
                <OwnSessions />
            </div>
        </SettingsPage>
    }
}

#[component]
fn Who(user: CurrentUser) -> impl IntoView {
    let places = branches();
    let name = user.name.clone();
    let roles = move || {
        let words = user.roles.iter().map(|grant| grant_words(grant, &[], places));
        words.map(|word| view! { <Tag>{word}</Tag> }).collect_view()
    };
    view! {
        <section class="card own" aria-label=settings::name>
            <Avatar name=name.clone() staff=true size="xl" />
            <Facts>
                <Fact name=settings::name>{name}</Fact>
                <Fact name=users::login>{user.login}</Fact>
                <Fact name=users::roles><span class="rowx">{roles}</span></Fact>
            </Facts>
        </section>
    }
}

/// What a person sets for themselves; it is stored at once.
#[component]
fn OwnPreferences(user: Memo<Option<CurrentUser>>) -> impl IntoView {
    let mine = move |read: fn(&CurrentUser) -> String| Signal::derive(move || user.with(|u| u.as_ref().map(read).unwrap_or_default()));
    let theme = mine(|u| u.theme.code().to_owned());
    let themes = Signal::derive(|| {
        let name = |theme: Theme, name: crate::i18n::Plain| (theme.code(), name().to_owned());
        vec![name(Theme::System, words::theme_system), name(Theme::Light, words::theme_light), name(Theme::Dark, words::theme_dark)]
    });
    let language = mine(|u| u.language.code().to_owned());
    let letters = Signal::derive(move || user.with(|u| u.as_ref().is_some_and(|u| u.shortcuts)));
    let languages = Signal::derive(|| vec![("id", "Bahasa Indonesia".to_owned()), ("en", "English".to_owned())]);
    let speak = |code: String| {
        if let Some(chosen) = Lang::from_code(&code) {
            prefer(|p| p.language = chosen);
        }
    };
    let paint = |code: String| prefer(|p| p.theme = Theme::from_code(&code));
    view! {
        <Card title=t::preferences>
            <div class="form">
                <div class="field">
                    <span class="label">{words::language}</span>
                    <div><Segmented label=words::language options=languages value=language on_change=speak /></div>
                </div>
                <div class="field">
                    <span class="label">{words::theme}</span>
                    <div><Segmented label=words::theme options=themes value=theme on_change=paint /></div>
                </div>
                <Switch
                    label=words::shortcuts_on
                    hint=words::shortcuts_on_hint
                    checked=letters
                    on_change=|on| prefer(|p| p.shortcuts = on)
                />
            </div>
        </Card>
    }
}
