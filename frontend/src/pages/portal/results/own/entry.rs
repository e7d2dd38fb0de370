//! One value of the sheet: typed, echoed, asked about where it is in doubt.

use domain::lab::{AnalyteView, EnterObservation, Reading, shown_unit};
use leptos::prelude::*;

use super::reading::{self, Typed};
use crate::components::{FormErrors, SelectField, TextField};
use crate::i18n::{lang, texts::portal_results as t};
use crate::pages::portal::parts::icon;

/// A value that is being entered.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Stays the same while other values come and go.
    pub key: u32,
    pub analyte: StoredValue<AnalyteView>,
    text: RwSignal<String>,
    unit: RwSignal<String>,
    /// Which of two readings was chosen, with the text that it was chosen for.
    chosen: RwSignal<Option<(String, Reading)>>,
    /// The text that was looked at again.
    confirmed: RwSignal<Option<String>>,
}

impl Entry {
    pub fn new(key: u32, analyte: AnalyteView) -> Entry {
        let unit = RwSignal::new(analyte.unit.clone());
        let (text, chosen, confirmed) = (RwSignal::new(String::new()), RwSignal::new(None), RwSignal::new(None));
        Entry { key, analyte: StoredValue::new(analyte), text, unit, chosen, confirmed }
    }

    /// Where its errors stand.
    pub fn pointer(self) -> String {
        format!("/values/{}", self.key)
    }

    pub fn name(self) -> String {
        self.analyte.with_value(|analyte| analyte.plain(lang()).to_owned())
    }

    fn typed(self) -> Typed {
        let decimals = self.analyte.with_value(|analyte| analyte.decimals);
        self.text.with(|text| Typed::read(text, decimals))
    }

    /// The number that was meant, once that is certain.
    fn number(self) -> Option<Reading> {
        match self.typed() {
            Typed::Number(reading) => Some(reading),
            Typed::Ambiguous { .. } => self.chosen.get().filter(|(text, _)| self.text.with(|now| now == text)).map(|(_, reading)| reading),
            _ => None,
        }
    }

    fn is_implausible(self) -> bool {
        let number = self.number();
        self.analyte.with_value(|analyte| {
            let own = number.and_then(|reading| self.unit.with(|unit| analyte.convert(reading.value, unit)));
            own.is_some_and(|value| analyte.is_implausible(value))
        })
    }

    fn is_confirmed(self) -> bool {
        self.confirmed.with(|confirmed| confirmed.as_deref() == Some(self.text.get().as_str()))
    }

    /// What is sent, or what is missing.
    pub fn read(self) -> Result<EnterObservation, &'static str> {
        let sent = EnterObservation { analyte_id: self.analyte.with_value(|analyte| analyte.id), ..EnterObservation::default() };
        match (self.typed(), self.number()) {
            (Typed::Nothing, _) => Err(t::value_missing()),
            (Typed::Unreadable, _) => Err(t::value_unread()),
            (Typed::Words(words), _) => Ok(EnterObservation { words: Some(words), ..sent }),
            (Typed::Ambiguous { .. }, None) => Err(t::value_unclear()),
            (_, Some(_)) if self.is_implausible() && !self.is_confirmed() => Err(t::value_unsure()),
            (typed, Some(reading)) => {
                let doubtful = matches!(typed, Typed::Ambiguous { .. });
                let value = if doubtful { reading::sent(reading) } else { self.text.get().trim().to_owned() };
                Ok(EnterObservation { value: Some(value), unit: Some(self.unit.get()), confirmed: self.is_confirmed(), ..sent })
            }
            (Typed::Number(_), None) => Err(t::value_unread()),
        }
    }
}

/// The fields of a value.
#[component]
pub fn EntryFields(
    entry: Entry,
    /// Leaves the value out; without it there is no button.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let name = entry.name();
    let units = entry.analyte.with_value(|analyte| {
        let all = std::iter::once(&analyte.unit).chain(analyte.units.iter().map(|other| &other.unit));
        all.map(|unit| (unit.clone(), shown_unit(unit, lang()).to_owned())).collect::<Vec<_>>()
    });
    let spoken = t::remove_value(&name);
    let label = match units.as_slice() {
        [(_, only)] if !only.is_empty() => t::value_in(&name, only),
        _ => name.clone(),
    };
    let several = (units.len() > 1).then(|| view! { <SelectField label=t::unit_of(&name) value=entry.unit options=units /> });
    let wide = several.is_some();
    view! {
        <div class="own-value">
            <div class="own-row" data-units=wide>
                <TextField label value=entry.text at=entry.pointer() hint=t::value_hint inputmode="decimal" max_length=40 />
                {several}
                {on_remove.map(|on_remove| view! {
                    <button class="icon-btn" type="button" aria-label=spoken on:click=move |_| on_remove.run(())>{icon("#i-x", "i")}</button>
                })}
            </div>
            <div role="status">{move || echo(entry)}</div>
            {move || doubt(entry)}
            {move || unusual(entry)}
        </div>
    }
}

fn echo(entry: Entry) -> Option<impl IntoView> {
    let text = match (entry.typed(), entry.number()) {
        (Typed::Words(words), _) => t::echo_words(&words),
        (typed, Some(reading)) => {
            // what was in doubt is not written with the decimals that it seemed to have
            let text = if matches!(typed, Typed::Ambiguous { .. }) { reading::plain(reading) } else { entry.text.get() };
            entry.analyte.with_value(|analyte| reading::echo(reading, &text, &entry.unit.get(), analyte))
        }
        _ => return None,
    };
    Some(view! { <p class="echo">{icon("#i-check", "i s")}{text}</p> })
}

/// Asks which of two numbers was meant.
fn doubt(entry: Entry) -> Option<impl IntoView> {
    let Typed::Ambiguous { fraction, whole } = entry.typed() else { return None };
    let (text, unit) = (entry.text.get(), entry.unit.get());
    let errors: Option<FormErrors> = use_context();
    let question = t::which(text.trim());
    let option = move |reading: Reading| {
        let (text, name) = (text.clone(), format!("which-{}", entry.key));
        let label = reading::choice(reading, &unit);
        let chosen = move || entry.chosen.with(|chosen| chosen.as_ref().is_some_and(|(_, other)| *other == reading));
        let choose = move |_| {
            entry.chosen.set(Some((text.clone(), reading)));
            if let Some(errors) = errors {
                errors.clear();
            }
        };
        view! { <label><input type="radio" name=name prop:checked=chosen on:change=choose />{label}</label> }
    };
    Some(view! {
        <fieldset class="field doubt">
            <legend class="label">{question}</legend>
            <div class="seg">{option(fraction)}{option(whole)}</div>
        </fieldset>
    })
}

/// Asks to look again at what is hardly possible.
fn unusual(entry: Entry) -> Option<impl IntoView> {
    entry.is_implausible().then(|| {
        let change = move |event| entry.confirmed.set(event_target_checked(&event).then(|| entry.text.get_untracked()));
        view! {
            <div class="notice warn">
                {icon("#i-alert", "i")}
                <p><b>{t::implausible}</b></p>
                <label class="check"><input type="checkbox" prop:checked=move || entry.is_confirmed() on:change=change /><span>{t::implausible_confirm}</span></label>
            </div>
        }
    })
}
