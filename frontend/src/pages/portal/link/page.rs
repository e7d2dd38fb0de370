//! The page behind a link.

use domain::scheduling::{AppointmentState, CreateLinkCancellation, LinkPurpose, LinkToken, LinkView};
use leptos::prelude::*;

use super::offer::OfferCard;
use super::reschedule::MoveByLink;
use crate::api::booking as api;
use crate::components::{TextField, toast};
use crate::format::Zone;
use crate::i18n::texts::{portal as p, portal_visits as t};
use crate::pages::portal::parts::{Act, Disc, Notice, Shown, Trouble, icon, when};
use crate::pages::portal::place::Place;
use crate::pages::portal::visitor::{Visitor, visitor};
use crate::pages::portal::visits::{Prepare, Ticket, TicketFacts};
use crate::remote::{Remote, Submit};

/// What a part of the page needs to act.
#[derive(Clone, Copy)]
pub struct Behind {
    pub token: StoredValue<String>,
    pub link: Remote<LinkView>,
    /// Whether another time is being chosen.
    pub moving: RwSignal<bool>,
}

impl Behind {
    pub fn token(self) -> LinkToken {
        LinkToken { token: self.token.get_value() }
    }
}

/// The page.
#[component]
pub fn LinkPage() -> impl IntoView {
    crate::pages::portal::title(|| t::link_title().to_owned());
    let token = StoredValue::new(super::token());
    if token.with_value(String::is_empty) {
        return view! { <Broken /> }.into_any();
    }
    let link = Remote::new(move || {
        let token = LinkToken { token: token.get_value() };
        async move { api::resolve_link(&token).await }
    });
    let behind = Behind { token, link, moving: RwSignal::new(false) };
    let gone = move || link.failure.with(|f| f.as_ref().is_some_and(|f| matches!(f.status(), 404 | 410 | 422)));
    view! {
        {move || match gone() {
            true => view! { <Broken /> }.into_any(),
            false => view! { <Shown remote=link children=move |value| content(behind, value) /> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Broken() -> impl IntoView {
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::link_bad}</h1></header>
            <Notice tone="warn" title=t::link_bad>{t::link_bad_text}</Notice>
            <a class="btn primary" href=Place::SignIn.href()>{p::sign_in}</a>
            <a class="btn" href="/">{icon("#i-home", "i s")}{p::to_home}</a>
        </div>
    }
}

fn content(behind: Behind, link: Signal<LinkView>) -> AnyView {
    let offer = Memo::new(move |_| link.with(|l| l.purpose == LinkPurpose::Offer && l.appointment_id.is_none()));
    let part = move || match (offer.get(), behind.moving.get()) {
        (true, _) => view! { <OfferCard behind link /> }.into_any(),
        (false, true) => view! { <MoveByLink behind link /> }.into_any(),
        (false, false) => view! { <VisitByLink behind link /> }.into_any(),
    };
    view! { {part} }.into_any()
}

/// What is certain about the visit.
fn status(state: Option<AppointmentState>) -> impl IntoView {
    let (tone, glyph, words) = match state {
        Some(AppointmentState::Confirmed) => ("status ok", "#i-okc", t::confirmed()),
        Some(AppointmentState::Requested) => ("status info", "#i-clock", t::requested()),
        Some(other) => ("status", "#i-okc", other.label(crate::i18n::lang())),
        None => return ().into_any(),
    };
    view! { <span class=tone>{icon(glyph, "i s")}{words}</span> }.into_any()
}

#[component]
fn VisitByLink(behind: Behind, link: Signal<LinkView>) -> impl IntoView {
    let open = move || link.with(|l| l.state.is_some_and(|s| s.is_open() || s.is_present()));
    let facts = Memo::new(move |_| link.with(|l| TicketFacts::from(l)));
    let heading = move || {
        link.with(|l| match l.state {
            Some(AppointmentState::Cancelled) => t::head_cancelled().to_owned(),
            Some(AppointmentState::Done) => t::head_done().to_owned(),
            Some(AppointmentState::NoShow) => t::head_missed().to_owned(),
            _ => t::link_hello(&l.first_name),
        })
    };
    let asked = move || {
        link.with(|l| l.state == Some(AppointmentState::Requested))
            .then(|| view! { <Notice glyph="#i-clock" title=t::requested>{t::requested_text}</Notice> })
    };
    // Until the question is answered it comes first, and what is certain stands below it.
    let unanswered = Memo::new(move |_| link.with(|l| l.can_confirm && l.confirmed_at.is_none()));
    let certain = move || status(link.with(|l| l.state));
    let doctor = Signal::derive(move || link.with(|l| l.practitioner_name.clone()));
    let service = move || facts.with(|f| f.service().to_owned());
    let place = move || link.with(|l| l.location_name.clone());
    let call = move || {
        link.with(|l| l.location_phone.clone()).map(|phone| {
            view! { <a class="btn sm" href=format!("tel:{phone}")>{icon("#i-phone", "i s")}{p::call}</a> }
        })
    };
    view! {
        <div class="cols">
            <div class="stack">
                <header class="page-head">{move || (!unanswered.get()).then(certain)}<h1>{heading}</h1></header>
                {asked}
                <Coming behind link />
                {move || unanswered.get().then(|| view! { <p>{certain()}</p> })}
                {move || open().then(|| view! { <Ticket facts=facts.get() /><p class="meta">{t::link_keep}</p><Prepare facts=facts.get() /> })}
            </div>
            <div class="stack aside">
                <section class="card" aria-labelledby="place-t">
                    <h2 id="place-t" class="vh">{t::doctor_place}</h2>
                    <div class="person"><Disc name=doctor class="av" /><div><b>{doctor}</b><span class="meta">{service}<br />{place}</span></div></div>
                    <div class="btns">{call}</div>
                </section>
                {move || open().then(|| view! { <Change behind link /> })}
                <Invite />
            </div>
        </div>
    }
}

/// Saying that one comes.
#[component]
fn Coming(behind: Behind, link: Signal<LinkView>) -> impl IntoView {
    let submit = Submit::new();
    let send = move |()| {
        let token = behind.token();
        submit.run(async move { api::create_link_confirmation(&token).await }, move |view| behind.link.put(view));
    };
    move || match link.with(|l| (l.confirmed_at.is_some(), l.can_confirm)) {
        (true, _) => view! { <Notice tone="ok" glyph="#i-okc" title=t::coming></Notice> }.into_any(),
        (false, true) => view! {
            <section class="card">
                <div><h2>{t::confirm_title}</h2><p class="meta">{t::confirm_text}</p></div>
                {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
                <Act class="btn primary" busy=submit.busy on_press=send>{move || t::confirm_for(&link.with(|l| l.first_name.clone()))}</Act>
            </section>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// Moving and cancelling, with the policy first.
#[component]
fn Change(behind: Behind, link: Signal<LinkView>) -> impl IntoView {
    let (asking, reason, submit) = (RwSignal::new(false), RwSignal::new(String::new()), Submit::new());
    let can = move || link.with(|l| (l.can_reschedule, l.can_cancel));
    let policy = move || match can() {
        (false, false) => view! { <Notice tone="plain" glyph="#i-clock" title=t::policy_over>{t::policy_over_text}</Notice> }.into_any(),
        _ => {
            let text = move || link.with(|l| t::policy(&when::soon(l.changeable_until.max(l.cancellable_until), &Zone::new(&l.time_zone))));
            view! { <Notice tone="plain" glyph="#i-clock" title=text>{t::policy_text}</Notice> }.into_any()
        }
    };
    let cancel = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = Some(reason.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let form = CreateLinkCancellation { token: behind.token.get_value(), reason };
        submit.run(async move { api::create_link_cancellation(&form).await }, move |view| {
            toast::done(t::cancelled());
            behind.link.put(view);
        });
    };
    let form = move || {
        view! {
            <form class="stack tight" on:submit=cancel>
                <div><h3>{t::cancel_sure}</h3><p class="meta">{t::cancel_text}</p></div>
                {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
                <TextField label=t::cancel_why value=reason optional=true max_length=500 />
                <div class="btns">
                    <Act on_press=move |()| asking.set(false)>{t::cancel_keep}</Act>
                    <Act class="btn danger" submit=true busy=submit.busy>{move || t::cancel_for(&link.with(|l| l.first_name.clone()))}</Act>
                </div>
            </form>
        }
    };
    let buttons = move || {
        view! {
            <div class="btns">
                {can().0.then(|| view! { <Act on_press=move |()| behind.moving.set(true)>{icon("#i-swap", "i s")}{t::move_it}</Act> })}
                {can().1.then(|| view! { <Act class="btn danger" on_press=move |()| asking.set(true)>{t::cancel}</Act> })}
            </div>
        }
    };
    view! {
        <section class="card" aria-labelledby="ubah">
            <h2 id="ubah">{t::change_title}</h2>
            {policy}
            {move || if asking.get() { form().into_any() } else { buttons().into_any() }}
        </section>
    }
}

/// For who has no account yet.
#[component]
fn Invite() -> impl IntoView {
    let who = visitor();
    move || {
        (who.get() == Visitor::Guest).then(|| {
            view! {
                <section class="card quiet">
                    <div><h3>{t::account_title}</h3><p class="meta">{t::account_text}</p></div>
                    <a class="btn sm" href=Place::SignUp.href()>{t::open_account}</a>
                </section>
            }
        })
    }
}
