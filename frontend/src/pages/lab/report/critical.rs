//! Values that somebody has to be told of at once: a banner that stays until it is written down whom.

use domain::Document;
use domain::identity::Permission;
use domain::lab::CreateCriticalAcknowledgement;
use leptos::prelude::*;

use super::opened::Opened;
use crate::api::lab::create_critical_acknowledgement;
use crate::api::{Key, session};
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Glyph, Icon, Kind, Size, TextField, toast};
use crate::i18n::texts::{interface, lab as t};
use crate::pages::lab::words;
use crate::remote::Submit;

/// The banner; nothing when nobody has to be told.
#[component]
pub fn CriticalBanner(opened: Opened) -> impl IntoView {
    let telling = RwSignal::new(false);
    let values = Memo::new(move |_| {
        opened.view.with(|r| {
            let open = r.observations.iter().filter(|o| o.unacknowledged);
            let decimals = |id| opened.known.with_value(|known| known.analyte(id).map_or(1, words::decimals));
            let name = |id| opened.known.with_value(|known| known.analyte(id).map(words::analyte_name).unwrap_or_default());
            let told = open.map(|o| {
                format!(
                    "{} {} {}",
                    name(o.analyte_id),
                    words::value(o, decimals(o.analyte_id)),
                    crate::components::chart::words::unit(&o.unit)
                )
            });
            told.collect::<Vec<_>>().join(", ")
        })
    });
    let whom = move || opened.view.with(|r| r.practitioner_name.clone());
    let may = || session::may(Permission::VerifyLab) || session::may(Permission::CommentLab);
    let label = move || whom().map_or_else(|| t::note_call().to_owned(), |name| t::note_call_to(&name));
    view! {
        <Show when=move || opened.view.with(|r| r.unacknowledged > 0)>
            <div class="banner" data-tone="danger" data-edge role="alert">
                <Icon glyph=Glyph::Alert />
                <div><b>{move || t::critical_values(&values.get())}</b>" "{t::not_told_yet}</div>
                <div class="acts">
                    <Show when=may>
                        <Button size=Size::Small icon=Glyph::Phone on_press=move |()| telling.set(true)>{label}</Button>
                    </Show>
                </div>
            </div>
        </Show>
        <Dialog open=telling on_close=move |()| telling.set(false) title=t::note_call text=t::note_call_text>
            <Form opened telling values />
        </Dialog>
    }
}

#[component]
fn Form(opened: Opened, telling: RwSignal<bool>, values: Memo<String>) -> impl IntoView {
    let errors = FormErrors::provide();
    let doctor = opened.view.with_untracked(|r| r.practitioner_name.clone());
    let told = RwSignal::new(doctor.map(|name| t::told_by_phone(&name)).unwrap_or_default());
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut body = CreateCriticalAcknowledgement { told: told.get_untracked(), told_at: None };
        if !errors.check(body.check()) {
            return;
        }
        let (id, key) = (opened.id(), key.get_value());
        submit.run(async move { create_critical_acknowledgement(id, &body, &key).await }, move |_| {
            telling.set(false);
            toast::done(t::call_noted());
            opened.refresh();
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <p class="strong">{move || values.get()}</p>
                <TextField label=t::told_whom at="/told" value=told hint=t::told_hint autofocus=true max_length=200 />
            </div>
            <footer>
                <Button on_press=move |()| telling.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || t::save_call_for(&opened.patient())}</Button>
            </footer>
        </form>
    }
}
