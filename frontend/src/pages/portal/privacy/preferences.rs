//! How somebody wants to be reached: channel, topics, quiet hours, language.

use domain::contacts::{Channel, Topic};
use domain::portal::OwnPersonView;
use domain::{Document, Lang};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Revision, patch, portal as api};
use crate::components::{ErrorSummary, FormErrors, SelectField, TextField, toast};
use crate::i18n::{lang, texts::interface, texts::portal_account as t};
use crate::pages::portal::parts::{Act, Shown, refused};
use crate::remote::{Remote, Submit};

/// The card.
#[component]
pub fn Preferences(id: Uuid) -> impl IntoView {
    let person = Remote::new(move || api::find_own_person(id));
    let form = move |value: Signal<Revision<OwnPersonView>>| view! { <Form person value /> }.into_any();
    view! { <Shown remote=person bones=1 children=form /> }
}

/// `21:00` of what was typed with a dot.
fn clock(text: &str) -> Option<String> {
    let text = text.trim().replace('.', ":");
    (!text.is_empty()).then_some(text)
}

#[component]
fn Form(person: Remote<Revision<OwnPersonView>>, value: Signal<Revision<OwnPersonView>>) -> impl IntoView {
    let errors = FormErrors::provide();
    let submit = Submit::new();
    let before = value.get_untracked().record.preferences;
    let channel = RwSignal::new(before.channel.map(|c| c.code().to_owned()).unwrap_or_default());
    let unwanted = RwSignal::new(before.topics_unwanted.clone());
    let (from, until) =
        (RwSignal::new(before.quiet_from.clone().unwrap_or_default()), RwSignal::new(before.quiet_until.clone().unwrap_or_default()));
    let language = RwSignal::new(before.language.code().to_owned());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Revision { record, etag } = value.get_untracked();
        let mut form = record.writable();
        form.preferences.channel = Channel::from_code(&channel.get_untracked());
        form.preferences.topics_unwanted = unwanted.get_untracked();
        form.preferences.topics_wanted.retain(|topic| !unwanted.with_untracked(|u| u.contains(topic)));
        form.preferences.quiet_from = clock(&from.get_untracked());
        form.preferences.quiet_until = clock(&until.get_untracked());
        form.preferences.language = Lang::from_code(&language.get_untracked()).unwrap_or_default();
        if !errors.check(form.check()) {
            return;
        }
        let Some(patch) = patch::between(&record.writable(), &form) else { return toast::done(t::nothing_changed()) };
        submit.run(async move { api::update_own_person(record.id, &etag, &patch).await }, move |changed| {
            toast::done(t::preferences_saved());
            person.put(changed);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let topic = move |topic: Topic| {
        let wanted = move || !unwanted.with(|u| u.contains(&topic));
        let change = move |event| {
            let on = event_target_checked(&event);
            unwanted.update(|u| {
                u.retain(|other| *other != topic);
                u.extend((!on).then_some(topic));
            });
        };
        view! {
            <li>
                <label class="switch">
                    <span></span>
                    <span>{move || topic.label(lang())}</span>
                    <span class="end" data-on=interface::yes data-off=interface::no>
                        <input type="checkbox" role="switch" prop:checked=wanted on:change=change />
                    </span>
                </label>
            </li>
        }
    };
    let channels = Signal::derive(|| {
        let entry = |c: &Channel| (c.code().to_owned(), c.label(lang()).to_owned());
        std::iter::once((String::new(), interface::choose().to_owned())).chain(Channel::ALL.iter().map(entry)).collect::<Vec<_>>()
    });
    let languages = Signal::derive(|| vec![("id".to_owned(), "Bahasa Indonesia".to_owned()), ("en".to_owned(), "English".to_owned())]);
    let name = move || value.with(|v| v.record.name.clone());
    view! {
        <section class="stack tight" aria-labelledby="pref-t">
            <h2 id="pref-t">{t::how_to_reach}</h2>
            <form class="card" on:submit=send>
                <ErrorSummary errors />
                {refused(submit)}
                <SelectField label=t::channel value=channel at="/preferences/channel" options=channels optional=true />
                <SelectField label=t::language value=language at="/preferences/language" options=languages />
                <fieldset class="field">
                    <legend class="label">{t::topics}</legend>
                    <ul class="sw">{Topic::ALL.iter().copied().map(topic).collect_view()}</ul>
                </fieldset>
                <fieldset class="field">
                    <legend class="label">{t::quiet}</legend>
                    <p class="hint">{t::quiet_text}</p>
                    <div class="pair-fields">
                        <TextField label=t::quiet_from value=from at="/preferences/quiet_from" hint=t::time_hint inputmode="numeric" optional=true max_length=5 />
                        <TextField label=t::quiet_until value=until at="/preferences/quiet_until" hint=t::time_hint inputmode="numeric" optional=true max_length=5 />
                    </div>
                </fieldset>
                <Act class="btn soft" submit=true busy=submit.busy>{move || t::save_for(&name())}</Act>
            </form>
        </section>
    }
}
