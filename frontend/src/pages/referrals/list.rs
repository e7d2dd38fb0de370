//! The list: what is open, drafts, what was answered, and what ended without an answer.

use std::collections::HashSet;

use domain::referrals::{ReferralDirection, ReferralState, ReferralView};
use leptos::prelude::*;
use uuid::Uuid;

use super::words;
use crate::api::referrals::Referrals;
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::components::grid::{Column, Grid, Record, Rows};
use crate::components::{Chip, Empty, FailureNote, Glyph, Icon, LinkButton, PageHead, TabBar, TabLink};
use crate::format;
use crate::i18n::{Plain, lang, texts::referrals as t};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::settings::{NewLink, NothingFound, SearchBox};
use crate::route::{self, Address, Route};
use crate::shell::{self, branches, letters_on, open_to};

impl Record for ReferralView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        t::of(&self.number, &self.patient_name)
    }

    fn href(&self) -> String {
        Route::Referral(self.id).href()
    }
}

/// Which referrals are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Open,
    Drafts,
    Answered,
    Ended,
}

/// States in which something is still to come.
pub const OPEN: &[ReferralState] =
    &[ReferralState::Sent, ReferralState::Received, ReferralState::Accepted, ReferralState::Scheduled, ReferralState::Seen];

/// States as a filter takes them.
pub fn codes(states: &[ReferralState]) -> String {
    states.iter().map(|state| state.code()).collect::<Vec<_>>().join(",")
}

impl Part {
    const ALL: [Part; 4] = [Part::Open, Part::Drafts, Part::Answered, Part::Ended];

    fn code(self) -> Option<&'static str> {
        match self {
            Part::Open => None,
            Part::Drafts => Some("drafts"),
            Part::Answered => Some("answered"),
            Part::Ended => Some("ended"),
        }
    }

    fn word(self) -> Plain {
        match self {
            Part::Open => t::open,
            Part::Drafts => t::drafts,
            Part::Answered => t::answered,
            Part::Ended => t::ended,
        }
    }

    fn empty(self) -> (Plain, Plain) {
        match self {
            Part::Open => (t::open_empty, t::open_empty_text),
            Part::Drafts => (t::drafts_empty, t::drafts_empty_text),
            Part::Answered => (t::answered_empty, t::answered_empty_text),
            Part::Ended => (t::ended_empty, t::ended_empty_text),
        }
    }

    fn states(self) -> &'static [ReferralState] {
        match self {
            Part::Open => OPEN,
            Part::Drafts => &[ReferralState::Draft],
            Part::Answered => &[ReferralState::Answered],
            Part::Ended => &[ReferralState::Declined, ReferralState::Cancelled],
        }
    }

    fn href(self) -> String {
        let query = self.code().map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
        Address { route: Route::Referrals, query, fragment: String::new() }.href()
    }
}

fn columns() -> Vec<Column<ReferralView>> {
    vec![
        Column::new("patient", t::patient, |r: &ReferralView| {
            let detail = describe::telling(r.patient_birth_date, r.patient_sex, r.patient_mrn.as_deref());
            view! { <span class="nl"><a class="strong" href=r.href()>{r.patient_name.clone()}</a><span class="sub num">{detail}</span></span> }
        })
        .class("nm")
        .width(None),
        Column::new("number", t::number, |r: &ReferralView| r.number.clone()).width(Some(136)).sorts("number"),
        Column::new("direction", t::direction, |r: &ReferralView| {
            let (direction, glyph) = (r.direction, words::direction_glyph(r.direction));
            view! { <span class="rowx"><Icon glyph size="i-sm" />{move || direction.label(lang())}</span> }
        })
        .width(Some(112)),
        Column::new("from", t::from, ReferralView::sender).class("wide").width(Some(208)),
        Column::new("to", t::to, ReferralView::receiver).width(Some(240)),
        Column::new("state", t::state, |r: &ReferralView| {
            view! { <span class="rowx">{words::state_chip(r)}{words::urgency_chip(r)}</span> }
        })
        .width(Some(240)),
        Column::new("written", t::written, |r: &ReferralView| {
            let day = words::zone_of(r).wall(r.created_at).date();
            move || format::short_date(day)
        })
        .width(Some(112))
        .sorts("created_at"),
        Column::new("place", t::place, |r: &ReferralView| r.location_name.clone()).class("wide").width(Some(144)),
    ]
}

/// What the list is narrowed down by, as it stands in the address.
#[derive(Clone, Copy)]
struct Narrowing {
    direction: Memo<Option<String>>,
    /// `to` or `from` me.
    mine: Memo<Option<String>>,
    search: RwSignal<String>,
    sort: RwSignal<String>,
}

