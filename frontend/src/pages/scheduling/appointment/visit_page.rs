//! app-8: one visit. Why the patient comes, where it stands, what was promised last time, and how it ends.
//!
//! It is no medical record: findings and prescriptions stay in the clinic's own system.

use domain::contacts::{InteractionKind, InteractionView};
use domain::identity::Permission;
use domain::scheduling::{AppointmentState, AppointmentView, QueueEntryView, RecallState, RecallView};
use leptos::prelude::*;
use uuid::Uuid;

use super::cancel::CancelDialog;
use super::facts::VisitFacts;
use super::finish::FinishCard;
use super::history::History;
use super::move_dialog::MoveDialog;
use super::next::NextStep;
use super::panel::RareActions;
use crate::api::contacts::{People, list_interactions};
use crate::api::queue::{QueuePart, list_queue};
use crate::api::resource::{Query, list};
use crate::api::scheduling::{Recalls, find_appointment};
use crate::api::{Revision, queue as desk, session};
use crate::components::{Avatar, Button, Card, FailureNote, Glyph, Kind, Loaded, Skeleton, toast};
use crate::format;
use crate::i18n::texts::{queue as q, scheduling as t};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::lab::VisitResults;
use crate::pages::referrals::OpenReferrals;
use crate::pages::scheduling::words::{StateChip, in_lang, short_day, when, zone_of};
use crate::pages::tasks::PersonTasks;
use crate::remote::{Remote, Submit};
use crate::shell;

/// The page of one appointment.
#[component]
pub fn VisitPage(id: Uuid) -> impl IntoView {
    let visit = Remote::new(move || async move { find_appointment(id).await });
    live::reload_on(&["appointment", "queue"], visit);
    let name = move || visit.value.with(|v| v.as_ref().map(|v| v.record.contact_name.clone()));
    shell::title(move || name().map_or_else(|| t::visit().to_owned(), |name| t::visit_of(&name)));
    view! {
        <div class="visit">
            <Loaded remote=visit skeleton=|| view! { <div class="page-body"><Skeleton lines=10 /></div> } let:revision>
                <Opened remote=visit revision />
            </Loaded>
        </div>
    }
}

#[component]
fn Opened(remote: Remote<Revision<AppointmentView>>, revision: Signal<Revision<AppointmentView>>) -> impl IntoView {
    let visit = Memo::new(move |_| revision.get().record);
    let (moving, cancelling) = (RwSignal::new(None), RwSignal::new(None));
    let changed = Callback::new(move |()| remote.reload());
    let (id, contact) = visit.with_untracked(|v| (v.id, v.contact_id));
    let version = Signal::derive(move || visit.with(|v| v.version));
    let begun = Memo::new(move |_| visit.with(|v| v.state == AppointmentState::InProgress));
    let seen = Memo::new(move |_| visit.with(|v| v.state.is_present()));
    view! {
        <Head visit moving changed />
        <div class="visit-cols">
            <div class="stack16">
                <Card title=t::why><Why visit /></Card>
                {move || (seen.get() && session::may(Permission::ReceivePatients)).then(|| {
                    // Built anew when the visit begins, so that the button becomes the next right step.
                    begun.track();
                    view! { <FinishCard visit=visit.get_untracked() on_done=changed /> }
                })}
                <LastTime contact />
                <Card title=t::history>{move || view! { <History id=visit.with_untracked(|v| v.id) version /> }}</Card>
            </div>
            <div class="stack16">
                <Card title=t::details>{move || view! { <VisitFacts visit=visit.get() /> }}</Card>
                <Show when=|| session::may(Permission::ReadLab)><VisitResults visit=id patient=contact /></Show>
                <Show when=|| session::may(Permission::ReadReferrals)><OpenReferrals patient=contact /></Show>
                <Show when=|| session::may(Permission::ReadRecalls)><DueAgain contact /></Show>
                <Show when=|| session::may(Permission::ReadTasks)><PersonTasks contact /></Show>
            </div>
        </div>
        <MoveDialog visit=moving on_moved=changed />
        <CancelDialog visit=cancelling on_done=changed />
    }
}

#[component]
fn Head(visit: Memo<AppointmentView>, moving: RwSignal<Option<AppointmentView>>, changed: Callback<()>) -> impl IntoView {
    let name = Signal::derive(move || visit.with(|v| v.contact_name.clone()));
    let href = move || visit.with(|v| describe::route_of(v.contact_mrn.as_deref(), v.contact_id).href());
    let mrn = move || visit.with(|v| v.contact_mrn.as_deref().map(crate::i18n::texts::contacts::mrn_of));
    let at = move || visit.with(when);
    let born = move || visit.with(|v| v.contact_birth_date.map(describe::born));
    let sex = move || visit.with(|v| v.contact_sex.map(|sex| sex.label(crate::i18n::lang())));
    let chip = move || visit.with(|v| view! { <StateChip state=v.state confirmed=v.confirmed_at.is_some() /> });
    let next = move || {
        let visit = visit.get();
        match visit.state.is_present() {
            true => view! { <Desk visit changed /> }.into_any(),
            false => view! { <NextStep visit on_changed=changed /> }.into_any(),
        }
    };
    view! {
        <div class="pbanner" role="group" aria-label=crate::i18n::texts::person::identity_of>
            <Avatar name size="xl" />
            <div class="idt">
                <div class="name"><h1><a class="strong" href=href>{name}</a></h1>{chip}</div>
                <div class="ids num"><span>{born}</span><span>{sex}</span>{mrn}<span>{at}</span></div>
            </div>
            <div class="acts">
                {next}
                {move || view! { <RareActions visit=visit.get() on_move=move |v| moving.set(Some(v)) on_changed=changed /> }}
            </div>
        </div>
    }
}

