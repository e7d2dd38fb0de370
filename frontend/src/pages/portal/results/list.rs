//! The reports of a person by visit, the latest first.

use domain::Page;
use domain::lab::{LabReportState, LabReportView, LabSource};
use leptos::prelude::*;
use uuid::Uuid;

use super::words;
use crate::api::Failure;
use crate::api::lab::LabReports;
use crate::api::resource::{self, Query};
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_results as t};
use crate::pages::portal::parts::{Act, icon, refused, when};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// Rows that a phone shows above the report.
const FIRST: usize = 3;
const ROWS: i64 = 30;

/// What is known of a person's reports, and where the rest begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Reports {
    pub all: Vec<LabReportView>,
    pub next: Option<String>,
}

impl Reports {
    /// The latest reports of a person; of one source when it is said.
    pub async fn first(person: Uuid, source: Option<LabSource>) -> Result<Reports, Failure> {
        page(person, source, None).await.map(Reports::of)
    }

    fn of(page: Page<LabReportView>) -> Reports {
        Reports { all: page.data, next: page.page.next }
    }

    /// What is opened when nobody has chosen: the latest of which something can be read, else the latest.
    pub fn newest(&self) -> Option<Uuid> {
        let released = self.all.iter().find(|report| report.released_at.is_some());
        released.or(self.all.first()).map(|report| report.id)
    }
}

async fn page(person: Uuid, source: Option<LabSource>, cursor: Option<String>) -> Result<Page<LabReportView>, Failure> {
    let query = Query { limit: Some(ROWS), cursor, ..Query::default() };
    let query = query.maybe("filter[patient_id][eq]", Some(person.to_string()));
    resource::list::<LabReports>(&query.maybe("filter[source][eq]", source.map(|source| source.code().to_owned()))).await
}

/// The list. `chosen` is the report that is shown.
#[component]
pub fn ReportList(
    person: Uuid,
    remote: Remote<Reports>,
    reports: Signal<Reports>,
    chosen: Memo<Option<Uuid>>,
    #[prop(optional)] source: Option<LabSource>,
) -> impl IntoView {
    let more = Submit::new();
    let whole = RwSignal::new(source.is_some());
    let older = move |()| {
        whole.set(true);
        let Some(cursor) = reports.with_untracked(|r| r.next.clone()) else { return };
        more.run(page(person, source, Some(cursor)), move |page| {
            let mut all = reports.with_untracked(|r| r.all.clone());
            all.extend(page.data);
            remote.put(Reports { all, next: page.page.next });
        });
    };
    let rows = move || {
        let row = |(i, report): (usize, LabReportView)| {
            let folded = move || i >= FIRST && !whole.get();
            view! { <li class:desk=folded>{row(report, chosen)}</li> }
        };
        reports.get().all.into_iter().enumerate().map(row).collect_view()
    };
    let further = move || {
        let (folded, on_server) = reports.with(|r| (r.all.len() > FIRST && !whole.get(), r.next.is_some()));
        // On a wide screen nothing is folded.
        let class = if on_server { "pad" } else { "pad phone" };
        (folded || on_server)
            .then(|| view! { <div class=class><Act class="btn sm wide" busy=more.busy on_press=older>{t::older}</Act></div> })
    };
    view! {
        <div class="card flush"><ul class="rows">{rows}</ul>{further}</div>
        {refused(more)}
    }
}

fn row(report: LabReportView, chosen: Memo<Option<Uuid>>) -> impl IntoView {
    let id = report.id;
    let current = move || (chosen.get() == Some(id)).then_some("true");
    view! {
        <a class="row visit" href=Place::Result(id).href() aria-current=current>
            <span><b>{words::day_name(&report)}</b><span class="meta">{about(&report)}</span></span>
            {status(&report)}
        </a>
    }
}

fn about(report: &LabReportView) -> String {
    match report.state {
        LabReportState::Draft => report.expected_on.map_or_else(|| t::expected_soon().to_owned(), |on| t::expected(&format::long_date(on))),
        LabReportState::AwaitingComment => {
            let zone = Zone::new(&report.time_zone);
            report.comment_due_at.map_or_else(|| t::awaiting().to_owned(), |at| t::awaiting_until(&when::soon(at, &zone)))
        }
        LabReportState::Released => t::values(Count(report.values - report.awaited), &words::place(report)),
    }
}

fn status(report: &LabReportView) -> AnyView {
    let chip = |tone: &'static str, glyph: Option<&'static str>, word: &'static str| {
        view! { <span class=tone>{glyph.map(|glyph| icon(glyph, "i s"))}{word}</span> }.into_any()
    };
    match (report.state, report.source) {
        (_, LabSource::Clinic | LabSource::Import) if report.released_at.is_some() && report.seen_at.is_none() => {
            chip("status main", None, t::new())
        }
        (LabReportState::Draft, _) => chip("status", Some("#i-clock"), t::in_process()),
        (LabReportState::AwaitingComment, _) => chip("status info", Some("#i-clock"), t::awaiting()),
        (LabReportState::Released, LabSource::Patient) if report.verified_at.is_none() => chip("status", None, t::unverified()),
        (LabReportState::Released, LabSource::Patient) => chip("status ok", Some("#i-check"), t::verified_own()),
        (LabReportState::Released, _) if report.corrected => chip("status warn", None, t::corrected()),
        (LabReportState::Released, _) => view! { {icon("#i-chev", "i")} }.into_any(),
    }
}
