//! The patient beside the conversation: who it is, what is to come, what came of the question, and other questions.

use domain::Lang;
use domain::consultations::{ConsultationOutcomeView, ConsultationView};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::thread::Person;
use super::words;
use crate::api::consultations::Consultations;
use crate::api::contacts::People;
use crate::api::resource::{Query, list};
use crate::api::scheduling::Appointments;
use crate::api::session;
use crate::components::{Avatar, Fact, Facts, FailureNote, Glyph, Icon, Skeleton};
use crate::format;
use crate::i18n::texts::{consultations as t, contacts as c};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::scheduling::words::{short_when, zone_of};
use crate::remote::Remote;
use crate::route::{Address, Route};
use crate::shell::open_to;

/// The third pane; on narrow screens it folds.
#[component]
pub fn PatientCard(view: Signal<ConsultationView>, person: Person) -> impl IntoView {
    let (contact, name, mrn) = view.with_untracked(|v| (v.contact_id, v.contact_name.clone(), v.contact_mrn.clone()));
    let outcomes = Memo::new(move |_| view.with(|v| v.outcomes.clone()));
    let this = view.with_untracked(|v| v.id);
    let visits = session::may(Permission::ReadAppointments);
    view! {
        <aside class="inbox-card" aria-label=t::patient>
            <details open=!crate::browser::page::narrower_than(1280)>
                <summary>{t::patient}": "{name.clone()}</summary>
                <section>
                    <div class="who"><Avatar name=name.clone() size="lg" /><div><b>{name}</b>{mrn.map(|mrn| view! { <p class="sub num">{c::mrn_short}" "{mrn}</p> })}</div></div>
                    {facts(contact, person)}
                </section>
                {visits.then(|| view! { <section><NextVisit contact /></section> })}
                <section>
                    <h3>{t::became}</h3>
                    {move || came_of(outcomes.get())}
                </section>
                <section>
                    <h3>{t::others}</h3>
                    <Others contact this />
                </section>
            </details>
        </aside>
    }
}

fn facts(contact: Uuid, person: Person) -> impl IntoView {
    let record = Route::Person(People::Patients, contact);
    let results = Route::LabResults(contact);
    move || match person.value.get() {
        None => view! { <Skeleton lines=3 /> }.into_any(),
        Some(None) => view! { <p class="sub">{t::record_hidden}</p> }.into_any(),
        Some(Some(person)) => {
            let born = person.birth_date.map(|birth| view! { <Fact name=c::birth_date>{describe::born(birth)}</Fact> });
            let sex = person.sex.map(|sex| view! { <Fact name=c::sex>{move || sex.label(crate::i18n::lang())}</Fact> });
            let language = language_of(Some(&person));
            let words = move || if language == Lang::Id { t::indonesian() } else { t::english() };
            view! {
                <Facts>{born}{sex}<Fact name=t::patient_language>{words}</Fact></Facts>
                <p class="rowx">
                    {open_to(record).then(|| view! { <a class="btn" data-size="sm" href=record.href()>{t::open_record}</a> })}
                    {open_to(results).then(|| view! { <a class="btn" data-size="sm" href=results.href()>{t::open_results}</a> })}
                </p>
            }
            .into_any()
        }
    }
}

/// The language in which a patient wants to be written to; Indonesian while it is not known.
pub fn language_of(person: Option<&domain::contacts::ContactView>) -> Lang {
    person.and_then(|person| person.details.as_ref()).map_or(Lang::Id, |details| details.preferences.language)
}

/// The visit that comes next.
#[component]
fn NextVisit(contact: Uuid) -> impl IntoView {
    let visits = Remote::new(move || async move {
        let query = Query { limit: Some(10), sort: Some("-starts_at".to_owned()), ..Query::default() };
        Ok(list::<Appointments>(&query.maybe("filter[contact_id][eq]", Some(contact.to_string()))).await?.data)
    });
    live::reload_on(&["appointment"], visits);
    move || match (visits.value.get(), visits.failure.get()) {
        (Some(all), _) => {
            let now = format::now();
            match all.into_iter().rfind(|v| v.ends_at > now && v.state.takes_time()) {
                Some(next) => {
                    let (href, at, zone) = (Route::Visit(next.id).href(), next.starts_at, zone_of(&next));
                    view! { <a class="link" href=href>{move || t::visit_next(&short_when(at, &zone))}</a> }.into_any()
                }
                None => view! { <p class="sub">{t::visit_none}</p> }.into_any(),
            }
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| visits.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=1 /> }.into_any(),
    }
}

fn came_of(outcomes: Vec<ConsultationOutcomeView>) -> AnyView {
    if outcomes.is_empty() {
        return view! { <p class="sub">{t::nothing_became}</p> }.into_any();
    }
    let task = |id: Uuid| {
        let query = vec![("task".to_owned(), id.to_string())];
        Address { route: Route::Tasks, query, fragment: String::new() }.href()
    };
    let line = |outcome: ConsultationOutcomeView| {
        let visit = outcome.appointment_id.map(|id| {
            view! { <a class="link" href=Route::Visit(id).href()><Icon glyph=Glyph::Calendar size="i-sm" />{t::see_visit}</a> }
        });
        let task =
            outcome.task_id.map(|id| view! { <a class="link" href=task(id)><Icon glyph=Glyph::Kanban size="i-sm" />{t::see_task}</a> });
        view! { <li>{visit}{task}</li> }
    };
    view! { <ul class="plain-list">{outcomes.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What else the patient has asked, as far as the caller takes part.
#[component]
fn Others(contact: Uuid, this: Uuid) -> impl IntoView {
    let all = Remote::new(move || async move {
        let query = Query { limit: Some(6), sort: Some("-last_message_at".to_owned()), ..Query::default() };
        Ok(list::<Consultations>(&query.maybe("filter[contact_id][eq]", Some(contact.to_string()))).await?.data)
    });
    let line = |view: ConsultationView| {
        let (zone, at) = (words::zone_of(&view), view.last_message_at);
        let when = move || format::short_date(zone.wall(at).date());
        view! { <li><a class="link" href=words::href(view.id, None)>{view.subject}</a>" "<span class="sub num">{when}</span></li> }
    };
    move || match (all.value.get(), all.failure.get()) {
        (Some(found), _) => {
            let rest: Vec<_> = found.into_iter().filter(|view| view.id != this).collect();
            match rest.is_empty() {
                true => view! { <p class="sub">{t::others_none}</p> }.into_any(),
                false => view! { <ul class="plain-list">{rest.into_iter().map(line).collect_view()}</ul> }.into_any(),
            }
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    }
}
