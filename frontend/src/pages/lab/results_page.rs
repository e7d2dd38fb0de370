//! Everything that the laboratory knows of a patient: the history, and the reports. A page of its own, and a part of the
//! patient's record.

use domain::lab::LabReportView;
use leptos::prelude::*;
use uuid::Uuid;

use super::history::HistorySection;
use super::known::Known;
use super::words;
use crate::api::contacts::{People, find_person};
use crate::api::lab::LabReports;
use crate::api::resource::{Query, list};
use crate::components::chart::FlagWord;
use crate::components::grid::Rows;
use crate::components::{Avatar, Button, Card, Empty, FailureNote, Glyph, Kind, LinkButton, Skeleton};
use crate::i18n::texts::{contacts as c, lab as t, person, settings};
use crate::live;
use crate::pages::contacts::describe;
use crate::remote::Remote;
use crate::route::{self, Address, Route};
use crate::shell::{self, open_to};

/// The page; within the record of the patient it has no head of its own.
#[component]
pub fn ResultsPage(patient: Uuid) -> impl IntoView {
    let alone = route::address().with_untracked(|address| address.route == Route::LabResults(patient));
    let known = Known::read();
    let today = untrack(|| shell::zone().today());
    view! {
        <div class="lab-page" data-part=(!alone).then_some("true")>
            {alone.then(|| view! { <Head patient /> })}
            <div class="lab lab-alone">
                <HistorySection patient codes=Signal::derive(Vec::new) version=Signal::derive(|| 0) known=known.value today />
                <section class="reports-of"><Reports patient /></section>
            </div>
        </div>
    }
}

fn new_report(patient: Uuid) -> String {
    let query = vec![("patient".to_owned(), patient.to_string())];
    Address { route: Route::NewLabReport, query, fragment: String::new() }.href()
}

/// Who this is.
#[component]
fn Head(patient: Uuid) -> impl IntoView {
    let found = Remote::new(move || async move { Ok(find_person(People::Patients, patient).await?.record) });
    let name = Signal::derive(move || found.value.with(|p| p.as_ref().map(|p| p.name.clone())).unwrap_or_default());
    shell::title(move || {
        Some(name.get()).filter(|name| !name.is_empty()).map_or_else(|| t::lab().to_owned(), |name| t::results_named(&name))
    });
    let ids = move || {
        found.value.with(|person| {
            let person = person.as_ref()?;
            let born = person.birth_date.map(|birth| view! { <span>{describe::born(birth)}</span> });
            let sex = person.sex.map(|sex| view! { <span>{sex.label(crate::i18n::lang())}</span> });
            let mrn = person.mrn.clone().map(|mrn| view! { <span>{c::mrn_short}" "<b>{mrn}</b></span> });
            Some((born, sex, mrn))
        })
    };
    let failure = move || found.failure.get().map(|failure| view! { <FailureNote failure on_retry=move |()| found.reload() /> });
    let record = Route::Person(People::Patients, patient);
    view! {
        {failure}
        <div class="pbanner" role="group" aria-label=person::identity_of>
            <Avatar name size="lg" />
            <div class="idt"><div class="name"><h1>{move || name.get()}</h1></div><div class="ids num">{ids}</div></div>
            <div class="end">
                {open_to(record).then(|| view! { <LinkButton href=record.href() kind=Kind::Quiet>{t::open_record}</LinkButton> })}
            </div>
        </div>
    }
}

/// The reports, the newest first.
#[component]
fn Reports(patient: Uuid) -> impl IntoView {
    let rows = Rows::new(move || {
        let query = Query::counted(20).maybe("filter[patient_id][eq]", Some(patient.to_string()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<LabReports>(&query).await }
        }
    });
    live::gathered(&["lab"], move || rows.reload());
    let nothing = move || rows.records.with(Vec::is_empty);
    let rest = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=4 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Flask title=t::reports_empty text=t::reports_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    let end = move || {
        let href = new_report(patient);
        open_to(Route::NewLabReport).then(|| view! { <LinkButton href icon=Glyph::Plus>{t::new_report}</LinkButton> })
    };
    view! {
        <Card title=t::reports end>
            <ul class="visits-list">
                <For each=move || rows.records.get() key=|report| (report.id, report.version) children=|report| view! { <Line report=(*report).clone() /> } />
            </ul>
            {rest}
        </Card>
    }
}

#[component]
fn Line(report: LabReportView) -> impl IntoView {
    let at = report.clone();
    view! {
        <li>
            <a class="strong num" href=Route::LabReport(report.id).href()>{report.number.clone()}</a>
            {words::state_chip(&report)}
            {report.flag.map(|flag| view! { <FlagWord flag /> })}
            <span class="sub num">{move || words::collected(&at)}" · "{report.location_name.clone()}</span>
        </li>
    }
}
