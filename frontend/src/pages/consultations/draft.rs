//! A message that is being written in a consultation, on either side.

use domain::Document;
use domain::consultations::{ConsultationView, CreateConsultationMessage};
use domain::documents::{FileTarget, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Key, consultations as api};
use crate::components::attachments::Attachments;
use crate::i18n::lang;
use crate::remote::Submit;

/// What is typed, the files that go with it, and how far sending it is.
#[derive(Clone, Copy)]
pub struct MessageDraft {
    consultation: Uuid,
    pub text: RwSignal<String>,
    pub files: Attachments,
    pub submit: Submit,
    /// What is wrong with it before it is sent.
    pub wrong: RwSignal<Option<String>>,
    key: StoredValue<Key>,
}

impl MessageDraft {
    pub fn new(consultation: Uuid) -> MessageDraft {
        let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
        Effect::new(move |_| {
            if submit.failure.with(|failure| failure.as_ref().is_some_and(|f| !f.fields().is_empty())) {
                // What was refused is sent anew once corrected.
                key.set_value(Key::new());
            }
        });
        MessageDraft {
            consultation,
            text: RwSignal::new(String::new()),
            files: Attachments::new(),
            submit,
            wrong: RwSignal::new(None),
            key,
        }
    }

    /// Whether something would be lost.
    pub fn is_written(self) -> bool {
        !self.submit.busy.get() && (!self.text.with(|text| text.trim().is_empty()) || !self.files.is_empty())
    }

    /// Sends the files, then the message; `then` gets the consultation as it is now, and the draft is empty again.
    pub fn post(self, then: impl FnOnce(ConsultationView) + 'static) {
        let mut form = CreateConsultationMessage { text: self.text.get_untracked(), file_ids: Vec::new() };
        if let Err(errors) = form.check() {
            return self.wrong.set(errors.in_words(lang()).into_iter().next().map(|error| error.message));
        }
        self.wrong.set(None);
        let (id, once, files) = (self.consultation, self.key.get_value(), self.files);
        let call = async move {
            form.file_ids = files.send(FileTarget { record_kind: RecordKind::Consultation, record_id: id }).await?;
            api::create_consultation_message(id, &form, &once).await
        };
        self.submit.run(call, move |sent| {
            self.key.set_value(Key::new());
            self.text.set(String::new());
            self.files.clear();
            then(sent);
        });
    }
}
