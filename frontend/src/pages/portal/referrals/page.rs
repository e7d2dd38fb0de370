//! The page: all referrals of whoever's data is shown, the latest first.

use domain::Page;
use domain::referrals::ReferralView;
use leptos::prelude::*;
use uuid::Uuid;

use super::card::Card;
use crate::api::Failure;
use crate::api::referrals::Referrals;
use crate::api::resource::{self, Query};
use crate::i18n::{texts::portal_referrals as t, texts::portal_results};
use crate::live;
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Act, Notice, Shown, icon, refused};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

const ROWS: i64 = 20;

#[derive(Clone, PartialEq)]
struct Known {
    all: Vec<ReferralView>,
    next: Option<String>,
}

async fn page(person: Uuid, cursor: Option<String>) -> Result<Page<ReferralView>, Failure> {
    let query = Query { limit: Some(ROWS), cursor, ..Query::default() };
    resource::list::<Referrals>(&query.maybe("filter[patient_id][eq]", Some(person.to_string()))).await
}

/// Referrals, for whoever's data is shown.
#[component]
pub fn ReferralsPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    let lead = move || household.active().map(|m| t::lead(&m.name));
    view! {
        <a class="back-link" href=Place::Results.href()>{icon("#i-back", "i s")}{portal_results::title}</a>
        <header class="page-head"><h1>{t::title}</h1><p class="lead">{lead}</p></header>
        <FamilySwitcher />
        {move || active.get().map(|id| view! { <Person id /> })}
    }
}

#[component]
fn Person(id: Uuid) -> impl IntoView {
    let known = Remote::new(move || async move {
        let page = page(id, None).await?;
        Ok(Known { all: page.data, next: page.page.next })
    });
    live::reload_on(&["referral"], known);
    view! { <div class="narrow stack"><Shown remote=known children=move |now| content(id, known, now) /></div> }
}

fn content(id: Uuid, remote: Remote<Known>, known: Signal<Known>) -> AnyView {
    let more = Submit::new();
    let older = move |()| {
        let Some(cursor) = known.with_untracked(|known| known.next.clone()) else { return };
        more.run(page(id, Some(cursor)), move |page| {
            let mut all = known.with_untracked(|known| known.all.clone());
            all.extend(page.data);
            remote.put(Known { all, next: page.page.next });
        });
    };
    let none = move || {
        known
            .with(|known| known.all.is_empty())
            .then(|| view! { <Notice tone="plain" glyph="#i-file" title=t::none>{t::none_text}</Notice> })
    };
    let rest = move || {
        known.with(|known| known.next.is_some()).then(|| view! { <Act class="btn sm" busy=more.busy on_press=older>{t::older}</Act> })
    };
    view! {
        {none}
        <For each=move || known.get().all key=|view| (view.id, view.version) children=|view| view! { <Card view /> } />
        {refused(more)}
        {rest}
    }
    .into_any()
}
