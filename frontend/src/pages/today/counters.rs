//! The strip of numbers. Each is a link to the list it counts, with the same filter.

use domain::filter::{Condition, FilterTree, Op};
use domain::identity::Permission;
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::api::contacts::count_people;
use crate::api::directory::Accounts;
use crate::api::identity::Users;
use crate::api::resource::{self, Query};
use crate::api::{Failure, session};
use crate::components::{Glyph, Icon};
use crate::format;
use crate::i18n::{Plain, texts::today as t};
use crate::remote::Remote;
use crate::route::{Address, People, Route, Setting};
use crate::shell::branches;

/// What a number counts.
#[derive(Clone, Copy)]
enum What {
    /// Field, comparison, value; none for all of them.
    People(People, Option<(&'static str, Op, &'static str)>),
    Accounts,
    Users(&'static str),
}

/// One number of the strip.
#[derive(Clone, Copy)]
struct Counter {
    what: What,
    glyph: Glyph,
    name: Plain,
    sub: Plain,
    /// Something to work on, when it is not nought.
    warns: bool,
}

const fn counter(what: What, glyph: Glyph, name: Plain, sub: Plain) -> Counter {
    Counter { what, glyph, name, sub, warns: false }
}

const TODAY: Option<(&str, Op, &str)> = Some(("created_at", Op::Eq, "today"));
const MONTH: Option<(&str, Op, &str)> = Some(("created_at", Op::Eq, "last_30_days"));
const WEEK_SEEN: Option<(&str, Op, &str)> = Some(("last_visit_at", Op::Eq, "last_7_days"));
const NO_PHONE: Option<(&str, Op, &str)> = Some(("phone", Op::IsNull, "true"));

/// The numbers that the person may see.
fn counters() -> Vec<Counter> {
    use Permission::*;
    let people = match (session::may(ReadPatients), session::may(ReadContacts)) {
        (true, _) => People::Patients,
        (false, true) => People::Contacts,
        (false, false) => return other_counters(),
    };
    let of = |filter| What::People(people, filter);
    let mut all = vec![
        counter(of(TODAY), Glyph::Plus, t::new_today, t::new_today_sub),
        counter(of(MONTH), Glyph::Calendar, t::new_month, t::new_month_sub),
    ];
    if people == People::Patients {
        all.push(counter(of(WEEK_SEEN), Glyph::Steth, t::visits_week, t::visits_week_sub));
    } else {
        all.push(counter(of(None), Glyph::Users, t::contacts_all, t::contacts_all_sub));
    }
    let completes = session::may(if people == People::Patients { WritePatients } else { WriteContacts });
    if completes {
        let missing = counter(of(NO_PHONE), Glyph::Phone, t::no_phone, t::no_phone_sub);
        all.push(Counter { warns: true, ..missing });
    }
    all
}

/// The numbers of those who see no people, such as administrators.
fn other_counters() -> Vec<Counter> {
    let mut all = Vec::new();
    if session::may(Permission::ReadUsers) {
        all.push(counter(What::Users("active"), Glyph::Users, t::users_active, t::users_active_sub));
        all.push(counter(What::Users("invited"), Glyph::Mail, t::users_invited, t::users_invited_sub));
        all.push(counter(What::Users("suspended"), Glyph::Ban, t::users_suspended, t::users_suspended_sub));
    }
    if session::may(Permission::ReadAccounts) {
        all.push(counter(What::Accounts, Glyph::Building, t::accounts_all, t::accounts_all_sub));
    }
    all
}

/// Whether there is any number for this person.
pub(super) fn any() -> bool {
    !counters().is_empty()
}

/// The filter of a condition, within the branch that lists show first.
pub(super) fn within_branch(condition: Option<(&str, Op, &str)>, branch: Option<Uuid>) -> Option<FilterTree> {
    let compare = |field: &str, op: Op, value: Value| FilterTree::Condition(Condition { field: field.to_owned(), op, value });
    let own = condition.map(|(field, op, text)| {
        let value = if op == Op::IsNull { Value::Bool(text == "true") } else { Value::from(text) };
        compare(field, op, value)
    });
    let branch = branch.map(|id| compare("location_id", Op::Eq, Value::from(id.to_string())));
    let all: Vec<FilterTree> = own.into_iter().chain(branch).collect();
    (!all.is_empty()).then_some(FilterTree::And { and: all })
}

/// The list of people with a condition as its filter.
pub(super) fn people_href(people: People, condition: Option<(&str, Op, &str)>, sort: Option<&str>) -> String {
    let filter = condition.map(|(field, op, value)| ("f".to_owned(), format!("{field}.{}.{value}", op.code())));
    let sort = sort.map(|sort| ("sort".to_owned(), sort.to_owned()));
    Address { route: Route::People(people), query: filter.into_iter().chain(sort).collect(), fragment: String::new() }.href()
}

impl What {
    fn href(self) -> String {
        match self {
            What::People(people, condition) => people_href(people, condition, None),
            What::Accounts => Route::Accounts.href(),
            What::Users(state) => {
                let query = vec![("state".to_owned(), state.to_owned())];
                Address { route: Route::Settings(Setting::Users), query, fragment: String::new() }.href()
            }
        }
    }

    async fn count(self, branch: Option<Uuid>) -> Result<i64, Failure> {
        match self {
            What::People(people, condition) => count_people(people, within_branch(condition, branch)).await,
            What::Accounts => resource::count::<Accounts>(Query::default()).await,
            What::Users(state) => {
                let query = Query::default().maybe("filter[state][eq]", Some(state.to_owned()));
                resource::count::<Users>(query).await
            }
        }
    }
}

/// The strip.
#[component]
pub(super) fn Counters() -> impl IntoView {
    let shown = move || counters().into_iter().map(|counter| view! { <Stat counter /> }).collect_view();
    view! { <section class="stats" aria-label=t::numbers>{shown}</section> }
}

#[component]
fn Stat(counter: Counter) -> impl IntoView {
    let branch = branches().chosen;
    let number = Remote::new(move || {
        let branch = branch.get();
        counter.what.count(branch)
    });
    let warns = move || (counter.warns && number.value.get().is_some_and(|n| n > 0)).then_some("warning");
    let text = move || match (number.value.get(), number.failure.with(Option::is_some)) {
        (Some(n), _) => view! { <b>{move || format::count(n)}</b> }.into_any(),
        (None, true) => view! { <b>"–"</b> }.into_any(),
        (None, false) => view! { <b><span class="skeleton"></span></b> }.into_any(),
    };
    let failed = move || number.failure.with(Option::is_some) && number.value.with(Option::is_none);
    let sub = move || if failed() { t::not_counted() } else { (counter.sub)() };
    view! {
        <a class="stat" href=counter.what.href() data-tone=warns aria-busy=move || number.loading.get().then_some("true")>
            <span class="lab"><Icon glyph=counter.glyph /><span class="ell">{counter.name}</span></span>
            {text}
            <span class="sub ell">{sub}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_list_have_the_same_filter() {
        assert_eq!(people_href(People::Patients, None, None), "/app/patients");
        let tree = within_branch(NO_PHONE, None);
        let condition = Condition { field: "phone".into(), op: Op::IsNull, value: Value::Bool(true) };
        assert_eq!(tree, Some(FilterTree::And { and: vec![FilterTree::Condition(condition)] }));
        assert_eq!(within_branch(None, None), None);
    }
}
