//! Writing on: one line at the foot of the page, with files.

use domain::consultations::{ConsultationState, ConsultationView, EmergencyAdvice};
use leptos::prelude::*;

use super::advice::Alarm;
use super::answering::Rules;
use super::files::Known;
use super::words;
use crate::browser::page;
use crate::format;
use crate::i18n::{texts::attachments as a, texts::portal_consult as t};
use crate::pages::consultations::MessageDraft;
use crate::pages::portal::parts::{ChosenFiles, FileInput, Trouble, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// The form, or why nothing can be written any more.
#[component]
pub fn Compose(view: Signal<ConsultationView>, open: Remote<ConsultationView>, rules: Rules, files: Known) -> impl IntoView {
    let over =
        Memo::new(move |_| view.with(|v| v.state == ConsultationState::Closed && v.reopen_until.is_none_or(|until| until < format::now())));
    let unwatched = Memo::new(move |_| view.with(|v| v.overseers.is_empty()));
    move || match (over.get(), unwatched.get()) {
        (true, _) => view! {
            <p class="card quiet">{t::long_closed}" "<a class="link" href=Place::NewConsultation.href()>{t::new}</a></p>
        }
        .into_any(),
        (_, true) => view! { <p class="card quiet">{t::no_overseer}</p> }.into_any(),
        _ => view! { <Form view open rules files /> }.into_any(),
    }
}

#[component]
fn Form(view: Signal<ConsultationView>, open: Remote<ConsultationView>, rules: Rules, files: Known) -> impl IntoView {
    let draft = MessageDraft::new(view.with_untracked(|v| v.id));
    let (text, submit) = (draft.text, draft.submit);
    let doctor = Memo::new(move |_| view.with(|v| v.practitioner_name.clone()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.post(move |sent| {
            open.put(sent);
            files.reload();
        });
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            if let Some(button) = page::first(".dock .send") {
                button.click();
            }
        }
    };
    let alarmed = Memo::new(move |_| text.with(|text| rules.alarms(text)));
    let alarm = move || alarmed.get().then(|| view! { <Alarm advice=EmergencyAdvice::calling(&rules.phone()) unsent=true /> });
    let refused = move || submit.failure.get().map(|failure| view! { <Trouble failure /> });
    let closed = move || {
        let until = view.with(|v| v.reopen_until.filter(|_| v.state == ConsultationState::Closed))?;
        let zone = view.with(words::zone_of);
        Some(view! { <p class="small">{t::reopen(&words::moment(until, &zone))}</p> })
    };
    view! {
        {alarm}
        <form class="dock" aria-label=t::write on:submit=send novalidate>
            {refused}
            {move || draft.wrong.get().map(|words| view! { <p class="small wrong" role="alert">{words}</p> })}
            <ChosenFiles files=draft.files busy=submit.busy />
            <div class="compose">
                <label class="icon-btn file-btn">{icon("#i-attach", "i l")}<FileInput files=draft.files label=a::attach /></label>
                <textarea
                    rows="1"
                    maxlength="5000"
                    aria-label=move || t::write_to(&doctor.get())
                    placeholder=t::write
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=keys
                ></textarea>
                <button class="send" type="submit" aria-label=move || t::send_to(&doctor.get()) aria-busy=move || submit.busy.get().then_some("true")>
                    {move || if submit.busy.get() { view! { <span class="spin"></span> }.into_any() } else { icon("#i-send", "i").into_any() }}
                </button>
            </div>
            {closed}
            <p class="small">{move || rules.hours()}</p>
        </form>
    }
}
