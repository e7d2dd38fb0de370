//! The calendar in other programs: a secret address for each practitioner or patient, which can be revoked.

use domain::scheduling::{CalendarFeedView, CreateCalendarFeed};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::Key;
use crate::api::scheduling::{create_calendar_feed, delete_calendar_feed, list_calendar_feeds};
use crate::browser::page;
use crate::components::{Banner, Button, Dialog, FailureNote, Glyph, IconButton, Kind, Size, Skeleton, toast};
use crate::format;
use crate::i18n::texts::{feeds as t, interface};
use crate::remote::{Remote, Submit};
use crate::shell;

/// Whose feeds the dialog is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Whose {
    Practitioner(Uuid, String),
    Patient(Uuid, String),
}

impl Whose {
    fn name(&self) -> &str {
        let (Whose::Practitioner(_, name) | Whose::Patient(_, name)) = self;
        name
    }

    fn form(&self) -> CreateCalendarFeed {
        match self {
            Whose::Practitioner(id, _) => CreateCalendarFeed { practitioner_id: Some(*id), contact_id: None },
            Whose::Patient(id, _) => CreateCalendarFeed { practitioner_id: None, contact_id: Some(*id) },
        }
    }

    fn owns(&self, feed: &CalendarFeedView) -> bool {
        let form = self.form();
        feed.practitioner_id == form.practitioner_id && feed.contact_id == form.contact_id
    }
}

/// The addresses that there are, and a new one.
#[component]
pub fn FeedsDialog(whose: RwSignal<Option<Whose>>) -> impl IntoView {
    let open = Signal::derive(move || whose.with(Option::is_some));
    let title = move || whose.with(|w| w.as_ref().map(|w| t::title(w.name()))).unwrap_or_default();
    view! {
        <Dialog open title text=t::text on_close=move |()| whose.set(None)>
            {move || whose.get().map(|of| view! { <Feeds of whose /> })}
        </Dialog>
    }
}

#[component]
fn Feeds(of: Whose, whose: RwSignal<Option<Whose>>) -> impl IntoView {
    let of = StoredValue::new(of);
    let all = Remote::new(|| async { Ok(list_calendar_feeds().await?.data) });
    let made = RwSignal::new(None::<String>);
    let submit = Submit::new();
    let make = move |()| {
        let form = of.with_value(Whose::form);
        submit.run(async move { create_calendar_feed(&form, &Key::new()).await }, move |feed| {
            made.set(feed.url);
            all.reload();
        });
    };
    let line = move |feed: CalendarFeedView| {
        let at = feed.created_at;
        let revoke = move |()| {
            submit.run(delete_calendar_feed(feed.id), move |()| {
                made.set(None);
                all.reload();
                toast::done(t::revoked());
            });
        };
        view! {
            <li class="rowx">
                <span class="num">{move || t::made_at(&format::date_time(at, &shell::zone()))}</span>
                <IconButton glyph=Glyph::Trash label=t::revoke size=Size::Small on_press=revoke />
            </li>
        }
    };
    let list = move || match (all.value.get(), all.failure.get()) {
        (Some(feeds), _) => {
            let own: Vec<_> = feeds.into_iter().filter(|feed| of.with_value(|of| of.owns(feed))).collect();
            match own.is_empty() {
                true => view! { <p class="sub">{t::none}</p> }.into_any(),
                false => view! { <ul class="plain-list">{own.into_iter().map(line).collect_view()}</ul> }.into_any(),
            }
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    let copy = move |address: String| {
        leptos::task::spawn_local(async move {
            if page::copy(&address).await {
                toast::done(interface::copied());
            }
        })
    };
    let shown = move || {
        made.get().map(|address| {
            let copied = address.clone();
            view! {
                <Banner tone="warning" glyph=Glyph::Key><b>{t::once}</b><p class="pre"><code>{address}</code></p></Banner>
                <div><Button icon=Glyph::Copy on_press=move |()| copy(copied.clone())>{t::copy_address}</Button></div>
            }
        })
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <div class="body">{failure}{shown}{list}</div>
        <footer>
            <Button on_press=move |()| whose.set(None)>{interface::close}</Button>
            <Button kind=Kind::Primary icon=Glyph::Link busy=submit.busy on_press=make>{t::make}</Button>
        </footer>
    }
}
