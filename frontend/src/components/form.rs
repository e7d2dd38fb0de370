//! The errors of a form: every field finds its own by JSON pointer, and a summary names them all.

use domain::{FieldError, FieldErrors};
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::api::Failure;
use crate::i18n::{
    Count, lang,
    texts::{failures as t, interface},
};

/// What is wrong with the fields of a form. Provide one in each form; fields with a pointer (`at="/name"`) show their own.
#[derive(Clone, Copy)]
pub struct FormErrors(RwSignal<Vec<FieldError>>);

impl FormErrors {
    /// Makes one and provides it to the fields below.
    pub fn provide() -> FormErrors {
        let errors = FormErrors(RwSignal::new(Vec::new()));
        provide_context(errors);
        errors
    }

    pub fn clear(self) {
        self.0.set(Vec::new());
    }

    /// Takes over what the domain's own check found; `true` when nothing was wrong.
    pub fn check(self, checked: Result<(), FieldErrors>) -> bool {
        let errors = checked.err().map(|errors| errors.in_words(lang())).unwrap_or_default();
        let fine = errors.is_empty();
        self.put(errors);
        fine
    }

    /// Takes over what the server refused.
    pub fn refused(self, failure: &Failure) {
        self.put(failure.fields().to_vec());
    }

    /// Adds an error that only this form knows of.
    pub fn add(self, pointer: &str, message: impl Into<String>) {
        let error = FieldError { pointer: pointer.to_owned(), code: "form".to_owned(), message: message.into() };
        self.0.update(|errors| errors.push(error));
    }

    /// Refuses a form in which a date cannot be read, because it would be lost; `true` when every date can be.
    pub fn dates_read(self, form: &str) -> bool {
        let Some(field) = crate::browser::page::first(&format!("{form} [data-unread]")) else { return true };
        let pointer = field.id().trim_start_matches('f').replace('-', "/");
        self.put(vec![FieldError { pointer, code: "form".to_owned(), message: interface::date_unread().to_owned() }]);
        false
    }

    fn put(self, errors: Vec<FieldError>) {
        let any = !errors.is_empty();
        self.0.set(errors);
        if any {
            crate::browser::focus::soon(".error-summary");
        }
    }

    /// What is wrong at a pointer. A context outlives the page that provided it, so a field outside of any form may find one that is gone.
    pub fn at(self, pointer: &str) -> Option<String> {
        self.0.try_with(|errors| errors.iter().find(|e| e.pointer == pointer).map(|e| e.message.clone())).flatten()
    }

    /// The person is correcting this field, so its error goes.
    pub(super) fn corrected(self, pointer: &str) {
        if self.0.try_with_untracked(|errors| errors.iter().any(|e| e.pointer == pointer)) == Some(true) {
            self.0.update(|errors| errors.retain(|e| e.pointer != pointer));
        }
    }
}

/// The id of the field at a pointer: `/addresses/0/street` is `f-addresses-0-street`.
pub(super) fn field_id(pointer: &str) -> String {
    format!("f{}", pointer.replace('/', "-"))
}

/// Lists what is wrong with the form, each entry a link to its field; takes the focus when it appears.
#[component]
pub fn ErrorSummary(errors: FormErrors) -> impl IntoView {
    let entries = move || {
        let link = |error: FieldError| {
            let id = field_id(&error.pointer);
            let target = id.clone();
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                if let Some(field) = crate::browser::page::by_id(&target) {
                    crate::browser::focus::on(&field);
                }
            };
            view! { <li><a class="link" href=format!("#{id}") on:click=jump>{error.message}</a></li> }
        };
        errors.0.get().into_iter().map(link).collect_view()
    };
    let count = move || errors.0.with(Vec::len);
    view! {
        <Show when=move || { count() > 0 }>
            <div class="banner error-summary" data-tone="danger" role="alert" tabindex="-1">
                <Icon glyph=Glyph::Alert />
                <div>
                    <b>{t::form_title}</b>
                    <p>{move || t::check_fields(Count(count() as i64))}</p>
                    <ul>{entries}</ul>
                </div>
            </div>
        </Show>
    }
}
