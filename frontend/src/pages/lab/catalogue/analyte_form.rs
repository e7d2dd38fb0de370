//! One analyte: how it is called, measured and read.

use domain::lab::{AnalyteCategory, CreateAnalyte};
use leptos::prelude::*;
use uuid::Uuid;

use super::numbers::{limit, limit_text};
use super::ranges::{Ranges, RangesField};
use super::units::{Units, UnitsField};
use crate::api::lab::Analytes;
use crate::components::{Checkbox, SelectField, TextArea, TextField};
use crate::i18n::{
    lang,
    texts::{lab_catalogue as t, settings},
};
use crate::pages::lab::words;
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<Analytes> = Saved {
    list: Route::Settings(Setting::Analytes),
    made: None,
    name: words::analyte_name,
    fields: &[
        ("code", t::loinc),
        ("name_id", settings::name_id),
        ("name_en", settings::name_en),
        ("plain_id", t::plain_id),
        ("plain_en", t::plain_en),
        ("about_id", t::about_id),
        ("about_en", t::about_en),
        ("unit", t::unit),
        ("decimals", t::decimals),
        ("category", t::category),
        ("position", t::position),
        ("plausible_low", t::plausible_low),
        ("plausible_high", t::plausible_high),
        ("with_comment", t::with_comment),
        ("units", t::other_units),
        ("ranges", t::ranges),
    ],
};

/// The form.
#[component]
pub fn AnalyteForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_analyte } else { t::new_analyte };
    shell::title(move || title().to_owned());
    let text = String::new;
    let blank = move || CreateAnalyte {
        code: text(),
        name_id: text(),
        name_en: text(),
        plain_id: text(),
        plain_en: text(),
        about_id: text(),
        about_en: text(),
        unit: text(),
        decimals: 0,
        category: AnalyteCategory::Other,
        position: 1_000,
        plausible_low: None,
        plausible_high: None,
        with_comment: false,
        units: Vec::new(),
        ranges: Vec::new(),
    };
    view! {
        <SettingsPage current=Some(Setting::Analytes) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

/// What the fields hold.
#[derive(Clone, Copy)]
struct Held {
    code: RwSignal<String>,
    names: [RwSignal<String>; 6],
    unit: RwSignal<String>,
    decimals: RwSignal<String>,
    category: RwSignal<String>,
    position: RwSignal<String>,
    plausible: [RwSignal<String>; 2],
    with_comment: RwSignal<bool>,
}

impl Held {
    fn of(form: &CreateAnalyte) -> Held {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let names = [&form.name_id, &form.name_en, &form.plain_id, &form.plain_en, &form.about_id, &form.about_en];
        Held {
            code: text(&form.code),
            names: names.map(|name| text(name)),
            unit: text(&form.unit),
            decimals: text(&form.decimals.to_string()),
            category: text(form.category.code()),
            position: text(&form.position.to_string()),
            plausible: [form.plausible_low, form.plausible_high].map(|value| RwSignal::new(limit_text(value))),
            with_comment: RwSignal::new(form.with_comment),
        }
    }

    fn form(self, units: Units, ranges: Ranges) -> CreateAnalyte {
        let [name_id, name_en, plain_id, plain_en, about_id, about_en] = self.names.map(|name| name.get());
        let [low, high] = self.plausible.map(|text| text.with(|text| limit(text)));
        // What cannot be read is made to fail the check, which then says so at the field.
        let unread = [low, high].into_iter().flatten().any(f64::is_nan);
        let (plausible_low, plausible_high) = if unread { (Some(1.0), Some(0.0)) } else { (low, high) };
        CreateAnalyte {
            code: self.code.get(),
            name_id,
            name_en,
            plain_id,
            plain_en,
            about_id,
            about_en,
            unit: self.unit.get(),
            decimals: self.decimals.with(|text| text.trim().parse().unwrap_or(-1)),
            category: self.category.with(|code| AnalyteCategory::from_code(code)).unwrap_or(AnalyteCategory::Other),
            position: self.position.with(|text| text.trim().parse().unwrap_or(-1)),
            plausible_low,
            plausible_high,
            with_comment: self.with_comment.get(),
            units: units.form(),
            ranges: ranges.form(),
        }
    }
}

#[component]
fn Fields(editor: Editor<Analytes>) -> impl IntoView {
    let first = editor.form();
    let held = Held::of(&first);
    let (units, ranges) = (Units::of(&first.units), Ranges::of(&first.ranges));
    editor.follow(move || held.form(units, ranges));
    let categories =
        Signal::derive(|| AnalyteCategory::ALL.iter().map(|c| (c.code().to_owned(), c.label(lang()).to_owned())).collect::<Vec<_>>());
    let [name_id, name_en, plain_id, plain_en, about_id, about_en] = held.names;
    let [low, high] = held.plausible;
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=editor.id.is_none() max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
            <TextField label=t::plain_id at="/plain_id" value=plain_id hint=t::plain_hint max_length=100 />
            <TextField label=t::plain_en at="/plain_en" value=plain_en max_length=100 />
        </div>
        <div class="pair">
            <TextArea label=t::about_id at="/about_id" value=about_id optional=true max_length=1000 />
            <TextArea label=t::about_en at="/about_en" value=about_en optional=true max_length=1000 />
        </div>
        <div class="pair">
            <TextField label=t::loinc at="/code" value=held.code hint=t::loinc_hint max_length=20 />
            <SelectField label=t::category at="/category" value=held.category options=categories />
            <TextField label=t::unit at="/unit" value=held.unit hint=t::unit_hint max_length=40 />
            <TextField label=t::decimals at="/decimals" value=held.decimals inputmode="numeric" max_length=1 />
            <TextField label=t::position at="/position" value=held.position hint=t::position_hint inputmode="numeric" max_length=6 />
        </div>
        <div class="pair">
            <TextField label=t::plausible_low at="/plausible_low" value=low hint=t::plausible_hint optional=true inputmode="decimal" max_length=20 />
            <TextField label=t::plausible_high at="/plausible_high" value=high optional=true inputmode="decimal" max_length=20 />
        </div>
        <Checkbox label=t::with_comment checked=held.with_comment on_change=move |on: bool| held.with_comment.set(on) />
        <p class="sub">{t::with_comment_hint}</p>
        <RangesField ranges />
        <UnitsField units />
    }
}