fn referrals(part: Memo<Part>, by: Narrowing) -> Rows<ReferralView> {
    let branch = branches().chosen;
    Rows::new(move || {
        let me = session::user().and_then(|user| user.practitioner_id).map(|id| id.to_string());
        let query = Query { sort: Some(by.sort.get()), ..Query::counted(100) };
        let query = query.maybe("filter[state][in]", Some(codes(part.get().states())));
        let query = query.maybe("filter[location_id][eq]", branch.get().map(|id| id.to_string()));
        let query = query.maybe("filter[direction][eq]", by.direction.get());
        // By the number only: names do not belong into addresses.
        let query = query.maybe("filter[number][contains]", Some(by.search.get()));
        let query = match by.mine.get().as_deref() {
            Some("to") => query.maybe("filter[to_practitioner_id][eq]", me),
            Some("from") => query.maybe("filter[from_practitioner_id][eq]", me),
            _ => query,
        };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Referrals>(&query).await }
        }
    })
}

/// The page.
#[component]
pub fn ReferralsPage() -> impl IntoView {
    shell::title(|| t::title().to_owned());
    let kept = route::query("list");
    let part = Memo::new(move |_| {
        let code = kept.get();
        Part::ALL.into_iter().find(|part| part.code() == code.as_deref()).unwrap_or(Part::Open)
    });
    let sort = RwSignal::new(route::query("sort").get_untracked().unwrap_or_else(|| "-created_at".to_owned()));
    Effect::new(move |_| route::replace_query(&[("sort", Some(sort.get()).filter(|sort| sort != "-created_at"))]));
    let by = Narrowing { direction: route::query("direction"), mine: route::query("mine"), search: RwSignal::default(), sort };
    let rows = referrals(part, by);
    live::gathered(&["referral"], move || rows.reload());
    let narrowed = move || !by.search.with(String::is_empty) || by.direction.with(Option::is_some) || by.mine.with(Option::is_some);
    let clear = move |()| {
        by.search.set(String::new());
        route::replace_query(&[("direction", None), ("mine", None)]);
    };
    let empty = move || match narrowed() {
        true => view! { <NothingFound on_clear=clear /> }.into_any(),
        false => {
            let (title, text) = part.get().empty();
            view! {
                <Empty glyph=Glyph::Exit title text>
                    {open_to(Route::NewReferral).then(|| view! { <LinkButton href=Route::NewReferral.href()>{t::new}</LinkButton> })}
                </Empty>
            }
            .into_any()
        }
    };
    let failure = move || rows.failure.get().map(|failure| view! { <FailureNote failure on_retry=move |()| rows.reload() /> });
    let tab = move |one: Part| {
        let current = Signal::derive(move || part.get() == one);
        view! { <TabLink href=one.href() current>{one.word()}</TabLink> }
    };
    view! {
        <div class="list-page">
            <PageHead title=t::title count=rows.count>
                <SearchBox label=t::search asked=by.search />
                <NewLink target=Route::NewReferral label=t::new />
            </PageHead>
            <TabBar label=t::lists>{Part::ALL.map(tab)}</TabBar>
            <Filters by />
            {failure}
            <Grid
                rows
                label=t::title
                columns=columns()
                sort
                selection=RwSignal::new(HashSet::new())
                current=Signal::derive(|| None)
                on_open=|id: Uuid| route::go(Route::Referral(id))
                letters=letters_on()
                empty
            />
        </div>
    }
}

/// From where to where, and one's own.
#[component]
fn Filters(by: Narrowing) -> impl IntoView {
    let choice = |name: &'static str, value: Memo<Option<String>>, code: &'static str| {
        let pressed = Signal::derive(move || value.with(|value| value.as_deref() == Some(code)));
        let turn = move |()| route::replace_query(&[(name, (!pressed.get_untracked()).then(|| code.to_owned()))]);
        (pressed, turn)
    };
    let own = session::user().is_some_and(|user| user.practitioner_id.is_some()).then(|| {
        let ((to, turn_to), (from, turn_from)) = (choice("mine", by.mine, "to"), choice("mine", by.mine, "from"));
        view! { <Chip pressed=to on_press=turn_to>{t::to_me}</Chip><Chip pressed=from on_press=turn_from>{t::from_me}</Chip> }
    });
    let chip = move |one: &ReferralDirection| {
        let one = *one;
        let (pressed, turn) = choice("direction", by.direction, one.code());
        view! { <Chip pressed on_press=turn>{move || one.label(lang())}</Chip> }
    };
    view! {
        <div class="tools rowx" role="group" aria-label=t::filters>
            {own}
            {ReferralDirection::ALL.iter().map(chip).collect_view()}
        </div>
    }
}
