//! The worklist of the laboratory: what is being entered, what is to be verified, what waits for a doctor, what is critical.

use std::collections::HashSet;

use domain::lab::{LabReportState, LabReportView};
use leptos::prelude::*;
use uuid::Uuid;

use super::narrowing::{Filters, FindPatient, Parts};
use super::words;
use crate::api::lab::{LabReports, LabWork};
use crate::api::resource::{Query, list};
use crate::components::chart::FlagWord;
use crate::components::grid::{Column, Grid, Record, Rows};
use crate::components::{Empty, FailureNote, Glyph, LinkButton, PageHead, Status, Tone};
use crate::i18n::{
    Count, Plain,
    texts::{contacts as c, lab as t},
};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::settings::{NewLink, NothingFound, SearchBox};
use crate::route::{self, Address, Route};
use crate::shell::{self, branches, letters_on, open_to};

impl Record for LabReportView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        t::report_of(&self.number, &self.patient_name)
    }

    fn href(&self) -> String {
        Route::LabReport(self.id).href()
    }
}

/// Which reports are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Drafts,
    ToVerify,
    AwaitingComment,
    Critical,
    Released,
}

impl Part {
    pub(super) const ALL: [Part; 5] = [Part::ToVerify, Part::Drafts, Part::AwaitingComment, Part::Critical, Part::Released];

    fn code(self) -> Option<&'static str> {
        match self {
            Part::ToVerify => None,
            Part::Drafts => Some("drafts"),
            Part::AwaitingComment => Some("comment"),
            Part::Critical => Some("critical"),
            Part::Released => Some("released"),
        }
    }

    pub(super) fn word(self) -> Plain {
        match self {
            Part::ToVerify => t::to_verify,
            Part::Drafts => t::being_entered,
            Part::AwaitingComment => t::awaiting_comment,
            Part::Critical => t::critical_open,
            Part::Released => t::released,
        }
    }

    fn empty(self) -> (Plain, Plain) {
        match self {
            Part::ToVerify => (t::verify_empty, t::verify_empty_text),
            Part::Drafts => (t::drafts_empty, t::drafts_empty_text),
            Part::AwaitingComment => (t::comment_empty, t::comment_empty_text),
            Part::Critical => (t::critical_empty, t::critical_empty_text),
            Part::Released => (t::released_empty, t::released_empty_text),
        }
    }

    fn query(self, branch: Option<Uuid>) -> Query {
        let state = |state: LabReportState| Some(state.code().to_owned());
        let place = branch.map(|id| id.to_string());
        match self {
            Part::ToVerify => LabWork::ToVerify.query(branch),
            Part::AwaitingComment => LabWork::ToRelease.query(branch),
            Part::Critical => LabWork::Critical.query(branch),
            Part::Drafts => Query::default()
                .maybe("filter[state][eq]", state(LabReportState::Draft))
                .maybe("filter[awaited][eq]", Some("true".to_owned()))
                .maybe("filter[location_id][eq]", place),
            Part::Released => {
                Query::default().maybe("filter[state][eq]", state(LabReportState::Released)).maybe("filter[location_id][eq]", place)
            }
        }
    }

    /// The address of this part.
    pub fn href(self) -> String {
        let query = self.code().map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
        Address { route: Route::Lab, query, fragment: String::new() }.href()
    }
}

fn columns() -> Vec<Column<LabReportView>> {
    vec![
        Column::new("patient", t::patient, |r: &LabReportView| {
            let detail = describe::telling(r.patient_birth_date, r.patient_sex, r.patient_mrn.as_deref());
            view! { <span class="nl"><a class="strong" href=r.href()>{r.patient_name.clone()}</a><span class="sub num">{detail}</span></span> }
        })
        .class("nm")
        .width(None),
        Column::new("number", t::number, |r: &LabReportView| r.number.clone()).width(Some(128)).sorts("number"),
        Column::new("collected", t::collected, |r: &LabReportView| {
            let report = r.clone();
            move || words::collected(&report)
        })
        .width(Some(192))
        .sorts("collected_at"),
        Column::new("values", t::values, |r: &LabReportView| {
            let (there, all) = (r.values - r.awaited, r.values);
            move || t::n_of(Count(there), Count(all))
        })
        .class("hc r")
        .width(Some(88)),
        Column::new("flag", t::flag, |r: &LabReportView| worst(r)).width(Some(176)),
        Column::new("state", t::state, words::state_chip).width(Some(224)),
        Column::new("doctor", t::doctor, |r: &LabReportView| r.practitioner_name.clone().unwrap_or_default()).class("wide").width(Some(176)),
        Column::new("place", c::branch, |r: &LabReportView| r.location_name.clone()).class("wide").width(Some(144)),
    ]
}

