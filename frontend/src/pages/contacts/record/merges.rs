//! The records that were merged into this one, and how a merge is undone.

use domain::contacts::MergeView;
use leptos::prelude::*;

use super::Opened;
use crate::api::contacts::{delete_merge, list_merges};
use crate::api::session;
use crate::components::{Button, Confirm, Empty, Glyph, Loaded, Timeline, TimelineEvent, toast};
use crate::format;
use crate::i18n::texts::{merging as t, person};
use crate::pages::contacts::merge_page::moved_words;
use crate::pages::contacts::{fresh, rights::rights};
use crate::remote::{Remote, Submit};
use crate::shell;

/// Everything that was merged into this record.
#[component]
pub fn Merges(opened: Opened) -> impl IntoView {
    let people = opened.people;
    let asked = Memo::new(move |_| opened.person.with(|p| (p.id, p.version)));
    let merges = Remote::new(move || {
        fresh::track();
        let (id, _) = asked.get();
        async move { Ok(list_merges(people, id).await?.data) }
    });
    view! {
        <Loaded remote=merges let:all>
            {move || match all.get() {
                none if none.is_empty() => view! { <Empty glyph=Glyph::Merge title=t::none text=t::none_text /> }.into_any(),
                some => view! {
                    <Timeline>{some.into_iter().map(|merge| view! { <Merge opened merge /> }).collect_view()}</Timeline>
                }
                .into_any(),
            }}
        </Loaded>
    }
}

#[component]
fn Merge(opened: Opened, merge: MergeView) -> impl IntoView {
    let (at, zone) = (merge.merged_at.unwrap_or_default(), shell::zone());
    let who = merge.merged_by.clone().unwrap_or_else(|| person::system().to_owned());
    let moved = merge.moved;
    let undone = merge.undone_at.map(|at| {
        let zone = zone.clone();
        view! { <p class="sub">{move || t::was_undone(&format::date_time(at, &zone))}</p> }
    });
    let may = merge.undone_at.is_none() && session::may(rights(opened.people).merge);
    let name = merge.absorbed_name.clone();
    view! {
        <TimelineEvent glyph=Glyph::Merge time=move || format::date_time(at, &zone) datetime=at.to_rfc3339()>
            <b>{name}</b>
            " "
            <span class="sub">{move || t::merged_by(&who)}</span>
            <p class="sub">{move || moved_words(&moved)}</p>
            {undone}
            {may.then(|| view! { <Separate opened merge /> })}
        </TimelineEvent>
    }
}

#[component]
fn Separate(opened: Opened, merge: MergeView) -> impl IntoView {
    let asking = RwSignal::new(false);
    let submit = Submit::new();
    let name = StoredValue::new(merge.absorbed_name);
    let id = merge.id;
    let separate = move |()| {
        let Some(id) = id else { return };
        let (people, survivor) = (opened.people, opened.person.with_untracked(|p| p.id));
        submit.run(async move { delete_merge(people, survivor, id).await }, move |()| {
            asking.set(false);
            toast::done(t::undone(&name.get_value()));
            fresh::mark();
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    view! {
        <div class="acts">
            <Button icon=Glyph::Undo on_press=move |()| asking.set(true)>{t::undo_action}</Button>
        </div>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=move || t::undo_title(&name.get_value())
            text=t::undo_text
            action=t::undo_action
            busy=submit.busy
            on_confirm=separate
        />
    }
}
