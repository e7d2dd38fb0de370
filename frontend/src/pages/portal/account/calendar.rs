//! Calendar feeds: a secret address for the phone's own calendar, which can be taken back.

use domain::scheduling::CalendarFeedView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Key, booking as api};
use crate::browser::page;
use crate::components::toast;
use crate::format;
use crate::i18n::texts::{interface, portal_account as t};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::household::Household;
use crate::pages::portal::parts::{Act, Shown, YourTime, icon, refused};
use crate::remote::{Remote, Submit};

/// The feeds there are, and one more.
#[component]
pub fn CalendarFeeds() -> impl IntoView {
    let household = Household::here();
    let feeds = Remote::new(|| async { Ok(api::list_calendar_feeds().await?.data) });
    let (submit, made) = (Submit::new(), RwSignal::new(None::<String>));
    let make = move |()| {
        let Some(member) = household.active() else { return };
        submit.run(async move { api::create_calendar_feed(member.id, &Key::new()).await }, move |feed| {
            made.set(feed.url);
            feeds.reload();
        });
    };
    let name = move || household.active().map(|m| m.name).unwrap_or_default();
    let once = move || {
        made.get().map(|url| {
            let text = url.clone();
            let copy = move |()| {
                let text = text.clone();
                spawn_local(async move {
                    if page::copy(&text).await {
                        toast::done(interface::copied());
                    }
                });
            };
            view! {
                <div class="stack tight" role="status">
                    <p class="meta">{t::calendar_once}</p>
                    <p class="secret-url">{url}</p>
                    <Act class="btn sm" on_press=copy>{icon("#i-copy", "i s")}{t::calendar_copy}</Act>
                </div>
            }
        })
    };
    let rows = move |list: Signal<Vec<CalendarFeedView>>| {
        let each = move || list.get().into_iter().map(|feed| view! { <Feed feed feeds /> }).collect_view();
        view! { <div>{each}</div> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="feed-t">
            <div><h2 id="feed-t">{t::calendar}</h2><p class="meta">{t::calendar_text}</p></div>
            <Shown remote=feeds bones=1 children=rows />
            {refused(submit)}
            {once}
            <Act class="btn sm" busy=submit.busy on_press=make>{icon("#i-cal", "i s")}{move || t::calendar_make(&name())}</Act>
        </section>
    }
}

#[component]
fn Feed(feed: CalendarFeedView, feeds: Remote<Vec<CalendarFeedView>>) -> impl IntoView {
    let (submit, id) = (Submit::new(), feed.id);
    let revoke = move |()| {
        submit.run(api::delete_calendar_feed(id), move |()| {
            toast::done(t::calendar_revoked());
            feeds.reload();
        });
    };
    let named = feed.name.clone();
    let (at, zone) = (feed.created_at, clinic().zone());
    let since = t::calendar_since(&format::date_time(at, &zone));
    view! {
        <div class="device">
            <span class="tile off">{icon("#i-cal", "i")}</span>
            <div><b>{feed.name}</b><span class="small">{since}<YourTime at zone /></span></div>
            <Act class="btn sm danger" busy=submit.busy label=move || t::calendar_revoke(&named) on_press=revoke>{t::calendar_end}</Act>
        </div>
        {refused(submit)}
    }
}
