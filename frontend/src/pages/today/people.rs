//! Short lists of people: lately changed, newly registered, and those whose record lacks a phone number.

use chrono::{DateTime, Utc};
use domain::contacts::ContactView;
use domain::filter::Op;
use domain::identity::Permission;
use leptos::prelude::*;

use super::counters::{people_href, within_branch};
use crate::api::contacts::{ListQuery, search_people};
use crate::api::session;
use crate::components::{Avatar, Card, Empty, FailureNote, Glyph, LinkButton, Skeleton};
use crate::format;
use crate::i18n::texts::today as t;
use crate::pages::contacts::{describe, fresh};
use crate::remote::Remote;
use crate::route::{People, Route};
use crate::shell::{self, branches, open_to};

type Condition = Option<(&'static str, Op, &'static str)>;

/// People in an order, within the branch that lists show first.
fn some_people(people: People, condition: Condition, sort: &'static str, limit: i64) -> Remote<Vec<ContactView>> {
    let branch = branches().chosen;
    Remote::new(move || {
        fresh::track();
        let filter = within_branch(condition, branch.get());
        async move {
            let query = ListQuery { filter, sort: Some(sort.to_owned()), limit, ..ListQuery::default() };
            Ok(search_people(people, &query).await?.data)
        }
    })
}

/// A moment of the past: the time today, the day otherwise.
fn moment(at: DateTime<Utc>) -> String {
    let zone = shell::zone();
    let day = zone.wall(at).date();
    if day == zone.today() { t::at_today(&format::clock(at, &zone)) } else { format::short_date(day) }
}

fn subtitle(person: &ContactView) -> String {
    let mrn = person.mrn.as_deref().map(crate::i18n::texts::contacts::mrn_of);
    let told = describe::age_and_sex(person, shell::zone().today());
    mrn.into_iter().chain(Some(told).filter(|told| !told.is_empty())).collect::<Vec<_>>().join(" · ")
}

#[component]
fn Who(people: People, person: ContactView) -> impl IntoView {
    let href = Route::Person(people, person.id).href();
    let name = person.name.clone();
    let title = match person.identity_only {
        true => view! { <span class="strong">{name.clone()}</span> }.into_any(),
        false => view! { <a class="strong" href=href>{name.clone()}</a> }.into_any(),
    };
    view! {
        <div class="who">
            <Avatar name />
            <div class="ell">{title}<div class="sub num">{move || subtitle(&person)}</div></div>
        </div>
    }
}

/// The table of those whose record was changed last.
#[component]
pub(super) fn RecentPeople(people: People) -> impl IntoView {
    let found = some_people(people, None, "-updated_at", 8);
    let (all, name) = match people {
        People::Patients => (t::all_patients, t::patient),
        People::Contacts => (t::all_contacts, t::contact),
    };
    let href = people_href(people, None, None);
    let end = move || view! { <a class="btn" data-kind="quiet" data-size="sm" href=href.clone()>{all}</a> };
    let row = move |person: ContactView| {
        let (phone, visit, updated) = (person.phone.clone(), person.last_visit_at, person.updated_at);
        let visit = move || visit.map(|at| format::short_date(shell::zone().wall(at).date())).unwrap_or_default();
        view! {
            <tr>
                <td class="nm"><Who people person /></td>
                <td class="hp num">{phone.as_deref().map(format::masked_phone)}</td>
                <td class="hp2 num">{visit}</td>
                <td class="r num"><time datetime=updated.to_rfc3339()>{move || moment(updated)}</time></td>
            </tr>
        }
    };
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(found), _) if found.is_empty() => view! { <NobodyYet people /> }.into_any(),
        (Some(found), _) => view! {
            <div class="grid-wrap">
                <table class="grid recent">
                    <thead>
                        <tr>
                            <th scope="col" class="nm">{name}</th>
                            <th scope="col" class="hp">{t::phone}</th>
                            <th scope="col" class="hp2">{t::last_visit}</th>
                            <th scope="col" class="r" aria-sort="descending">{t::updated}</th>
                        </tr>
                    </thead>
                    <tbody>{found.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any(),
        (None, Some(failure)) => view! { <div class="in"><FailureNote failure on_retry=move |()| found.reload() /></div> }.into_any(),
        (None, None) => view! { <div class="in"><Skeleton lines=8 /></div> }.into_any(),
    };
    view! { <Card title=t::recent_patients end flush=true>{content}</Card> }
}

#[component]
fn NobodyYet(people: People) -> impl IntoView {
    let new = Route::NewPerson(people);
    let action = if people == People::Patients { t::new_patient } else { t::new_contact };
    view! {
        <Empty glyph=Glyph::Users title=t::recent_empty text=t::recent_empty_text>
            {move || open_to(new).then(|| view! { <LinkButton href=new.href()>{action}</LinkButton> })}
        </Empty>
    }
}

/// The newest registrations of the last 30 days.
#[component]
pub(super) fn NewestPeople(people: People) -> impl IntoView {
    let condition = Some(("created_at", Op::Eq, "last_30_days"));
    let found = some_people(people, condition, "-created_at", 5);
    let line = move |person: ContactView| {
        let at = person.created_at;
        view! {
            <li>
                <Who people person />
                <time class="sub num" datetime=at.to_rfc3339()>{move || moment(at)}</time>
            </li>
        }
    };
    let href = people_href(people, condition, Some("-created_at"));
    view! { <ShortList found title=t::newest href empty=t::newest_empty line /> }
}

/// Those who cannot be reached by phone, with the way to their form.
#[component]
pub(super) fn MissingPhones(people: People) -> impl IntoView {
    let write = if people == People::Patients { Permission::WritePatients } else { Permission::WriteContacts };
    let condition = Some(("phone", Op::IsNull, "true"));
    let content = move || {
        session::may(write).then(|| {
            let found = some_people(people, condition, "-created_at", 5);
            let line = move |person: ContactView| {
                let (href, name) = (Route::EditPerson(people, person.id).href(), person.name.clone());
                view! {
                    <li>
                        <Who people person />
                        <a class="btn" data-size="sm" href=href aria-label=move || t::add_phone_of(&name)>{t::add_phone}</a>
                    </li>
                }
            };
            view! { <ShortList found title=t::missing href=people_href(people, condition, None) empty=t::missing_empty line /> }
        })
    };
    view! { {content} }
}

#[component]
fn ShortList<V: IntoView + 'static>(
    found: Remote<Vec<ContactView>>,
    title: crate::i18n::Plain,
    href: String,
    empty: crate::i18n::Plain,
    line: impl Fn(ContactView) -> V + Copy + Send + 'static,
) -> impl IntoView {
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(found), _) if found.is_empty() => view! { <p class="in sub">{empty}</p> }.into_any(),
        (Some(found), _) => view! { <ul class="short">{found.into_iter().map(line).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <div class="in"><FailureNote failure on_retry=move |()| found.reload() /></div> }.into_any(),
        (None, None) => view! { <div class="in"><Skeleton lines=3 /></div> }.into_any(),
    };
    view! {
        <section class="card">
            <header><h2><a class="strong" href=href>{title}</a></h2></header>
            {content}
        </section>
    }
}
