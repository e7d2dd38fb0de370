//! What can be done with a referral: the next step as a button, the rest in a menu.

use std::future::Future;

use chrono::{NaiveDate, NaiveTime};
use domain::Document;
use domain::identity::Permission;
use domain::referrals::{
    CreateReferralAppointment, CreateReferralEnd, CreateReferralStep, ReferralDirection, ReferralStep, ReferralView, is_editable,
};
use leptos::prelude::*;

use super::result::ResultDialog;
use super::whole::Whole;
use super::words;
use crate::api::{Failure, Key, referrals as api, session};
use crate::components::{
    Button, Confirm, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Glyph, Kind, LinkButton, Menu, MenuItem, TextArea,
    TimeField, toast,
};
use crate::i18n::{
    Plain, lang,
    texts::{interface, referrals as t},
};
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::remote::Submit;
use crate::route::Route;

/// The buttons.
#[component]
pub fn Steps(whole: Whole) -> impl IntoView {
    let writes = session::may(Permission::WriteReferrals);
    let books = session::may(Permission::WriteAppointments);
    let outward = whole.view.with_untracked(|view| view.direction == ReferralDirection::Out);
    let (sending, declining, cancelling) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (answering, planning, submit) = (RwSignal::new(false), RwSignal::new(false), Submit::new());
    let may = move |step: ReferralStep| Memo::new(move |_| writes && whole.fits(step));
    let schedules = Memo::new(move |_| books && whole.fits(ReferralStep::Appointment));
    let edits = Memo::new(move |_| writes && whole.view.with(|view| is_editable(view.direction, view.state)));
    let edit = Route::EditReferral(whole.id()).href();
    let more = Memo::new(move |_| {
        let rare =
            [ReferralStep::Receipt, ReferralStep::Acceptance, ReferralStep::Visit, ReferralStep::Decline, ReferralStep::Cancellation];
        writes && rare.into_iter().any(|step| whole.fits(step))
    });
    let time = move |()| if outward { planning.set(true) } else { book(whole) };
    let answer = move || if whole.state() == domain::referrals::ReferralState::Answered { t::answer_more() } else { t::answer() };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (can_send, can_answer) = (may(ReferralStep::Sending), may(ReferralStep::Result));
    view! {
        <Show when=move || edits.get()><LinkButton href=edit.clone() icon=Glyph::Pencil attr:data-key="e">{interface::edit}</LinkButton></Show>
        <Show when=move || schedules.get()>
            <Button icon=Glyph::Calendar on_press=time>{if outward { t::plan } else { t::book }}</Button>
        </Show>
        <Show when=move || can_send.get()><Button kind=Kind::Primary icon=Glyph::Send on_press=move |()| sending.set(true)>{t::send}</Button></Show>
        <Show when=move || can_answer.get()><Button kind=Kind::Primary icon=Glyph::Pencil on_press=move |()| answering.set(true)>{answer}</Button></Show>
        <Show when=move || more.get()><Rare whole submit declining cancelling /></Show>
        <SendQuestion whole asking=sending />
        <EndDialog whole open=declining end=End::Decline />
        <EndDialog whole open=cancelling end=End::Cancellation />
        <PlanDialog whole open=planning />
        <ResultDialog whole open=answering />
    }
}

/// Steps of the other side, and ends.
#[component]
fn Rare(whole: Whole, submit: Submit, declining: RwSignal<bool>, cancelling: RwSignal<bool>) -> impl IntoView {
    let item = move |step: ReferralStep, glyph: Glyph, word: Plain| {
        let run = move |()| take(whole, submit, step);
        view! { <Show when=move || whole.fits(step)><MenuItem icon=glyph on_press=run>{word}</MenuItem></Show> }
    };
    view! {
        <Menu trigger=|| view! { {interface::more} } label=interface::more kind=Kind::Plain>
            {item(ReferralStep::Receipt, Glyph::Inbox, t::received)}
            {item(ReferralStep::Acceptance, Glyph::Check, t::accept)}
            {item(ReferralStep::Visit, Glyph::Steth, t::seen)}
            <Show when=move || whole.fits(ReferralStep::Decline)>
                <MenuItem icon=Glyph::Ban on_press=move |()| declining.set(true)>{t::decline}</MenuItem>
            </Show>
            <Show when=move || whole.fits(ReferralStep::Cancellation)>
                <MenuItem icon=Glyph::X danger=true on_press=move |()| cancelling.set(true)>{t::cancel}</MenuItem>
            </Show>
        </Menu>
    }
}

fn take(whole: Whole, submit: Submit, step: ReferralStep) {
    let id = whole.id();
    let call = async move {
        let (body, key) = (CreateReferralStep::default(), Key::new());
        match step {
            ReferralStep::Receipt => api::create_referral_receipt(id, &body, &key).await,
            ReferralStep::Acceptance => api::create_referral_acceptance(id, &body, &key).await,
            _ => api::create_referral_visit(id, &body, &key).await,
        }
    };
    submit.run(call, move |view| shown(whole, view));
}

fn shown(whole: Whole, view: ReferralView) {
    toast::done(t::step_done(&view.number, view.state.label(lang())));
    whole.absorb(view);
}

/// Books a visit of the patient, with whom it is for.
fn book(whole: Whole) {
    let start = whole.view.with_untracked(|view| Start {
        contact: Some((view.patient_id, view.patient_name.clone())),
        practitioner: view.to_practitioner_id,
        location: Some(view.location_id),
        referral: Some(view.id),
        ..Start::default()
    });
    open_booking(start);
}

#[component]
fn SendQuestion(whole: Whole, asking: RwSignal<bool>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let send = move |()| {
        let id = whole.id();
        let call = async move { api::create_referral_sending(id, &CreateReferralStep::default(), &Key::new()).await };
        submit.run(call, move |view| {
            asking.set(false);
            toast::done(t::sent_done(&view.number));
            whole.absorb(view);
        });
    };
    view! {
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::send_title
            text=t::send_text
            action=move || t::send_for(&whole.patient())
            kind=Kind::Primary
            busy=submit.busy
            on_confirm=send
        />
    }
}

/// An end that needs a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
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

#[component]
fn EndDialog(whole: Whole, open: RwSignal<bool>, end: End) -> impl IntoView {
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

#[component]
fn PlanDialog(whole: Whole, open: RwSignal<bool>) -> impl IntoView {
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
