//! One analyte of a report: as it is saved, and what is typed.

use domain::lab::{AnalyteCategory, AnalyteView, EnterObservation, LabFlag, ObservationView};
use leptos::prelude::*;
use uuid::Uuid;

use super::reading::{Read, read, stored};
use crate::components::chart::words as chart;
use crate::pages::lab::words;

/// A row of the grid.
#[derive(Clone, Copy)]
pub struct Row {
    pub analyte: StoredValue<AnalyteView>,
    /// As the server has it.
    pub observation: RwSignal<ObservationView>,
    pub text: RwSignal<String>,
    pub unit: RwSignal<String>,
    /// The person has confirmed a value that is not plausible.
    pub confirmed: RwSignal<bool>,
    /// What is typed is a word, not a number.
    pub in_words: RwSignal<bool>,
    /// The field was left, so that what is unclear is asked now and not at every key.
    pub asking: RwSignal<bool>,
    /// What somebody else has saved while this was typed.
    pub theirs: RwSignal<Option<String>>,
    /// It was typed into since the page was opened, so that it says how it was read.
    pub echoes: RwSignal<bool>,
    touched: RwSignal<bool>,
    sent: StoredValue<Option<EnterObservation>>,
    pub read: Memo<Read>,
}

impl Row {
    pub fn new(analyte: AnalyteView, observation: ObservationView) -> Row {
        let text = RwSignal::new(written(&observation));
        let unit = RwSignal::new(observation.given_unit.clone().unwrap_or_else(|| analyte.unit.clone()));
        let confirmed = RwSignal::new(observation.confirmed);
        let in_words = RwSignal::new(observation.words.is_some());
        let analyte = StoredValue::new(analyte);
        let (observation, touched) = (RwSignal::new(observation), RwSignal::new(false));
        let read = Memo::new(move |_| {
            if !touched.get() {
                return observation.with(stored);
            }
            analyte.with_value(|a| text.with(|text| unit.with(|unit| read(text, unit, a, confirmed.get(), in_words.get()))))
        });
        Row {
            analyte,
            observation,
            text,
            unit,
            confirmed,
            in_words,
            asking: RwSignal::new(false),
            theirs: RwSignal::new(None),
            echoes: RwSignal::new(false),
            touched,
            sent: StoredValue::new(None),
            read,
        }
    }

    pub fn analyte_id(&self) -> Uuid {
        self.analyte.with_value(|a| a.id)
    }

    pub fn category(&self) -> AnalyteCategory {
        self.analyte.with_value(|a| a.category)
    }

    pub fn name(&self) -> String {
        self.analyte.with_value(words::analyte_name)
    }

    pub fn decimals(&self) -> usize {
        self.analyte.with_value(words::decimals)
    }

    /// The unit of the analyte and those from which it is converted.
    pub fn units(&self) -> Vec<String> {
        self.analyte.with_value(|a| std::iter::once(a.unit.clone()).chain(a.units.iter().map(|u| u.unit.clone())).collect())
    }

    /// The id of its field.
    pub fn field(&self) -> String {
        format!("lab-{}", self.analyte_id())
    }

    /// Whether it is verified, so that only a correction changes it.
    pub fn is_verified(&self) -> bool {
        self.observation.with(|o| o.verified_at.is_some())
    }

    /// The person types.
    pub fn type_in(&self, text: String) {
        self.touched.set(true);
        self.echoes.set(true);
        self.confirmed.set(false);
        self.in_words.set(false);
        self.asking.set(false);
        self.text.set(text);
    }

    /// The person decides on a spelling that can be read in one way only.
    pub fn settle(&self, spelling: String) {
        self.touched.set(true);
        self.text.set(spelling);
    }

    /// The person stands by what is typed.
    pub fn confirm(&self) {
        self.touched.set(true);
        self.confirmed.set(true);
    }

    pub fn take_as_words(&self) {
        self.touched.set(true);
        self.in_words.set(true);
    }

    pub fn choose_unit(&self, unit: String) {
        self.touched.set(true);
        self.confirmed.set(false);
        self.unit.set(unit);
    }

