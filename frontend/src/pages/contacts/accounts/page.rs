//! One institution: what it is, its people, and who changed what.

use domain::ErrorCode;
use domain::contacts::{AccountView, CustomFieldResource};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::custom::custom_label;
use super::history::History;
use super::people::People;
use crate::api::contacts::list_custom_fields;
use crate::api::directory::Accounts;
use crate::api::resource::{self, find};
use crate::api::session;
use crate::components::{
    Banner, Button, Card, Confirm, Empty, Fact, Facts, FailureNote, Glyph, Icon, Kind, LinkButton, PageHead, Size, Skeleton, TabBar,
    TabLink, Tag, toast,
};
use crate::format;
use crate::i18n::{
    lang,
    texts::{accounts as t, interface, settings},
};
use crate::pages::contacts::describe::value_text;
use crate::pages::settings::{archived_tag, changed, follow_changes};
use crate::remote::{Remote, Submit};
use crate::route::{self, Address, Route};
use crate::shell;

/// The record of an institution.
#[component]
pub fn AccountPage(id: Uuid) -> impl IntoView {
    let account = Remote::new(move || {
        follow_changes();
        find::<Accounts>(id)
    });
    let name = move || account.value.with(|a| a.as_ref().map(|a| a.record.name.clone()));
    shell::title(move || name().unwrap_or_else(|| t::accounts().to_owned()));
    move || match (account.value.get(), account.failure.get()) {
        (Some(found), _) => view! { <Found account=found.record /> }.into_any(),
        (None, Some(failure)) if failure.is(ErrorCode::NotFound) => view! {
            <PageHead title=t::accounts />
            <Empty glyph=Glyph::Search title=t::not_found text=t::not_found_text>
                <LinkButton href=Route::Accounts.href()>{t::to_list}</LinkButton>
            </Empty>
        }
        .into_any(),
        (None, Some(failure)) => {
            view! { <div class="page-body"><FailureNote failure on_retry=move |()| account.reload() /></div> }.into_any()
        }
        (None, None) => view! { <div class="page-body"><Skeleton lines=8 /></div> }.into_any(),
    }
}

#[component]
fn Found(account: AccountView) -> impl IntoView {
    let (id, archived) = (account.id, account.archived_at.is_some());
    let may = move || session::may(Permission::WriteAccounts);
    let kind = account.kind;
    let tab = route::query("tab");
    let history = Memo::new(move |_| tab.with(|tab| tab.as_deref() == Some("history")));
    let href = move |tab: Option<&str>| {
        let query = tab.map(|tab| ("tab".to_owned(), tab.to_owned())).into_iter().collect();
        Address { route: Route::Account(id), query, fragment: String::new() }.href()
    };
    let people = RwSignal::new(account.contact_count);
    let count = Signal::derive(move || Some(format::count(people.get())));
    let content = move || match (history.get(), archived) {
        (true, _) => view! { <History id /> }.into_any(),
        (false, true) => view! { <p class="sub">{t::people_archived}</p> }.into_any(),
        (false, false) => view! { <People id count=people /> }.into_any(),
    };
    let named = account.clone();
    view! {
        <div class="pagehead">
            <div>
                <h1>{account.name.clone()}</h1>
                <p class="sub rowx">
                    <a class="link" href=Route::Accounts.href()>{t::accounts}</a>
                    <Tag glyph=Glyph::Building>{move || kind.label(lang())}</Tag>
                    {archived.then(archived_tag)}
                </p>
            </div>
            <div class="end">
                <Show when=move || may() && !archived>
                    <a class="btn" data-key="e" href=Route::EditAccount(id).href()><Icon glyph=Glyph::Pencil />{interface::edit}</a>
                    <Archive account=named.clone() />
                </Show>
            </div>
        </div>
        <div class="page-body">
            {archived.then(|| view! { <ArchivedBanner account=account.clone() /> })}
            <div class="account-cols">
                <AccountFacts account=account.clone() />
                <div class="stackx">
                    <TabBar label=t::tabs>
                        <TabLink href=href(None) current=Signal::derive(move || !history.get()) icon=Glyph::Users count=count>{t::people}</TabLink>
                        <TabLink href=href(Some("history")) current=history icon=Glyph::History>{t::history}</TabLink>
                    </TabBar>
                    {content}
                </div>
            </div>
        </div>
    }
}

