//! The report that is open: as the server has it, and what is typed over it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::ErrorCode;
use domain::identity::Permission;
use domain::lab::{AnalyteCategory, CreateLabReport, LabReportState, LabReportView, LabSource, ObservationView};
use leptos::prelude::*;
use uuid::Uuid;

use super::row::Row;
use crate::api::lab::{LabReports, find_lab_report};
use crate::api::resource::update;
use crate::api::{Failure, Revision, contacts, session};
use crate::browser::timer::Debounce;
use crate::format::{self, Zone};
use crate::live;
use crate::pages::lab::known::Known;
use crate::pages::lab::new_report::Head;
use crate::pages::lab::words;
use crate::remote::Submit;
use crate::route;

/// After so long without a key, what can be saved is saved.
const PAUSE: Duration = Duration::from_millis(2_500);

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub struct Opened {
    /// As the server has it.
    pub view: RwSignal<LabReportView>,
    pub known: StoredValue<Known>,
    pub rows: RwSignal<Vec<Row>>,
    pub head: Head,
    /// Saving what is typed, and verifying.
    pub submit: Submit,
    pub saved_at: RwSignal<Option<DateTime<Utc>>>,
    pause: StoredValue<Debounce, LocalStorage>,
}

impl Opened {
    pub fn of(revision: Revision<LabReportView>, known: Known) -> Opened {
        let view = revision.record;
        let opened = Opened {
            head: Head::of(&view.writable(), words::zone_of(&view)),
            view: RwSignal::new(view.clone()),
            known: StoredValue::new(known),
            rows: RwSignal::new(Vec::new()),
            submit: Submit::new(),
            saved_at: RwSignal::new(None),
            pause: StoredValue::new_local(Debounce::default()),
        };
        opened.absorb(view);
        route::watch_unsaved(Signal::derive(move || opened.is_changed()));
        opened.save_after_a_pause();
        live::on(&["lab"], move |event| {
            let this = event.id.is_none_or(|id| opened.view.try_with_untracked(|v| v.id == id).unwrap_or(false));
            if this && !opened.submit.busy.get_untracked() && !untrack(|| opened.is_changed()) {
                opened.refresh();
            }
        });
        opened
    }

    pub fn id(self) -> Uuid {
        self.view.with_untracked(|view| view.id)
    }

    pub fn etag(self) -> String {
        contacts::etag(self.view.with_untracked(|view| view.version))
    }

    pub fn zone(self) -> Zone {
        self.view.with(words::zone_of)
    }

    /// `Siti Aminah, 12-03-1984`.
    pub fn patient(self) -> String {
        self.view.with(words::patient)
    }

    /// Whether values may be entered here and now.
    pub fn is_entered(self) -> bool {
        self.view.with(|view| view.source != LabSource::Patient && (view.state == LabReportState::Draft || view.awaited > 0))
            && session::may(Permission::WriteLab)
    }

    /// The codes of this report, for its history.
    pub fn codes(self) -> Vec<String> {
        self.view.with(|view| view.observations.iter().map(|o| o.code.clone()).collect())
    }

    /// The rows of a category, in their places.
    pub fn of_category(self, category: AnalyteCategory) -> Vec<Row> {
        self.rows.with(|rows| rows.iter().filter(|row| row.category() == category).copied().collect())
    }

    /// Takes over what the server has now; what is typed and not saved stays.
    pub fn absorb(self, view: LabReportView) {
        // What somebody else has changed of the head is shown, unless it was changed here as well.
        let old = self.view.with_untracked(LabReportView::writable);
        let mut typed = old.clone();
        untrack(|| self.head.write(&mut typed));
        if typed == old {
            self.head.load(&view.writable());
        }
        let mut rows = self.rows.get_untracked();
        rows.retain(|row| view.observations.iter().any(|o| o.analyte_id == row.analyte_id()));
        for observation in &view.observations {
            match rows.iter().find(|row| row.analyte_id() == observation.analyte_id) {
                Some(row) => row.absorb(observation),
                None => rows.extend(self.row(observation)),
            }
        }
        self.known.with_value(|known| rows.sort_by_key(|row| known.place(row.analyte_id())));
        let same = self.rows.with_untracked(|old| old.iter().map(|r| r.analyte_id()).eq(rows.iter().map(|r| r.analyte_id())));
        if !same {
            self.rows.set(rows);
        }
        self.view.set(view);
    }

