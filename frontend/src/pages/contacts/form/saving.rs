//! Sending the form: a new person, or what has changed of one.

use domain::contacts::{ContactDetails, ContactView, CreateContact, DuplicateMatch};
use domain::{Document, ErrorCode};
use leptos::prelude::*;
use uuid::Uuid;

use super::conflict::Conflict;
use super::draft::Draft;
use crate::api::contacts::{self as api, People};
use crate::api::{Failure, Key, Revision, patch};
use crate::components::{FormErrors, toast};
use crate::i18n::{lang, texts::registration as t};
use crate::pages::contacts::fresh;
use crate::remote::Submit;
use crate::route::{self, Route};

/// A form and where it goes.
#[derive(Clone, Copy)]
pub struct Form {
    pub people: People,
    pub draft: Draft,
    pub errors: FormErrors,
    pub submit: Submit,
    /// Who seems to be registered already, as the server said when it declined to save.
    pub refused: RwSignal<Vec<DuplicateMatch>>,
    pub conflict: RwSignal<Option<Conflict>>,
    /// The document as the form opened.
    start: StoredValue<CreateContact>,
    key: StoredValue<Key>,
    /// The record that is changed, as it was read; none for a new person.
    editing: StoredValue<Option<Revision<ContactView>>>,
}

impl Form {
    /// The form of somebody new, filled with what was typed elsewhere.
    pub fn new(people: People, person: &CreateContact) -> Form {
        let details = ContactDetails::default();
        // What was handed over is worth asking about when it would be lost.
        let blank = CreateContact { location_id: person.location_id, ..CreateContact::default() };
        let form = Form::make(people, Draft::of(person, &details), None);
        form.start.set_value(untrack(|| Draft::of(&blank, &details).document()));
        form
    }

    /// The form of a record.
    pub fn edit(people: People, revision: Revision<ContactView>) -> Form {
        let details = revision.record.details.clone().unwrap_or_default();
        Form::make(people, Draft::of(&revision.record.writable(), &details), Some(revision))
    }

    fn make(people: People, draft: Draft, editing: Option<Revision<ContactView>>) -> Form {
        let form = Form {
            people,
            draft,
            errors: FormErrors::provide(),
            submit: Submit::new(),
            refused: RwSignal::new(Vec::new()),
            conflict: RwSignal::new(None),
            start: StoredValue::new(untrack(|| draft.document())),
            key: StoredValue::new(Key::new()),
            editing: StoredValue::new(editing),
        };
        Effect::new(move |_| {
            if let Some(failure) = form.submit.failure.get() {
                form.answer(&failure);
            }
        });
        route::watch_unsaved(Signal::derive(move || form.is_changed()));
        form
    }

    pub fn is_changed(self) -> bool {
        let now = self.draft.document();
        self.start.with_value(|start| *start != now)
    }

    /// The id of the record that is changed.
    pub fn id(self) -> Option<Uuid> {
        self.editing.with_value(|editing| editing.as_ref().map(|r| r.record.id))
    }

    /// Checks and sends; `insist` registers in spite of likely duplicates.
    pub fn send(self, insist: bool) {
        if !self.errors.dates_read(".form-page") {
            return;
        }
        self.draft.prune();
        let mut person = untrack(|| self.draft.document());
        if let Err(errors) = person.check() {
            return self.show(errors.in_words(lang()));
        }
        self.errors.clear();
        match self.editing.get_value() {
            None => self.create(person, insist),
            Some(revision) => match patch::between(&tidied(&revision.record), &person) {
                Some(change) => self.change(revision.etag, change),
                None => {
                    toast::done(t::nothing_changed());
                    route::leave(Route::Person(self.people, revision.record.id));
                }
            },
        }
    }

    fn create(self, person: CreateContact, insist: bool) {
        let (people, key) = (self.people, self.key.get_value());
        self.submit.run(async move { api::create_person(people, &person, &key, insist).await }, move |made| {
            toast::done(t::created(&made.record.name));
            fresh::mark();
            route::leave(Route::Person(people, made.record.id));
        });
    }

    fn change(self, etag: String, change: serde_json::Value) {
        let (people, Some(id)) = (self.people, self.id()) else { return };
        self.submit.run(async move { api::update_person(people, id, &etag, &change).await }, move |changed| {
            self.conflict.set(None);
            toast::done(t::updated(&changed.record.name));
            fresh::mark();
            route::leave(Route::Person(people, id));
        });
    }

    /// What the server refused: fields, a likely duplicate, or a record that somebody else has changed.
    fn answer(self, failure: &Failure) {
        if failure.is(ErrorCode::PossibleDuplicate) {
            // The answer to the same key would be the same refusal.
            self.key.set_value(Key::new());
            self.refused.set(failure.problem().and_then(|p| p.matches.clone()).unwrap_or_default());
            return crate::browser::focus::soon(".duplicates a");
        }
        if failure.is(ErrorCode::Stale) {
            let current = failure.problem().and_then(|p| p.current.clone());
            if let Some(current) = current.and_then(|value| serde_json::from_value(value).ok()) {
                return self.reconcile(&current);
            }
        }
        if !failure.fields().is_empty() {
            self.key.set_value(Key::new());
            self.show(failure.fields().to_vec());
        }
    }

    /// Asks about the fields that both have changed; without any, the changes are combined.
    fn reconcile(self, current: &ContactView) {
        let Some(revision) = self.editing.get_value() else { return };
        let mut person = untrack(|| self.draft.document());
        // Checked before it was sent the first time.
        let _ = person.check();
        let before = tidied(&revision.record);
        let Some(change) = patch::between(&before, &person) else { return };
        let conflict = Conflict::of(&before, &change, current);
        if conflict.clashes.is_empty() {
            toast::done(t::conflict_combined());
            return self.change(api::etag(conflict.version), conflict.resolved(&[]));
        }
        self.conflict.set(Some(conflict));
    }

    /// Sends again what was decided after a conflict.
    pub fn resolve(self, theirs: &[String]) {
        let Some(conflict) = self.conflict.get_untracked() else { return };
        self.change(api::etag(conflict.version), conflict.resolved(theirs));
    }

    fn show(self, errors: Vec<domain::FieldError>) {
        self.errors.clear();
        for error in self.draft.placed(errors) {
            self.errors.add(&error.pointer, error.message);
        }
        crate::browser::focus::soon(".error-summary");
    }

    /// A failure that has no place at a field or in a dialog.
    pub fn other(self) -> Option<Failure> {
        let asking = self.conflict.with(Option::is_some);
        let placed = |f: &Failure| !f.fields().is_empty() || f.is(ErrorCode::PossibleDuplicate) || (asking && f.is(ErrorCode::Stale));
        self.submit.failure.get().filter(|f| !placed(f))
    }
}

/// The writable form of a record as the check would leave it, so that only real changes differ.
fn tidied(record: &ContactView) -> CreateContact {
    let mut form = record.writable();
    // What is stored is fine; only its spelling counts here.
    let _ = form.check();
    form
}
