//! Putting another value in the place of one that was typed in, until staff have looked at it. What stood there stays to be seen.

use domain::Document;
use domain::lab::{AnalyteView, CreateLabCorrection};
use leptos::prelude::*;
use uuid::Uuid;

use super::entry::{Entry, EntryFields};
use crate::api::{Key, lab as api};
use crate::browser::focus;
use crate::components::{ErrorSummary, FormErrors, TextField, toast};
use crate::i18n::{texts::interface, texts::portal_results as t};
use crate::pages::portal::parts::{Act, refused};
use crate::remote::Submit;

/// A report of which values can be corrected.
#[derive(Clone)]
pub struct Correctable {
    pub report: Uuid,
    pub person: String,
    /// The analyte whose form is open; one at a time.
    pub open: RwSignal<Option<Uuid>>,
    /// Run once a value was corrected.
    pub changed: Callback<()>,
}

/// The button below a value, and the form in its place.
#[component]
pub fn Correction(of: Correctable, analyte: AnalyteView) -> impl IntoView {
    let (open, id) = (of.open, analyte.id);
    let here = Memo::new(move |_| open.get() == Some(id));
    let kept = StoredValue::new((of, analyte));
    move || match here.get() {
        true => {
            let (of, analyte) = kept.get_value();
            view! { <Form of analyte /> }.into_any()
        }
        false => {
            let name = kept.with_value(|(_, analyte)| analyte.plain(crate::i18n::lang()).to_owned());
            view! {
                <div class="btns">
                    <Act class="btn sm" label=move || t::correct_named(&name) on_press=move |()| open.set(Some(id))>{t::correct}</Act>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Form(of: Correctable, analyte: AnalyteView) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let entry = Entry::new(0, analyte);
    let reason = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            for error in failure.fields() {
                let place = if error.pointer.starts_with("/observation") { entry.pointer() } else { error.pointer.clone() };
                errors.add(&place, error.message.clone());
            }
            key.set_value(Key::new());
        }
    });
    let Correctable { report, person, open, changed } = of;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let observation = match untrack(|| entry.read()) {
            Ok(observation) => observation,
            Err(words) => {
                errors.add(&entry.pointer(), words);
                return focus::soon(".error-summary");
            }
        };
        let mut body = CreateLabCorrection { observation, reason: reason.get_untracked() };
        if !errors.check(body.check()) {
            return;
        }
        let once = key.get_value();
        submit.run(async move { api::create_lab_correction(report, &body, &once).await }, move |_| {
            toast::done(t::correct_done());
            open.set(None);
            changed.run(());
        });
    };
    view! {
        <form class="stack tight own-correction" on:submit=send novalidate>
            <ErrorSummary errors />
            {refused(submit)}
            <EntryFields entry />
            <TextField label=t::correct_reason at="/reason" value=reason hint=t::correct_reason_hint max_length=500 />
            <div class="btns">
                <Act class="btn soft" submit=true busy=submit.busy>{move || t::correct_save(&person)}</Act>
                <Act on_press=move |()| open.set(None)>{interface::cancel}</Act>
            </div>
        </form>
    }
}