    /// What is to be sent instead of what is saved: none while nothing was typed, or while it has to be asked about.
    pub fn typed(&self) -> Option<EnterObservation> {
        if !self.touched.get() || self.is_verified() {
            return None;
        }
        let entered = self.entered()?;
        Some(EnterObservation { method: self.observation.with(|o| o.method.clone()), ..entered })
    }

    /// What is typed, when it can be read.
    pub fn entered(&self) -> Option<EnterObservation> {
        let unit = Some(self.unit.get()).filter(|unit| self.analyte.with_value(|a| a.unit != *unit));
        let empty = EnterObservation { analyte_id: self.analyte_id(), ..EnterObservation::default() };
        match self.read.get() {
            Read::Nothing => Some(empty),
            Read::Value { spelling, .. } => {
                Some(EnterObservation { value: Some(spelling), unit, confirmed: self.confirmed.get(), ..empty })
            }
            Read::Words(words) => Some(EnterObservation { words: Some(words), ..empty }),
            Read::Ambiguous(_) | Read::Implausible { .. } | Read::Unread => None,
        }
    }

    /// Whether something has to be asked before it can be saved.
    pub fn is_open(&self) -> bool {
        !self.is_verified() && matches!(self.read.get(), Read::Ambiguous(_) | Read::Implausible { .. } | Read::Unread)
    }

    /// Whether it is asked about now.
    pub fn asks(&self) -> bool {
        self.asking.get() && self.is_open()
    }

    /// Whether there is a value, saved or typed.
    pub fn is_filled(&self) -> bool {
        self.is_verified() || !matches!(self.read.get(), Read::Nothing)
    }

    /// What was on its way was refused.
    pub fn forget_sent(&self) {
        self.sent.set_value(None);
    }

    /// Remembers what is on its way.
    pub fn mark_sent(&self) {
        self.sent.set_value(untrack(|| self.typed()));
    }

    /// Takes over what is saved. What was typed after it was sent stays.
    pub fn absorb(&self, observation: &ObservationView) {
        let typed = untrack(|| self.typed());
        let open = self.touched.get_untracked() && (typed.is_none() || typed != self.sent.get_value());
        let changed = self.observation.with_untracked(|old| written(old) != written(observation));
        let settled = observation.verified_at.is_some();
        self.observation.set(observation.clone());
        if open && !settled {
            self.theirs.set(changed.then(|| written(observation)));
            return;
        }
        self.theirs.set(None);
        self.touched.set(false);
        self.sent.set_value(None);
        let text = written(observation);
        // The field keeps its caret when nothing changes.
        if self.text.with_untracked(|now| *now != text) {
            self.text.set(text);
        }
        let unit = observation.given_unit.clone().unwrap_or_else(|| self.analyte.with_value(|a| a.unit.clone()));
        self.unit.set(unit);
        self.confirmed.set(observation.confirmed);
        self.in_words.set(observation.words.is_some());
    }

    /// What the value is beside the limits, at once.
    pub fn flag(&self) -> Option<LabFlag> {
        if self.is_verified() {
            return self.observation.with(|o| o.flag);
        }
        let decimals = self.analyte.with_value(|analyte| analyte.decimals);
        match self.read.get() {
            Read::Value { reading, .. } => self.observation.with(|o| o.limits.flag(reading, decimals)),
            _ => None,
        }
    }

    /// `−9`, beside the value before this report.
    pub fn difference(&self) -> Option<String> {
        let before = self.observation.with(|o| o.previous)?;
        let now = match self.read.get() {
            Read::Value { reading, .. } if reading.comparator.is_none() => Some(reading.value),
            _ => self.is_verified().then(|| self.observation.with(|o| o.value)).flatten(),
        };
        now.map(|now| chart::difference(now, before, self.decimals()))
    }
}

/// What was typed, as it was typed.
fn written(observation: &ObservationView) -> String {
    observation.given_value.clone().or_else(|| observation.words.clone()).unwrap_or_default()
}
