//! What is asked before a step: why it ends, and when another facility expects the patient.

use std::future::Future;

use chrono::{NaiveDate, NaiveTime};
use domain::Document;
use domain::referrals::{CreateReferralAppointment, CreateReferralEnd, ReferralView};
use leptos::prelude::*;

use super::whole::Whole;
use super::words;
use crate::api::{Failure, Key, referrals as api};
use crate::components::{Button, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, TextArea, TimeField, toast};
use crate::i18n::{
    Plain, lang,
    texts::{interface, referrals as t},
};
use crate::remote::Submit;

/// Shows what a step made of the referral, and says so.
pub fn shown(whole: Whole, view: ReferralView) {
    toast::done(t::step_done(&view.number, view.state.label(lang())));
    whole.absorb(view);
}

/// An end that needs a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Decline,
    Cancellation,
}

impl End {
    fn words(self) -> (Plain, Plain) {
        match self {
            End::Decline => (t::decline_title, t::decline_text),
            End::Cancellation => (t::cancel_title, t::cancel_text),
        }
    }

    fn action(self, name: &str) -> String {
        match self {
            End::Decline => t::decline_for(name),
            End::Cancellation => t::cancel_for(name),
        }
    }

    async fn send(self, id: uuid::Uuid, body: CreateReferralEnd, key: Key) -> Result<ReferralView, Failure> {
        match self {
            End::Decline => api::create_referral_decline(id, &body, &key).await,
            End::Cancellation => api::create_referral_cancellation(id, &body, &key).await,
        }
    }
}

/// The dialog of an end.
#[component]
pub fn EndDialog(whole: Whole, open: RwSignal<bool>, end: End) -> impl IntoView {
    let (title, text) = end.words();
    view! {
        <Dialog open on_close=move |()| open.set(false) title text>
            <EndForm whole open end />
        </Dialog>
    }
}

#[component]
fn EndForm(whole: Whole, open: RwSignal<bool>, end: End) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let read = move |errors: FormErrors| {
        let mut body = CreateReferralEnd { reason: reason.get_untracked() };
        errors.check(body.check()).then(|| end.send(whole.id(), body, Key::new()))
    };
    let fields = move || view! { <TextArea label=t::why at="/reason" value=reason max_length=500 /> }.into_any();
    view! { <StepForm whole open read fields label=move || end.action(&whole.patient()) danger=true /> }
}

/// The dialog of a date elsewhere.
#[component]
pub fn PlanDialog(whole: Whole, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=t::plan_title text=t::plan_text>
            <PlanForm whole open />
        </Dialog>
    }
}

#[component]
fn PlanForm(whole: Whole, open: RwSignal<bool>) -> impl IntoView {
    let (day, time) = (RwSignal::new(None::<NaiveDate>), RwSignal::new(None::<NaiveTime>));
    let read = move |errors: FormErrors| {
        let zone = whole.view.with_untracked(words::zone_of);
        if !errors.dates_read("dialog") {
            return None;
        }
        let Some((day, time)) = day.get_untracked().zip(time.get_untracked()) else {
            errors.add("/planned_at", t::plan_missing());
            crate::browser::focus::soon(".error-summary");
            return None;
        };
        let body = CreateReferralAppointment { planned_at: Some(zone.moment(day.and_time(time))), ..CreateReferralAppointment::default() };
        let id = whole.id();
        Some(async move { api::create_referral_appointment(id, &body, &Key::new()).await })
    };
    let fields = move || {
        view! {
            <div class="pair"><DateField label=t::plan_day at="/planned_at" value=day /><TimeField label=t::plan_time value=time /></div>
        }
        .into_any()
    };
    view! { <StepForm whole open read fields label=move || t::plan_for(&whole.patient()) danger=false /> }
}

/// The frame of a small form: what is wrong, the fields, and the button that says for whom.
#[component]
fn StepForm<F>(
    whole: Whole,
    open: RwSignal<bool>,
    /// The call, once the fields are right.
    read: impl Fn(FormErrors) -> Option<F> + 'static,
    fields: impl Fn() -> AnyView + 'static,
    label: impl Fn() -> String + Send + Sync + 'static,
    danger: bool,
) -> impl IntoView
where
    F: Future<Output = Result<ReferralView, Failure>> + 'static,
{
    let (errors, submit) = (FormErrors::provide(), Submit::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if let Some(call) = read(errors) {
            submit.run(call, move |view| {
                open.set(false);
                shown(whole, view);
            });
        }
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let kind = if danger { Kind::Danger } else { Kind::Primary };
    view! {
        <form on:submit=send novalidate>
            <div class="body form"><ErrorSummary errors />{other}{fields()}</div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}
