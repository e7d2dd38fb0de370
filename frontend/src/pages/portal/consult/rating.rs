//! How the patient was served: once after each closing.

use domain::consultations::{ConsultationView, CreateConsultationRating};
use leptos::prelude::*;

use super::words;
use crate::api::{Key, consultations as api};
use crate::components::{FormErrors, TextArea};
use crate::i18n::{Count, texts::portal_consult as t};
use crate::pages::portal::parts::{Act, Notice, icon, refused};
use crate::remote::{Remote, Submit};

/// The question, or the answer that was given.
#[component]
pub fn Rating(view: Signal<ConsultationView>, open: Remote<ConsultationView>) -> impl IntoView {
    let given =
        Memo::new(move |_| view.with(|v| v.rating.filter(|_| v.rated_at.zip(v.closed_at).is_some_and(|(rated, closed)| rated >= closed))));
    move || match given.get() {
        Some(stars) => {
            let title = move || t::rated(Count(i64::from(stars)), words::stars(stars));
            view! { <Notice tone="ok" glyph="#i-star" title /> }.into_any()
        }
        None => view! { <Form view open /> }.into_any(),
    }
}

#[component]
fn Form(view: Signal<ConsultationView>, open: Remote<ConsultationView>) -> impl IntoView {
    FormErrors::provide();
    let (stars, comment, missing) = (RwSignal::new(None::<i16>), RwSignal::new(String::new()), RwSignal::new(false));
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(rating) = stars.get_untracked() else { return missing.set(true) };
        let comment = Some(comment.get_untracked().trim().to_owned()).filter(|comment| !comment.is_empty());
        let (form, id, once) = (CreateConsultationRating { rating, comment }, view.with_untracked(|v| v.id), key.get_value());
        submit.run(async move { api::create_consultation_rating(id, &form, &once).await }, move |rated| open.put(rated));
    };
    let option = move |n: i16| {
        let choose = move |_| {
            stars.set(Some(n));
            missing.set(false);
        };
        view! {
            <label class="star" data-on=move || stars.get().is_some_and(|chosen| chosen >= n).then_some("true")>
                <input type="radio" name="stars" class="vh" value=n.to_string() prop:checked=move || stars.get() == Some(n) on:change=choose />
                {icon("#i-star", "i l")}
                <span class="vh">{words::stars(n)}</span>
            </label>
        }
    };
    view! {
        <form class="card" on:submit=send novalidate>
            <fieldset class="field stars-field">
                <legend class="label">{t::rate_title}</legend>
                <div class="stars">{(1..=5).map(option).collect_view()}</div>
                <p class="meta" aria-live="polite">{move || stars.get().map(words::stars)}</p>
            </fieldset>
            {move || missing.get().then(|| view! { <p class="small wrong" role="alert">{t::rate_missing}</p> })}
            {refused(submit)}
            <TextArea label=t::rate_comment value=comment at="/comment" optional=true rows=2 max_length=1000 />
            <Act class="btn soft" submit=true busy=submit.busy>{t::rate_send}</Act>
        </form>
    }
}
