//! The filters in force as chips, and how one is added or changed.

use domain::contacts::ContactField;
use domain::filter::{Condition, FilterField};
use leptos::prelude::*;

use super::builder::FilterBuilder;
use super::fields::{self, offered};
use super::filter_editor::FilterEditor;
use super::filter_set::{Group, Join, Part};
use super::known::Known;
use super::sentence;
use super::state::ListState;
use crate::components::{FilterChip, Glyph, Icon, Menu, MenuItem, MenuLine, Popover};
use crate::i18n::texts::{interface, lists as l, patients as t};

/// A filter that is being made or changed: the field, and the place of the chip it will replace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Editing {
    pub field: ContactField,
    pub at: Option<usize>,
}

/// What a chip can do.
#[derive(Clone, Copy)]
struct Acts {
    state: ListState,
    known: Known,
    editing: RwSignal<Option<Editing>>,
    open: RwSignal<bool>,
    building: RwSignal<bool>,
}

impl Acts {
    fn edit(self, field: ContactField, at: Option<usize>) {
        self.editing.set(Some(Editing { field, at }));
        // An editor that is open for another chip starts anew.
        self.open.set(false);
        request_animation_frame(move || _ = self.open.try_set(true));
    }

    fn remove(self, at: usize) {
        self.state.filter.update(|filter| {
            if at < filter.parts.len() {
                filter.parts.remove(at);
            }
            if filter.parts.len() < 2 {
                // One alternative is none.
                *filter = Group::of(filter.tree().as_ref());
            }
        });
    }
}

/// The chips, and the button that adds one.
#[component]
pub fn Filters(state: ListState, known: Known) -> impl IntoView {
    let (editing, open, building) = (RwSignal::new(None::<Editing>), RwSignal::new(false), RwSignal::new(false));
    let acts = Acts { state, known, editing, open, building };
    let chips = move || {
        let filter = state.filter.get();
        let either = filter.join == Join::Any;
        let one = |(at, part): (usize, Part)| {
            let between = (either && at > 0).then(|| view! { <span class="fjoin">{l::or}</span> });
            let chip = match part {
                Part::One(condition) => chip(acts, at, condition).into_any(),
                Part::Group(group) => group_chip(acts, at, group).into_any(),
            };
            view! { {between}{chip} }
        };
        filter.parts.into_iter().enumerate().map(one).collect_view()
    };
    let add = || view! { <Icon glyph=Glyph::Plus /><span class="hide-phone">{interface::filter}</span> };
    let entry = move |field: ContactField| {
        view! { <MenuItem icon=fields::glyph(field) on_press=move |()| acts.edit(field, None)>{move || fields::label(field)}</MenuItem> }
    };
    let any = move || !state.filter.with(Group::is_empty);
    let several = move || state.filter.with(|filter| filter.parts.len()) > 1;
    view! {
        {chips}
        <Menu trigger=add label=interface::add_filter class="chip add-filter">
            {move || offered().into_iter().map(entry).collect_view()}
            <MenuLine />
            <MenuItem icon=Glyph::Sliders on_press=move |()| building.set(true)>{l::builder_open}</MenuItem>
        </Menu>
        <Show when=several>
            <button class="link clear" type="button" on:click=move |_| state.clear()>{interface::clear_filters}</button>
        </Show>
        <Popover open near=".add-filter" label=move || editing.get().map(|e| t::filter_of(fields::label(e.field))).unwrap_or_default()>
            {move || editing.get().map(|editing| view! { <FilterEditor state known editing on_done=move |()| open.set(false) /> })}
        </Popover>
        <FilterBuilder open=building state known />
        <p class="vh" role="status">{move || any().then(|| state.filter.with(|filter| l::filtered_by(&sentence::of_group(filter, known))))}</p>
    }
}

fn chip(acts: Acts, at: usize, condition: Condition) -> impl IntoView {
    let field = ContactField::from_name(&condition.field);
    let known = acts.known;
    let condition = StoredValue::new(condition);
    let words = Memo::new(move |_| condition.with_value(|condition| fields::words(condition, known)));
    let on_edit = move |()| match field.filter(|field| offered().contains(field)) {
        Some(field) => acts.edit(field, Some(at)),
        None => acts.building.set(true),
    };
    view! {
        <FilterChip
            glyph=field.map_or(Glyph::Filter, fields::glyph)
            field=move || field.map_or("", fields::label)
            op=move || words.get().0
            value=move || words.get().1
            on_edit
            on_remove=move |()| acts.remove(at)
        />
    }
}

/// A group in words; it is changed where groups are made.
fn group_chip(acts: Acts, at: usize, group: Group) -> impl IntoView {
    let (join, known) = (group.join, acts.known);
    let inner = Group { join: if join == Join::None { Join::Any } else { join }, parts: group.parts };
    let inner = StoredValue::new(inner);
    let words = Memo::new(move |_| inner.with_value(|inner| sentence::of_group(inner, known)));
    view! {
        <span class="fchips-group">
            <FilterChip
                glyph=Glyph::Sliders
                field=move || sentence::opening(join)
                value=move || words.get()
                on_edit=move |()| acts.building.set(true)
                on_remove=move |()| acts.remove(at)
            />
        </span>
    }
}