/// The queue number, and calling and starting from here.
#[component]
fn Desk(visit: AppointmentView, changed: Callback<()>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (id, state) = (visit.id, visit.state);
    let part =
        QueuePart { location_id: Some(visit.location_id), practitioner_id: None, on: Some(zone_of(&visit).wall(visit.starts_at).date()) };
    let entry = Remote::new(move || {
        let part = part.clone();
        async move { Ok(list_queue(&part).await?.data.into_iter().find(|e| e.appointment_id == id)) }
    });
    let may = session::may(Permission::ReceivePatients);
    let button = move |entry: QueueEntryView| {
        let (queue_id, who) = (entry.id, format!("{} {}", entry.number_text, entry.contact_name));
        let spoken = who.clone();
        match state {
            AppointmentState::CheckedIn => {
                let press = move |()| {
                    let who = who.clone();
                    submit.run(desk::create_queue_call(queue_id), move |_| {
                        toast::done(q::called(&who));
                        changed.run(());
                    });
                };
                view! { <Button kind=Kind::Primary icon=Glyph::Volume busy=submit.busy on_press=press>{q::call_for(&spoken)}</Button> }
                    .into_any()
            }
            AppointmentState::Called => {
                let press = move |()| {
                    let who = who.clone();
                    submit.run(desk::create_start(queue_id), move |_| {
                        toast::done(q::started(&who));
                        changed.run(());
                    });
                };
                view! { <Button kind=Kind::Primary icon=Glyph::Steth busy=submit.busy on_press=press>{q::start_for(&spoken)}</Button> }
                    .into_any()
            }
            _ => ().into_any(),
        }
    };
    move || {
        let entry = entry.value.get().flatten()?;
        let number = entry.number_text.clone();
        Some(view! {
            <span class="no num">{number}</span>
            {may.then(|| button(entry))}
        })
    }
}

/// In the patient's words, and how to prepare.
#[component]
fn Why(visit: Memo<AppointmentView>) -> impl IntoView {
    let reason = move || visit.with(|v| v.reason.clone()).unwrap_or_else(|| t::no_reason().to_owned());
    let service = move || visit.with(|v| in_lang(&v.service_name_id, &v.service_name_en).to_owned());
    let preparation = move || {
        let text = visit.with(|v| {
            let (id, en) = (v.preparation_id.clone()?, v.preparation_en.clone().or_else(|| v.preparation_id.clone())?);
            Some(in_lang(&id, &en).to_owned())
        });
        text.map(|text| view! { <p class="sub pre">{t::preparation}": "{text}</p> })
    };
    view! { <p class="strong">{service}</p><p class="pre">{reason}</p>{preparation} }
}

/// What was written down and promised the last times.
#[component]
fn LastTime(contact: Uuid) -> impl IntoView {
    let may = session::may(Permission::ReadInteractions) && session::may(Permission::ReadPatients);
    let past = Remote::new(move || async move {
        if !may {
            return Ok(Vec::new());
        }
        let page = list_interactions(People::Patients, contact, None, None).await?;
        let told = |e: &InteractionView| matches!(e.kind, InteractionKind::Visit | InteractionKind::Note | InteractionKind::Call);
        Ok(page.data.into_iter().filter(told).take(5).collect::<Vec<_>>())
    });
    let line = |entry: InteractionView| view! { <crate::pages::contacts::ShortEvent event=entry /> };
    let content = move || match (past.value.get(), past.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::first_visit}</p> }.into_any(),
        (Some(all), _) => {
            view! { <crate::components::Timeline>{all.into_iter().map(line).collect_view()}</crate::components::Timeline> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| past.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=3 /> }.into_any(),
    };
    may.then(|| view! { <Card title=t::last_time>{content}</Card> })
}

/// When the patient is due again.
#[component]
fn DueAgain(contact: Uuid) -> impl IntoView {
    let open = Remote::new(move || async move {
        let query = Query { limit: Some(20), ..Query::default() };
        let query = query.maybe("filter[contact_id][eq]", Some(contact.to_string()));
        let page = list::<Recalls>(&query).await?;
        Ok(page.data.into_iter().filter(|r| matches!(r.state, RecallState::Open | RecallState::Booked)).collect::<Vec<_>>())
    });
    live::reload_on(&["recall"], open);
    let line = |recall: RecallView| {
        let late = recall.due_on < shell::zone().today() && recall.state == RecallState::Open;
        let day = recall.due_on;
        view! {
            <li class="rowx">
                <span>{move || in_lang(&recall.service_name_id, &recall.service_name_en).to_owned()}</span>
                <span class="sub num" data-late=late.then_some("true")>{move || if late { t::due_since(&format::short_date(day)) } else { short_day(day) }}</span>
            </li>
        }
    };
    let content = move || match open.value.get() {
        Some(all) if all.is_empty() => view! { <p class="sub">{t::nothing_due}</p> }.into_any(),
        Some(all) => view! { <ul class="plain-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
        None => view! { <Skeleton lines=2 /> }.into_any(),
    };
    view! { <Card title=t::due_again>{content}</Card> }
}
