//! Praise, suggestions and complaints, with the clinic's answers.

use domain::Document;
use domain::portal::{CreatePortalFeedback, FeedbackKind, PortalFeedbackView};
use leptos::prelude::*;
use uuid::Uuid;

use super::frame::clinic;
use super::moves;
use super::parts::{Act, Notice, Shown, YourTime, icon, refused, when};
use crate::api::{Key, booking, portal as api};
use crate::components::{FormErrors, TextArea};
use crate::format::{self, Zone};
use crate::i18n::{lang, texts::portal_home as t};
use crate::live;
use crate::remote::{Remote, Submit};

/// The page; `?visit=` names the visit that it is about.
#[component]
pub fn FeedbackPage() -> impl IntoView {
    super::title(|| t::feedback_title().to_owned());
    let notes = Remote::new(|| async { Ok(api::list_portal_feedback().await?.data) });
    live::reload_on(&["task"], notes);
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::feedback_title}</h1><p class="lead">{t::feedback_lead}</p></header>
            <Write notes />
            <section class="stack tight" aria-labelledby="notes-t">
                <h2 id="notes-t">{t::feedback_earlier}</h2>
                <Shown remote=notes bones=1 children=earlier />
            </section>
        </div>
    }
}

#[component]
fn Write(notes: Remote<Vec<PortalFeedbackView>>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (kind, text, sent) = (RwSignal::new(FeedbackKind::Suggestion), RwSignal::new(String::new()), RwSignal::new(false));
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    let visit = moves::here_now().value::<Uuid>("visit");
    let about = Remote::new(move || async move {
        match visit {
            Some(id) => booking::find_appointment(id).await.map(Some),
            None => Ok(None),
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut form = CreatePortalFeedback { kind: kind.get_untracked(), text: text.get_untracked(), appointment_id: visit };
        if !errors.check(form.check()) {
            return;
        }
        let once = key.get_value();
        submit.run(async move { api::create_portal_feedback(&form, &once).await }, move |_| {
            text.set(String::new());
            key.set_value(Key::new());
            sent.set(true);
            notes.reload();
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let option = move |of: FeedbackKind| {
        let choose = move |_| {
            kind.set(of);
            sent.set(false);
        };
        view! { <label><input type="radio" name="kind" prop:checked=move || kind.get() == of on:change=choose />{move || of.label(lang())}</label> }
    };
    let clinic = clinic();
    let visit_words = move || {
        let visit = about.value.get().flatten()?;
        let zone = Zone::new(&visit.time_zone);
        let words = format!("{}, {}", when::short_day(zone.wall(visit.starts_at).date()), visit.practitioner_name);
        Some(view! { <p class="meta">{icon("#i-cal", "i s")}" "{t::feedback_about(&words)}</p> })
    };
    view! {
        {move || sent.get().then(|| view! { <Notice tone="ok" glyph="#i-okc" title=t::feedback_sent></Notice> })}
        <form class="card" on:submit=send>
            <fieldset class="field">
                <legend class="label">{t::feedback_kind}</legend>
                <div class="seg">{FeedbackKind::ALL.iter().copied().map(option).collect_view()}</div>
            </fieldset>
            {visit_words}
            {refused(submit)}
            <TextArea label=t::feedback_text value=text at="/text" hint=move || t::feedback_text_hint(&clinic.emergency()) rows=5 max_length=4000 />
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::feedback_send}</Act>
        </form>
    }
}

fn earlier(notes: Signal<Vec<PortalFeedbackView>>) -> AnyView {
    let zone = clinic().zone();
    let rows = move || {
        let all = notes.get();
        if all.is_empty() {
            return view! { <p class="meta">{t::feedback_none}</p> }.into_any();
        }
        let zone = zone.clone();
        let row = move |note: PortalFeedbackView| {
            let state = match (&note.answer, note.due_at) {
                (Some(_), _) => t::answered().to_owned(),
                (None, Some(due)) => t::answer_due(&when::soon_here(due, &zone)),
                (None, None) => t::answer_coming().to_owned(),
            };
            let tone = if note.answer.is_some() { "status ok" } else { "status info" };
            let answer = note.answer.map(|answer| {
                view! { <div class="notice ok">{icon("#i-chat", "i")}<p><b>{t::feedback_answer}</b><span class="text">{answer}</span></p></div> }
            });
            view! {
                <article class="note">
                    <header><h3>{note.kind.label(lang())}</h3><span class=tone>{state}</span></header>
                    <p class="text">{note.text}</p>
                    <p class="small">{format::date_time(note.created_at, &zone)}<YourTime at=note.created_at zone=zone.clone() /></p>
                    {answer}
                </article>
            }
        };
        view! { <div class="card flush">{all.into_iter().map(row).collect_view()}</div> }.into_any()
    };
    view! { {rows} }.into_any()
}
