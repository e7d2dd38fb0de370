//! "The doctor is late": one action shifts the estimates and asks every patient what they want.

use chrono::NaiveDate;
use domain::scheduling::{CreateDelay, DelayView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Key, queue as api};
use crate::components::{Button, Chip, Dialog, ErrorSummary, FailureNote, FormErrors, Glyph, Icon, Kind, TextField, toast};
use crate::format;
use crate::i18n::{
    Count,
    texts::{interface, queue as t},
};
use crate::remote::Submit;
use crate::route::Route;
use crate::shell;

/// Whose session is late.
#[derive(Clone, Debug, PartialEq)]
pub struct DelayStart {
    pub session: Uuid,
    pub on: NaiveDate,
    pub practitioner: String,
    /// What was said before.
    pub minutes: i32,
}

/// The dialog: first how late, then who is affected.
#[component]
pub fn DelayDialog(delaying: RwSignal<Option<DelayStart>>, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || delaying.with(Option::is_some));
    let done = RwSignal::new(None::<DelayView>);
    let close = move || {
        delaying.set(None);
        done.set(None);
    };
    let title = move || delaying.with(|d| d.as_ref().map(|d| t::delay_title(&d.practitioner))).unwrap_or_default();
    view! {
        <Dialog open title text=t::delay_text on_close=move |()| close()>
            {move || match (delaying.get(), done.get()) {
                (Some(_), Some(delay)) => view! { <Told delay on_close=move |()| close() /> }.into_any(),
                (Some(start), None) => view! { <Form start done on_close=move |()| close() on_changed /> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Form(
    start: DelayStart,
    done: RwSignal<Option<DelayView>>,
    #[prop(into)] on_close: Callback<()>,
    on_changed: Callback<()>,
) -> impl IntoView {
    let errors = FormErrors::provide();
    let minutes = RwSignal::new(if start.minutes > 0 { start.minutes.to_string() } else { "30".to_owned() });
    let reason = RwSignal::new(String::new());
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let (session_id, on) = (start.session, start.on);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let reason = Some(reason.get_untracked().trim().to_owned()).filter(|r| !r.is_empty());
        let delay = CreateDelay { session_id, on, minutes: minutes.get_untracked().trim().parse().unwrap_or(-1), reason };
        let key = Key::new();
        submit.run(async move { api::create_delay(&delay, &key).await }, move |delay| {
            on_changed.run(());
            match delay.affected.is_empty() {
                true => {
                    on_close.run(());
                    toast::done(t::delay_done());
                }
                false => done.set(Some(delay)),
            }
        });
    };
    let chip = move |n: i32| {
        let pressed = Signal::derive(move || minutes.with(|m| m.trim() == n.to_string()));
        view! { <Chip pressed on_press=move |()| minutes.set(n.to_string())>{if n == 0 { t::on_time().to_owned() } else { format!("{n}") }}</Chip> }
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <div class="chips" role="group" aria-label=t::delay_minutes>{[0, 15, 30, 45, 60, 90].map(chip)}</div>
                <TextField label=t::delay_minutes at="/minutes" value=minutes unit=t::minutes_unit() inputmode="numeric" max_length=3 />
                <TextField label=t::delay_reason at="/reason" value=reason optional=true max_length=200 hint=t::delay_reason_hint />
            </div>
            <footer>
                <Button on_press=on_close>{interface::back}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{t::delay_do}</Button>
            </footer>
        </form>
    }
}

/// Who was told, and who has to be called.
#[component]
fn Told(delay: DelayView, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let count = Count(delay.affected.len() as i64);
    let lines = delay.affected.into_iter().map(|visit| {
        let (at, told) = (visit.expected_at, visit.told);
        let words = move || t::expected_at(&format::time(at, &shell::zone()));
        view! {
            <li class="rowx">
                <Icon glyph=if told { Glyph::Check } else { Glyph::Phone } />
                <a class="strong" href=Route::Visit(visit.appointment_id).href()>{visit.contact_name}</a>
                <span class="sub num">{words}</span>
                <span class="sub">{if told { t::told } else { t::to_be_called }}</span>
            </li>
        }
    });
    view! {
        <div class="body">
            <p>{move || t::delay_affected(count)}</p>
            <ul class="plain-list">{lines.collect_view()}</ul>
        </div>
        <footer><Button kind=Kind::Primary on_press=on_close>{interface::close}</Button></footer>
    }
}
