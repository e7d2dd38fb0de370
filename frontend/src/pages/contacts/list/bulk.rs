//! What can be done with several people at once: give or take a tag, archive.

use std::sync::Arc;

use domain::contacts::{ContactView, TagView};
use leptos::prelude::*;
use uuid::Uuid;

use super::bulk_ask::{Asked, BulkQuestion};
use super::change::{self, Change};
use super::known::Known;
use super::selection::{Selection, Targets};
use super::state::ListState;
use crate::api::contacts::People;
use crate::api::session;
use crate::components::grid::Rows;
use crate::components::{Glyph, Icon, IconButton, Menu, MenuHead, MenuItem, MenuLine, toast};
use crate::i18n::{
    Count,
    texts::{interface, lists as l, patients as t},
};
use crate::jobs::{self, Job, JobLine};
use crate::pages::contacts::{fresh, rights::rights};

/// The list on which something is done; it may have gone before the work ends.
#[derive(Clone, Copy)]
pub struct Bulk {
    pub state: ListState,
    pub rows: Rows<ContactView>,
    pub selection: Selection,
    /// The work that was started here last, for as long as the bar shows it.
    job: RwSignal<Option<Job>>,
}

/// The bar that floats over a list while rows are selected, or while they are worked on.
#[component]
pub fn BulkBar(state: ListState, rows: Rows<ContactView>, selection: Selection, known: Known) -> impl IntoView {
    let bulk = Bulk { state, rows, selection, job: RwSignal::new(None) };
    let asked = RwSignal::new(None::<Asked>);
    let count = Memo::new(move |_| selection.count());
    // Few people are tagged at once, since that can be undone; many, or archiving, only after a question.
    let ask = Callback::new(move |change: Change| {
        let targets = selection.targets(state);
        match (&change, &targets) {
            (Change::Tag(_) | Change::Untag(_), Targets::These(..)) => bulk.start(change, targets, untrack(|| count.get())),
            _ => asked.set(Some(Asked { change, targets })),
        }
    });
    let running = Memo::new(move |_| bulk.job.with(|job| job.as_ref().is_some_and(|job| !job.progress.with(|progress| progress.ended))));
    let hide = move |()| bulk.job.set(None);
    view! {
        <Show when=move || { count.get() > 0 || running.get() }>
            <div class="bulk" role="toolbar" aria-label=move || t::bulk_label(Count(count.get()))>
                <Show when=move || running.get() fallback=move || view! { <Idle bulk count known ask /> }>
                    {move || bulk.job.get().map(|job| view! { <JobLine job /> })}
                    <IconButton glyph=Glyph::X label=l::job_to_tray on_press=hide />
                </Show>
            </div>
        </Show>
        <BulkQuestion asked people=state.people on_confirm=move |(asked, count): (Asked, i64)| bulk.start(asked.change, asked.targets, count) />
    }
}

#[component]
fn Idle(bulk: Bulk, count: Memo<i64>, known: Known, ask: Callback<Change>) -> impl IntoView {
    let Bulk { state, selection, .. } = bulk;
    let tags = move || known.tags.value.get().unwrap_or_default();
    let entries = move |change: fn(TagView) -> Change| {
        let entry = |tag: TagView| {
            let name = tag.name.clone();
            view! { <MenuItem icon=Glyph::Tag on_press=move |()| ask.run(change(tag.clone()))>{name}</MenuItem> }
        };
        match tags() {
            none if none.is_empty() => view! { <MenuHead>{t::no_tags}</MenuHead> }.into_any(),
            all => all.into_iter().map(entry).collect_view().into_any(),
        }
    };
    let all = move || {
        selection.beyond().map(|n| {
            view! {
                <button class="link everybody" type="button" on:click=move |_| selection.everybody()>{l::select_everybody(Count(n))}</button>
            }
        })
    };
    let words = move || match selection.everybody.get() {
        true => l::everybody_selected(Count(count.get())),
        false => interface::selected(Count(count.get())),
    };
    let may_write = move || session::may(rights(state.people).write);
    let may_archive = move || session::may(rights(state.people).delete);
    let tag = || view! { <Icon glyph=Glyph::Tag />{t::bulk_tag} };
    let more = || view! { <Icon glyph=Glyph::More /> };
    view! {
        <span class="n" role="status">{words}</span>
        {all}
        <span class="sep"></span>
        <Show when=may_write><Menu trigger=tag label=t::bulk_tag>{move || entries(Change::Tag)}</Menu></Show>
        <Show when=move || may_write() || may_archive()>
            <Menu trigger=more label=interface::more icon_only=true>
                <Show when=may_write><MenuHead>{l::untag}</MenuHead>{move || entries(Change::Untag)}</Show>
                <Show when=may_archive>
                    <MenuLine />
                    <MenuItem icon=Glyph::Archive danger=true on_press=move |()| ask.run(Change::Archive)>{l::archive_many}</MenuItem>
                </Show>
            </Menu>
        </Show>
        <span class="sep"></span>
        <IconButton glyph=Glyph::X label=interface::clear_selection on_press=move |()| selection.clear() />
    }
}

impl Bulk {
    fn start(self, change: Change, targets: Targets, count: i64) {
        let people = self.state.people;
        let job = jobs::start(change.title(), count, move |job| async move {
            let outcome = change::run(&job, people, &change, targets).await;
            self.show(&outcome);
            report(people, &change, outcome.changed, outcome.refused.len(), job.is_stopped());
        });
        self.job.set(Some(job));
    }

    /// Brings the list up to date, unless it has gone.
    fn show(self, outcome: &change::Outcome) {
        if self.rows.records.try_get_untracked().is_none() {
            return;
        }
        self.selection.clear();
        // Those who were refused stay selected, to be tried again.
        self.selection.ids.set(outcome.refused.iter().copied().collect());
        match outcome.fits_on_page() {
            true => outcome.records.iter().for_each(|record| self.rows.put(record.clone())),
            false => fresh::mark(),
        }
    }
}

fn report(people: People, change: &Change, changed: Vec<Uuid>, refused: usize, stopped: bool) {
    if refused > 0 {
        toast::done(l::some_refused(Count(refused as i64)));
    }
    if changed.is_empty() {
        if refused == 0 && !stopped {
            toast::done(l::nothing_to_do());
        }
        return;
    }
    let (undone, changed) = (change.undone(), Arc::new(changed));
    toast::undoable(change.done(changed.len()), move || undo(people, undone.clone(), changed.to_vec()));
}

/// Undoes as much as was done, as work of its own.
fn undo(people: People, change: Change, ids: Vec<Uuid>) {
    let count = ids.len() as i64;
    jobs::start(change.title(), count, move |job| async move {
        let outcome = change::run(&job, people, &change, Targets::These(Vec::new(), ids)).await;
        fresh::mark();
        if outcome.refused.is_empty() {
            toast::done(change.done(outcome.changed.len()));
        } else {
            toast::done(l::some_refused(Count(outcome.refused.len() as i64)));
        }
    });
}
