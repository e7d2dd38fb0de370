//! Tags on a record: added and removed at once, put back when the server refuses.

use domain::ErrorCode;
use domain::contacts::TagView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use uuid::Uuid;

use super::Opened;
use crate::api::contacts::{find_person, list_tags, update_person};
use crate::api::{Failure, session};
use crate::components::{Glyph, Icon, Menu, MenuHead, MenuItem, Tag, toast};
use crate::i18n::texts::{contacts as c, interface, patients, person as t};
use crate::pages::contacts::rights::rights;
use crate::remote::Remote;

/// The tags of a person.
#[component]
pub fn Tags(opened: Opened) -> impl IntoView {
    let mine = Memo::new(move |_| opened.person.with(|p| p.tags.clone()));
    let may = move || session::may(rights(opened.people).write) && opened.person.with(|p| p.archived_at.is_none());
    let all = Remote::new(|| async { Ok(list_tags().await?.data) });
    let tag = move |tag: TagView| {
        let (name, spoken) = (tag.name.clone(), tag.name.clone());
        let remove = may().then(|| {
            view! {
                <button
                    class="tag-x"
                    type="button"
                    aria-label=move || interface::remove_named(&spoken)
                    on:click=move |_| change(opened, tag.clone(), false)
                >
                    <Icon glyph=Glyph::X size="i-sm" />
                </button>
            }
        });
        view! { <Tag>{name}{remove}</Tag> }
    };
    let offers = move || {
        let worn = mine.get();
        let known = all.value.get().unwrap_or_default();
        let nobody_has_made_one = known.is_empty();
        let free: Vec<TagView> = known.into_iter().filter(|tag| worn.iter().all(|w| w.id != tag.id)).collect();
        if free.is_empty() {
            let why = if nobody_has_made_one { patients::no_tags } else { t::no_more_tags };
            return view! { <MenuHead>{why}</MenuHead> }.into_any();
        }
        let offer = |tag: TagView| {
            let name = tag.name.clone();
            view! { <MenuItem icon=Glyph::Tag on_press=move |()| change(opened, tag.clone(), true)>{name}</MenuItem> }
        };
        free.into_iter().map(offer).collect_view().into_any()
    };
    let trigger = || view! { <Icon glyph=Glyph::Plus />{t::add_tag} };
    view! {
        <section>
            <h3>{c::tags}</h3>
            <div class="tagsx">
                {move || mine.get().into_iter().map(tag).collect_view()}
                <Show when=may><Menu trigger label=t::add_tag_label class="chip add-tag">{offers}</Menu></Show>
            </div>
        </section>
    }
}

/// Shows the change at once, sends it, and offers to undo it.
fn change(opened: Opened, tag: TagView, add: bool) {
    let before = opened.person.with_untracked(|p| p.tags.clone());
    let mut after: Vec<TagView> = before.iter().filter(|t| t.id != tag.id).cloned().collect();
    if add {
        after.push(tag.clone());
        after.sort_by(|a, b| a.name.cmp(&b.name));
    }
    let ids: Vec<Uuid> = after.iter().map(|t| t.id).collect();
    show(opened, after);
    spawn_local(async move {
        match send(opened, &tag, add, ids).await {
            Ok(()) => {
                let done = if add { t::tag_added(&tag.name) } else { t::tag_removed(&tag.name) };
                toast::undoable(done, move || undo(opened, tag.clone(), add));
            }
            Err(failure) => {
                show(opened, before);
                toast::failed(&failure);
            }
        }
    });
}

/// Somebody else, or an earlier press, may have changed the record meanwhile; a tag is added to whatever it is now.
async fn send(opened: Opened, tag: &TagView, add: bool, ids: Vec<Uuid>) -> Result<(), Failure> {
    match opened.patch(json!({ "tag_ids": ids })).await {
        Err(failure) if failure.is(ErrorCode::Stale) => {}
        outcome => return outcome,
    }
    let Some(id) = opened.remote.value.try_get_untracked().flatten().map(|r| r.record.id) else { return Ok(()) };
    let now = find_person(opened.people, id).await?;
    let mut ids: Vec<Uuid> = now.record.tags.iter().map(|t| t.id).filter(|id| *id != tag.id).collect();
    ids.extend(add.then_some(tag.id));
    let changed = update_person(opened.people, id, &now.etag, &json!({ "tag_ids": ids })).await?;
    if opened.remote.value.try_get_untracked().is_some() {
        opened.remote.put(changed);
    }
    Ok(())
}

fn undo(opened: Opened, tag: TagView, added: bool) {
    // After the page has gone there is no record left to change.
    if opened.remote.value.try_get_untracked().is_some() {
        change(opened, tag, !added);
    }
}

fn show(opened: Opened, tags: Vec<TagView>) {
    let _ = opened.remote.value.try_update(|revision| {
        if let Some(revision) = revision {
            revision.record.tags = tags;
        }
    });
}
