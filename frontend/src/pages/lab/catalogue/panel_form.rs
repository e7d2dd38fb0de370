//! One panel: its names, and its analytes in the order of the grid.

use domain::lab::CreateLabPanel;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::lab::LabPanels;
use crate::components::chart::words as chart;
use crate::components::{FormErrors, Glyph, Icon, IconButton, Size, TextField};
use crate::i18n::texts::{interface, lab_catalogue as t, settings};
use crate::pages::lab::known::Known;
use crate::pages::lab::tests_choice::AnalytePicker;
use crate::pages::lab::words;
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit, suggest_code};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<LabPanels> = Saved {
    list: Route::Settings(Setting::LabPanels),
    made: None,
    name: words::panel_name,
    fields: &[("name_id", settings::name_id), ("name_en", settings::name_en), ("code", settings::code), ("analyte_ids", t::tests)],
};

/// The form.
#[component]
pub fn PanelForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_panel } else { t::new_panel };
    shell::title(move || title().to_owned());
    let blank = || CreateLabPanel { code: String::new(), name_id: String::new(), name_en: String::new(), analyte_ids: Vec::new() };
    view! {
        <SettingsPage current=Some(Setting::LabPanels) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<LabPanels>) -> impl IntoView {
    let first = editor.form();
    let (name_id, name_en) = (RwSignal::new(first.name_id.clone()), RwSignal::new(first.name_en.clone()));
    let (code, ids) = (RwSignal::new(first.code.clone()), RwSignal::new(first.analyte_ids.clone()));
    if editor.id.is_none() {
        suggest_code(code, name_en);
    }
    editor.follow(move || CreateLabPanel { code: code.get(), name_id: name_id.get(), name_en: name_en.get(), analyte_ids: ids.get() });
    let known = Known::read();
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=editor.id.is_none() max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
        </div>
        <TextField label=settings::code at="/code" value=code hint=settings::code_hint max_length=40 />
        <Members known ids />
    }
}

/// The analytes, each movable.
#[component]
fn Members(known: Remote<Known>, ids: RwSignal<Vec<Uuid>>) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let error = move || {
        let error = errors.and_then(|errors| errors.at("/analyte_ids"));
        error.map(|error| view! { <span class="err"><Icon glyph=Glyph::Alert />{error}</span> })
    };
    let line = move |(place, id): (usize, Uuid)| {
        let found = known.value.with(|known| known.as_ref().and_then(|known| known.analyte(id).cloned()));
        let (name, unit) = found.map(|a| (words::analyte_name(&a), chart::unit(&a.unit).to_owned())).unwrap_or_default();
        let (up, down, gone) = (name.clone(), name.clone(), name.clone());
        let swap = move |with: usize| {
            ids.update(|ids| {
                if with < ids.len() {
                    ids.swap(place, with)
                }
            })
        };
        view! {
            <li>
                <span>{name}" "<span class="sub">{unit}</span></span>
                <span class="rowx">
                    <IconButton glyph=Glyph::Up size=Size::Small disabled=Signal::derive(move || place == 0) label=move || t::move_up(&up) on_press=move |()| swap(place.wrapping_sub(1)) />
                    <IconButton glyph=Glyph::Down size=Size::Small disabled=Signal::derive(move || ids.with(|ids| place + 1 >= ids.len())) label=move || t::move_down(&down) on_press=move |()| swap(place + 1) />
                    <IconButton glyph=Glyph::X size=Size::Small label=move || interface::remove_named(&gone) on_press=move |()| ids.update(|ids| { ids.retain(|other| *other != id); }) />
                </span>
            </li>
        }
    };
    view! {
        <fieldset class="field part-list" id="f-analyte_ids" tabindex="-1">
            <legend class="label">{t::tests}</legend>
            <AnalytePicker known=known.value chosen=ids on_pick=move |id| ids.update(|ids| ids.push(id)) />
            <ul class="chosen-tests">{move || ids.get().into_iter().enumerate().map(line).collect_view()}</ul>
            <div aria-live="polite">{error}</div>
        </fieldset>
    }
}