#[component]
fn AccountFacts(account: AccountView) -> impl IntoView {
    let fields = Remote::new(|| async { Ok(list_custom_fields(CustomFieldResource::Account).await?.data) });
    let values = account.custom.clone();
    let custom = move || {
        let fields = fields.value.get().unwrap_or_default();
        let known = fields.into_iter().filter_map(|field| Some((custom_label(&field), values.get(&field.key)?.clone())));
        known.map(|(label, value)| view! { <Fact name=label>{value_text("custom", &value)}</Fact> }).collect_view()
    };
    let phone = account.phone.clone().map(|phone| {
        let shown = format::phone(&phone);
        view! { <Fact name=settings::phone><a class="link" href=format!("tel:{phone}")>{shown}</a></Fact> }
    });
    let email = account.email.clone().map(|email| {
        view! { <Fact name=settings::email><a class="link" href=format!("mailto:{email}")>{email.clone()}</a></Fact> }
    });
    let line = Some(account.address.line()).filter(|line| !line.is_empty());
    let (created, updated) = (account.created_at, account.updated_at);
    let day = |at| move || format::date_time(at, &shell::zone());
    view! {
        <Card title=t::facts>
            <Facts>
                {phone}
                {email}
                {account.tax_number.map(|number| view! { <Fact name=t::tax_number>{number}</Fact> })}
                {line.map(|line| view! { <Fact name=settings::address>{line}</Fact> })}
                {custom}
                {account.notes.map(|notes| view! { <Fact name=t::notes><span class="pre">{notes}</span></Fact> })}
                <Fact name=t::created>{day(created)}</Fact>
                <Fact name=t::updated>{day(updated)}</Fact>
            </Facts>
        </Card>
    }
}

#[component]
fn Archive(account: AccountView) -> impl IntoView {
    let (open, submit) = (RwSignal::new(false), Submit::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            open.set(false);
            toast::failed(&failure);
        }
    });
    let (asked, name, id) = (account.name.clone(), account.name, account.id);
    let archive = move |()| {
        let name = name.clone();
        // Adding people raises the version too, so the latest is asked for; archiving is undone just as easily.
        let call = async move { resource::delete::<Accounts>(id, &find::<Accounts>(id).await?.etag).await };
        submit.run(call, move |()| {
            toast::undoable(settings::archived_named(&name), move || restore(id));
            changed();
        });
    };
    view! {
        <Button kind=Kind::DangerQuiet icon=Glyph::Archive on_press=move |()| open.set(true)>{settings::archive}</Button>
        <Confirm
            open
            on_close=move |()| open.set(false)
            title=move || settings::archive_question(&asked)
            text=settings::archive_text
            action=settings::archive
            busy=submit.busy
            on_confirm=archive
        />
    }
}

fn restore(id: Uuid) {
    leptos::task::spawn_local(async move {
        match resource::restore::<Accounts>(id).await {
            Ok(restored) => {
                toast::done(settings::restored(&restored.record.name));
                changed();
            }
            Err(failure) => toast::failed(&failure),
        }
    });
}

#[component]
fn ArchivedBanner(account: AccountView) -> impl IntoView {
    let id = account.id;
    let may = move || session::may(Permission::WriteAccounts);
    let acts = move || {
        may().then(|| view! { <Button size=Size::Small icon=Glyph::Undo on_press=move |()| restore(id)>{settings::restore}</Button> })
    };
    view! { <Banner tone="warning" glyph=Glyph::Archive acts>{settings::archived_note}</Banner> }
}
