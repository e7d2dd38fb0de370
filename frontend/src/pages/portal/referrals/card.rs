//! One referral: to whom, how far, the letter; why and what was answered when it is asked for.

use domain::documents::{FileTarget, RecordKind};
use domain::referrals::{ReferralDirection, ReferralResultView, ReferralState, ReferralView};
use leptos::prelude::*;

use crate::api::referrals::{find_referral, find_referral_letter};
use crate::browser::share;
use crate::components::toast;
use crate::format::{self, Zone};
use crate::i18n::{lang, texts::portal_referrals as t};
use crate::pages::portal::parts::{Act, Shown, icon, refused};
use crate::pages::portal::results::Sheets;
use crate::remote::{Remote, Submit};

/// The card.
#[component]
pub fn Card(view: ReferralView) -> impl IntoView {
    let (id, letter) = (view.id, view.has_letter);
    let title = if view.receiver().is_empty() { view.location_name.clone() } else { view.receiver() };
    let from = t::from(&view.sender());
    let number = view.number.clone();
    let lines = lines(&view);
    let heading = format!("referral-{id}");
    let open = RwSignal::new(false);
    let show = move |_| open.update(|open| *open = !*open);
    let pdf = letter.then(|| view! { <Pdf view=view.clone() /> });
    view! {
        <article class="card stack tight referral" aria-labelledby=heading.clone()>
            <div class="sec-head"><h2 id=heading.clone()>{title}</h2>{status(&view)}</div>
            <p class="meta">{number}" · "{from}</p>
            {lines.into_iter().map(|line| view! { <p class="small">{line}</p> }).collect_view()}
            <div class="btns">
                {pdf}
                <button class="btn" type="button" aria-expanded=move || open.get().to_string() on:click=show>{t::more}</button>
            </div>
            {move || open.get().then(|| view! { <Details id /> })}
        </article>
    }
}

fn status(view: &ReferralView) -> impl IntoView + use<> {
    let (class, state) = match view.state {
        ReferralState::Answered => ("status ok", view.state),
        ReferralState::Declined | ReferralState::Cancelled => ("status warn", view.state),
        state => ("status info", state),
    };
    view! { <span class=class>{move || state.label(lang())}</span> }
}

/// Until when it is taken, and when the patient is expected.
fn lines(view: &ReferralView) -> Vec<String> {
    let zone = Zone::new(&view.time_zone);
    let running = !matches!(view.state, ReferralState::Seen | ReferralState::Answered | ReferralState::Declined | ReferralState::Cancelled);
    let valid = view.valid_until.filter(|_| running).map(|until| {
        let day = format::long_date(until);
        if until < zone.today() { t::expired(&day) } else { t::valid_until(&day) }
    });
    let planned = view.planned_at.filter(|_| running).map(|at| t::planned(&format::date_time(at, &zone)));
    [valid, planned].into_iter().flatten().collect()
}

/// The letter on paper; of one from outside the answer to it.
#[component]
fn Pdf(view: ReferralView) -> impl IntoView {
    let (id, number, answer) = (view.id, StoredValue::new(view.number), view.direction == ReferralDirection::In);
    let pdf = Submit::new();
    let download = move |()| {
        pdf.run(find_referral_letter(id), move |file| {
            share::keep(&format!("{}.pdf", number.get_value()), &file);
            toast::done(t::done());
        });
    };
    let label = move || t::letter_of(&number.get_value());
    view! {
        {refused(pdf)}
        <Act class="btn soft" busy=pdf.busy label on_press=download>{icon("#i-dl", "i s")}{if answer { t::answer } else { t::letter }}</Act>
    }
}

/// Why, what was answered, and the files.
#[component]
fn Details(id: uuid::Uuid) -> impl IntoView {
    let whole = Remote::new(move || find_referral(id));
    let files = FileTarget { record_kind: RecordKind::Referral, record_id: id };
    let result = |result: ReferralResultView| {
        let by = result.doctor.or(result.recorded_by_name);
        view! { <h3>{t::result(&format::long_date(result.resulted_on))}</h3><p class="text">{result.text}</p><p class="meta">{by}</p> }
    };
    let content = move |view: Signal<ReferralView>| {
        view! {
            <div class="stack tight">
                <h3>{t::reason}</h3>
                {move || view.with(|view| view.service.clone()).map(|service| view! { <p><b>{service}</b></p> })}
                <p class="text">{move || view.with(|view| view.reason.clone())}</p>
                {move || view.with(|view| view.results.clone()).into_iter().map(result).collect_view()}
                <Sheets target=files title=t::files />
            </div>
        }
        .into_any()
    };
    view! { <Shown remote=whole bones=1 children=content /> }
}