    fn row(self, observation: &ObservationView) -> Option<Row> {
        self.known.with_value(|known| known.analyte(observation.analyte_id).map(|analyte| Row::new(analyte.clone(), observation.clone())))
    }

    /// What is typed, as far as it can be sent; a value that has to be asked about keeps what was saved.
    fn document(self) -> CreateLabReport {
        let mut form = self.view.with(LabReportView::writable);
        self.head.write(&mut form);
        for observation in &mut form.observations {
            let row = self.rows.with(|rows| rows.iter().find(|row| row.analyte_id() == observation.analyte_id).copied());
            if let Some(typed) = row.and_then(|row| row.typed()) {
                *observation = typed;
            }
        }
        form
    }

    /// Whether something can be saved.
    fn is_pending(self) -> bool {
        self.document() != self.view.with(LabReportView::writable)
    }

    /// Whether something would be lost.
    pub fn is_changed(self) -> bool {
        self.is_entered() && (self.is_pending() || self.rows.with(|rows| rows.iter().any(|row| row.is_open())))
    }

    /// Somebody else has changed the report since it was read.
    pub fn is_stale(self) -> bool {
        self.submit.failure.with(|failure| failure.as_ref().is_some_and(|f| f.is(ErrorCode::Stale)))
    }

    fn save_after_a_pause(self) {
        Effect::new(move |_| {
            let due = self.is_entered() && self.is_pending() && !self.submit.busy.get() && self.submit.failure.with(Option::is_none);
            if due {
                self.pause.with_value(|pause| pause.run(PAUSE, move || self.save_if_there()));
            }
        });
    }

    fn save_if_there(self) {
        if self.view.try_get_untracked().is_some() && untrack(|| self.is_entered() && self.is_pending()) {
            self.save();
        }
    }

    /// Saves what can be saved.
    pub fn save(self) {
        self.submit.run(self.saving(), move |view| {
            self.saved_at.set(Some(format::now()));
            self.absorb(view);
        });
    }

    /// Sends what is typed, when there is something, and gives the report as it is then.
    pub fn saving(self) -> impl Future<Output = Result<LabReportView, Failure>> + 'static {
        let (id, etag) = (self.id(), self.etag());
        let (before, after) = untrack(|| (self.view.with(LabReportView::writable), self.document()));
        let view = self.view.get_untracked();
        self.rows.with_untracked(|rows| rows.iter().for_each(Row::mark_sent));
        async move {
            match before == after {
                true => Ok(view),
                false => Ok(update::<LabReports>(id, &etag, &before, &after).await?.record),
            }
        }
    }

    /// Reads the report again; what is typed stays, and says what somebody else has saved instead.
    pub fn refresh(self) {
        let id = self.id();
        // What was sent and refused is not saved.
        self.rows.with_untracked(|rows| rows.iter().for_each(Row::forget_sent));
        self.submit.run(async move { find_lab_report(id).await }, move |read| self.absorb(read.record));
    }

    /// Adds an analyte to what is measured.
    pub fn add(self, analyte: Uuid) {
        let (id, etag) = (self.id(), self.etag());
        let (before, mut after) = untrack(|| (self.view.with(LabReportView::writable), self.document()));
        after.observations.push(domain::lab::EnterObservation { analyte_id: analyte, ..Default::default() });
        let call = async move { Ok(update::<LabReports>(id, &etag, &before, &after).await?.record) };
        self.submit.run(call, move |view| self.absorb(view));
    }

    /// Takes an analyte away that has no verified value.
    pub fn remove(self, analyte: Uuid) {
        let (id, etag) = (self.id(), self.etag());
        let (before, mut after) = untrack(|| (self.view.with(LabReportView::writable), self.document()));
        after.observations.retain(|o| o.analyte_id != analyte);
        let call = async move { Ok(update::<LabReports>(id, &etag, &before, &after).await?.record) };
        self.submit.run(call, move |view| self.absorb(view));
    }
}
