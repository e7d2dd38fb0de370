//! A form over one record: what was read, what is typed, and saving the difference under the version that was read.

use domain::{Document, ErrorCode};
use leptos::prelude::*;
use uuid::Uuid;

use super::changed::changed;
use crate::api::resource::{self, Resource};
use crate::api::{Key, Revision};
use crate::components::FormErrors;
use crate::remote::Submit;
use crate::route;

/// What becomes of a record that was saved.
pub type AfterSave<R> = Callback<Revision<<R as Resource>::View>>;

/// One form. Give it the draft that its fields make with [`Editor::follow`]; its fields show what is wrong with them.
pub struct Editor<R: Resource> {
    /// None for a new record.
    pub id: Option<Uuid>,
    pub errors: FormErrors,
    pub submit: Submit,
    /// As the record was read; none for a new one.
    read: StoredValue<Option<Revision<R::View>>>,
    first: StoredValue<R::Form>,
    draft: StoredValue<Option<Signal<R::Form>>>,
    key: StoredValue<Key>,
    saved: AfterSave<R>,
}

impl<R: Resource> Copy for Editor<R> {}

impl<R: Resource> Clone for Editor<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Resource> Editor<R> {
    fn new(id: Option<Uuid>, read: Option<Revision<R::View>>, first: R::Form, saved: AfterSave<R>) -> Editor<R> {
        let (errors, submit) = (FormErrors::provide(), Submit::new());
        Effect::new(move |_| {
            if let Some(failure) = submit.failure.get() {
                errors.refused(&failure);
            }
        });
        Editor {
            id,
            errors,
            submit,
            read: StoredValue::new(read),
            first: StoredValue::new(first),
            draft: StoredValue::new(None),
            key: StoredValue::new(Key::new()),
            saved,
        }
    }

    /// A form for a new record.
    pub fn blank(form: R::Form, saved: AfterSave<R>) -> Editor<R> {
        Editor::new(None, None, form, saved)
    }

    /// A form over a record that was read.
    pub fn over(id: Uuid, read: Revision<R::View>, saved: AfterSave<R>) -> Editor<R> {
        let form = R::writable(&read.record);
        Editor::new(Some(id), Some(read), form, saved)
    }

    /// What the fields start from.
    pub fn form(self) -> R::Form {
        self.first.get_value()
    }

    /// The record as it was read.
    pub fn record(self) -> Option<R::View> {
        self.read.with_value(|read| read.as_ref().map(|read| read.record.clone()))
    }

    pub fn etag(self) -> String {
        self.read.with_value(|read| read.as_ref().map(|read| read.etag.clone())).unwrap_or_default()
    }

    /// An archived record is shown, but not changed.
    pub fn is_archived(self) -> bool {
        self.read.with_value(|read| read.as_ref().is_some_and(|read| R::is_archived(&read.record)))
    }

    /// Saves this draft from now on, and guards it while it differs from what the fields started with.
    pub fn follow(self, draft: impl Fn() -> R::Form + Send + Sync + 'static) {
        let draft = Signal::derive(draft);
        let start = draft.get_untracked();
        let unsaved = Signal::derive(move || draft.with(|draft| *draft != start));
        route::watch_unsaved(unsaved);
        self.draft.set_value(Some(draft));
    }

    /// What is typed, normalised; `None` when something is wrong with it, which the fields then say.
    pub fn checked(self) -> Option<R::Form> {
        let mut form = self.draft.get_value()?.get_untracked();
        self.errors.check(form.check()).then_some(form)
    }

    /// Sends what is typed. Somebody else's change since the record was read is refused with 412.
    pub fn save(self) {
        let Some(form) = self.checked() else { return };
        let (first, etag, key, id) = (self.form(), self.etag(), self.key.get_value(), self.id);
        let call = async move {
            match id {
                Some(id) => resource::update::<R>(id, &etag, &first, &form).await,
                None => resource::create::<R>(&form, &key).await,
            }
        };
        self.submit.run(call, move |record| self.finish(record));
    }

    /// Sends what is typed on top of the latest version: only the fields that were changed here are written.
    pub fn save_over(self) {
        let (Some(form), Some(id)) = (self.checked(), self.id) else { return };
        let first = self.form();
        let call = async move {
            let latest = resource::find::<R>(id).await?;
            resource::update::<R>(id, &latest.etag, &first, &form).await
        };
        self.submit.run(call, move |record| self.finish(record));
    }

    /// Whether the last attempt met somebody else's change.
    pub fn is_stale(self) -> bool {
        self.submit.failure.with(|failure| failure.as_ref().is_some_and(|f| f.is(ErrorCode::Stale)))
    }

    fn finish(self, record: Revision<R::View>) {
        changed();
        self.saved.run(record);
    }
}
