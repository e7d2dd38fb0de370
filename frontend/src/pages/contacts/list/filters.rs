//! The filters in force as chips, and how one is added or changed.

use domain::contacts::{ContactField, TagView};
use domain::filter::{Condition, FilterField};
use leptos::prelude::*;

use super::fields::{self, FIELDS};
use super::filter_editor::FilterEditor;
use super::state::ListState;
use crate::components::{FilterChip, Glyph, Icon, Menu, MenuItem, Popover};
use crate::i18n::texts::{interface, patients as t};
use crate::remote::Remote;

/// A filter that is being made or changed: the field, and the place of the chip it will replace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Editing {
    pub field: ContactField,
    pub at: Option<usize>,
}

/// The chips, and the button that adds one.
#[component]
pub fn Filters(state: ListState, tags: Remote<Vec<TagView>>) -> impl IntoView {
    let editing = RwSignal::new(None::<Editing>);
    let open = RwSignal::new(false);
    let edit = move |field, at| {
        editing.set(Some(Editing { field, at }));
        // An editor that is open for another chip starts anew.
        open.set(false);
        request_animation_frame(move || _ = open.try_set(true));
    };
    let chips = move || {
        let all = state.conditions.get().into_iter().enumerate();
        all.map(|(at, condition)| chip(state, tags, at, condition, edit)).collect_view()
    };
    let rest = move || {
        state.rest.get().map(|_| {
            view! {
                <FilterChip
                    field=t::filter_rest
                    op=t::op_is
                    value=t::filter_rest_value
                    on_edit=|()| ()
                    on_remove=move |()| state.rest.set(None)
                />
            }
        })
    };
    let add = || view! { <Icon glyph=Glyph::Plus /><span class="hide-phone">{interface::filter}</span> };
    let several = move || state.conditions.with(Vec::len) + usize::from(state.rest.with(Option::is_some)) > 1;
    view! {
        {chips}
        {rest}
        <Menu trigger=add label=interface::add_filter class="chip add-filter">
            {FIELDS.map(|field| view! {
                <MenuItem icon=fields::glyph(field) on_press=move |()| edit(field, None)>{move || fields::label(field)}</MenuItem>
            }).collect_view()}
        </Menu>
        <Show when=several>
            <button class="link clear" type="button" on:click=move |_| state.clear()>{interface::clear_filters}</button>
        </Show>
        <Popover open near=".add-filter" label=move || editing.get().map(|e| t::filter_of(fields::label(e.field))).unwrap_or_default()>
            {move || editing.get().map(|editing| view! { <FilterEditor state tags editing on_done=move |()| open.set(false) /> })}
        </Popover>
    }
}

fn chip(
    state: ListState,
    tags: Remote<Vec<TagView>>,
    at: usize,
    condition: Condition,
    edit: impl Fn(ContactField, Option<usize>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let field = ContactField::from_name(&condition.field);
    let condition = StoredValue::new(condition);
    let words = Memo::new(move |_| condition.with_value(|condition| fields::words(condition, tags)));
    let remove = move |()| {
        state.conditions.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
    };
    let on_edit = move |()| {
        if let Some(field) = field.filter(|field| FIELDS.contains(field)) {
            edit(field, Some(at));
        }
    };
    view! {
        <FilterChip
            glyph=field.map_or(Glyph::Filter, fields::glyph)
            field=move || field.map_or("", fields::label)
            op=move || words.get().0
            value=move || words.get().1
            on_edit
            on_remove=remove
        />
    }
}