/// The worst flag, and whether somebody still has to be told.
fn worst(report: &LabReportView) -> impl IntoView + use<> {
    let open = report.unacknowledged > 0;
    view! {
        <span class="rowx">
            {report.flag.map(|flag| view! { <FlagWord flag /> })}
            {open.then(|| view! { <Status tone=Tone::Danger glyph=Glyph::Phone>{t::not_told}</Status> })}
        </span>
    }
}

/// The reports of a part, narrowed down.
fn reports(
    part: Memo<Part>,
    [by, source]: [Memo<Option<String>>; 2],
    search: RwSignal<String>,
    sort: RwSignal<String>,
) -> Rows<LabReportView> {
    let branch = branches().chosen;
    Rows::new(move || {
        let query = part.get().query(branch.get());
        let query = query.maybe("filter[practitioner_id][eq]", by.get()).maybe("filter[source][eq]", source.get());
        // By the number only: names do not belong into addresses.
        let query = query.maybe("filter[number][contains]", Some(search.get()));
        let query = Query { sort: Some(sort.get()), limit: Some(100), count: true, ..query };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<LabReports>(&query).await }
        }
    })
}

/// The worklist. Which part, whose and the order are in the address; what is searched for is not.
#[component]
pub fn WorklistPage() -> impl IntoView {
    shell::title(|| t::lab().to_owned());
    let (kept, search, branch) = (route::query("list"), RwSignal::new(String::new()), branches().chosen);
    let (by, source) = (route::query("by"), route::query("source"));
    let part = Memo::new(move |_| {
        let code = kept.get();
        Part::ALL.into_iter().find(|part| part.code() == code.as_deref()).unwrap_or(Part::ToVerify)
    });
    let sort = RwSignal::new(route::query("sort").get_untracked().unwrap_or_else(|| "-collected_at".to_owned()));
    Effect::new(move |_| route::replace_query(&[("sort", Some(sort.get()).filter(|sort| sort != "-collected_at"))]));
    let rows = reports(part, [by, source], search, sort);
    live::gathered(&["lab"], move || rows.reload());
    let narrowed = move || !search.with(String::is_empty) || by.with(Option::is_some) || source.with(Option::is_some);
    let clear = move |()| {
        search.set(String::new());
        route::replace_query(&[("by", None), ("source", None)]);
    };
    let empty = move || match narrowed() {
        true => view! { <NothingFound on_clear=clear /> }.into_any(),
        false => {
            let (title, text) = part.get().empty();
            view! {
                <Empty glyph=Glyph::Flask title text>
                    {open_to(Route::NewLabReport).then(|| view! { <LinkButton href=Route::NewLabReport.href()>{t::new_report}</LinkButton> })}
                </Empty>
            }
            .into_any()
        }
    };
    let failure = move || rows.failure.get().map(|failure| view! { <FailureNote failure on_retry=move |()| rows.reload() /> });
    view! {
        <div class="list-page">
            <PageHead title=t::lab count=rows.count>
                <SearchBox label=t::search asked=search />
                <FindPatient />
                <NewLink target=Route::NewLabReport label=t::new_report />
            </PageHead>
            <Parts part branch />
            <Filters by source />
            {failure}
            <Grid
                rows
                label=t::lab
                columns=columns()
                sort
                selection=RwSignal::new(HashSet::new())
                current=Signal::derive(|| None)
                on_open=|id: Uuid| route::go(Route::LabReport(id))
                letters=letters_on()
                empty
            />
        </div>
    }
}
