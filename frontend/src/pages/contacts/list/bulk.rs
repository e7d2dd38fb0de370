//! What can be done with several people at once: give them a tag.

use std::collections::HashSet;
use std::sync::Arc;

use domain::contacts::{ContactView, TagView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use uuid::Uuid;

use crate::api::contacts::{self as api, People};
use crate::api::{Failure, session};
use crate::components::grid::Rows;
use crate::components::{Button, Glyph, Icon, IconButton, Kind, Menu, MenuHead, MenuItem, toast};
use crate::i18n::{
    Count,
    texts::{interface, patients as t},
};
use crate::pages::contacts::{fresh, rights::rights};
use crate::remote::Remote;

/// How far a change of many has come.
#[derive(Clone, Copy)]
struct Progress {
    done: RwSignal<usize>,
    all: RwSignal<usize>,
    stopped: RwSignal<bool>,
}

impl Progress {
    fn runs(self) -> bool {
        self.all.get() > 0
    }
}

/// The bar that floats over a list while rows are selected.
#[component]
pub fn BulkBar(people: People, rows: Rows<ContactView>, selection: RwSignal<HashSet<Uuid>>, tags: Remote<Vec<TagView>>) -> impl IntoView {
    let progress = Progress { done: RwSignal::new(0), all: RwSignal::new(0), stopped: RwSignal::new(false) };
    let count = move || Count(selection.with(HashSet::len) as i64);
    let trigger = || view! { <Icon glyph=Glyph::Tag />{t::bulk_tag} };
    let may = move || session::may(rights(people).write);
    let entries = move || {
        let all = tags.value.get().unwrap_or_default();
        if all.is_empty() {
            return view! { <MenuHead>{t::no_tags}</MenuHead> }.into_any();
        }
        let entry = |tag: TagView| {
            let name = tag.name.clone();
            view! { <MenuItem icon=Glyph::Tag on_press=move |()| start(people, rows, selection, progress, tag.clone())>{name}</MenuItem> }
        };
        all.into_iter().map(entry).collect_view().into_any()
    };
    let idle = move || {
        view! {
            <span class="n">{move || interface::selected(count())}</span>
            <span class="sep"></span>
            <Show when=may><Menu trigger label=t::bulk_tag>{entries}</Menu></Show>
            <span class="sep"></span>
            <IconButton glyph=Glyph::X label=interface::clear_selection on_press=move |()| selection.set(HashSet::new()) />
        }
    };
    let running = move || {
        view! {
            <span class="n" role="status">
                {move || t::bulk_progress(Count(progress.done.get() as i64), Count(progress.all.get() as i64))}
            </span>
            <progress class="progress" max=move || progress.all.get().to_string() prop:value=move || progress.done.get() as f64></progress>
            <Button kind=Kind::Quiet on_press=move |()| progress.stopped.set(true)>{t::bulk_stop}</Button>
        }
    };
    view! {
        <Show when=move || { count().0 > 0 || progress.runs() }>
            <div class="bulk" role="toolbar" aria-label=move || t::bulk_label(count())>
                {move || if progress.runs() { running().into_any() } else { idle().into_any() }}
            </div>
        </Show>
    }
}

fn start(people: People, rows: Rows<ContactView>, selection: RwSignal<HashSet<Uuid>>, progress: Progress, tag: TagView) {
    let chosen = selection.get_untracked();
    let lacks = |p: &&Arc<ContactView>| chosen.contains(&p.id) && !p.identity_only && p.tags.iter().all(|t| t.id != tag.id);
    let targets: Vec<Arc<ContactView>> = rows.records.with_untracked(|all| all.iter().filter(lacks).cloned().collect());
    if targets.is_empty() {
        return toast::done(t::bulk_none(&tag.name));
    }
    progress.done.set(0);
    progress.all.set(targets.len());
    progress.stopped.set(false);
    spawn_local(async move {
        let (mut changed, mut failed) = (Vec::new(), None::<Failure>);
        let mut refused = 0;
        for person in targets {
            // Gone with the page: what is done stays done.
            if progress.stopped.try_get_untracked().unwrap_or(true) {
                break;
            }
            match retag(people, &person, tag.id, true).await {
                Ok(record) => {
                    changed.push(record.id);
                    let _ = selection.try_update(|all| all.remove(&record.id));
                    if rows.records.try_get_untracked().is_some() {
                        rows.put(record);
                    }
                }
                Err(failure) => {
                    refused += 1;
                    failed = Some(failure);
                }
            }
            let _ = progress.done.try_update(|n| *n += 1);
        }
        let _ = progress.all.try_set(0);
        report(people, &tag, changed, refused, failed);
    });
}

fn report(people: People, tag: &TagView, changed: Vec<Uuid>, refused: i64, failed: Option<Failure>) {
    if let Some(failure) = failed {
        toast::done(t::bulk_failed(Count(refused)));
        toast::failed(&failure);
    }
    if !changed.is_empty() {
        let id = tag.id;
        toast::undoable(t::bulk_done(Count(changed.len() as i64), &tag.name), move || untag(people, changed.clone(), id));
    }
}

fn untag(people: People, changed: Vec<Uuid>, tag: Uuid) {
    spawn_local(async move {
        for id in changed {
            let outcome = async { retag(people, &api::find_person(people, id).await?.record, tag, false).await };
            if let Err(failure) = outcome.await {
                toast::failed(&failure);
                break;
            }
        }
        fresh::mark();
    });
}

/// Adds a tag to a person, or takes it away.
async fn retag(people: People, person: &ContactView, tag: Uuid, add: bool) -> Result<ContactView, Failure> {
    let mut ids: Vec<Uuid> = person.tags.iter().map(|t| t.id).filter(|id| *id != tag).collect();
    if add {
        ids.push(tag);
    }
    Ok(api::update_person(people, person.id, &api::etag(person.version), &json!({ "tag_ids": ids })).await?.record)
}
