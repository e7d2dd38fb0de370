//! What the laboratory found at a visit, and asking for more.

use domain::identity::Permission;
use domain::lab::LabReportView;
use leptos::prelude::*;
use uuid::Uuid;

use super::words;
use crate::api::lab::LabReports;
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::components::chart::FlagWord;
use crate::components::{Card, FailureNote, Glyph, LinkButton, Size, Skeleton};
use crate::i18n::texts::lab as t;
use crate::live;
use crate::remote::Remote;
use crate::route::{Address, Route};

/// The card; for those who may see results.
#[component]
pub fn VisitResults(visit: Uuid, patient: Uuid) -> impl IntoView {
    let found = Remote::new(move || async move {
        let query = Query { limit: Some(20), ..Query::default() };
        Ok(list::<LabReports>(&query.maybe("filter[appointment_id][eq]", Some(visit.to_string()))).await?.data)
    });
    live::reload_on(&["lab"], found);
    let line = |report: LabReportView| {
        view! {
            <li>
                <a class="strong num" href=Route::LabReport(report.id).href()>{report.number.clone()}</a>
                {words::state_chip(&report)}
                {report.flag.map(|flag| view! { <FlagWord flag /> })}
            </li>
        }
    };
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::visit_empty}</p> }.into_any(),
        (Some(all), _) => view! { <ul class="visits-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    let end = move || {
        let query = vec![("patient".to_owned(), patient.to_string()), ("visit".to_owned(), visit.to_string())];
        let href = Address { route: Route::NewLabReport, query, fragment: String::new() }.href();
        session::may(Permission::WriteLab)
            .then(|| view! { <LinkButton href size=Size::Small icon=Glyph::Plus>{t::new_report}</LinkButton> })
    };
    view! { <Card title=t::lab end>{content}</Card> }
}
