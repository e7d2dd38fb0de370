//! The laboratory: its catalogue, reports with their values, and the history of a patient.

use chrono::NaiveDate;
use domain::lab::*;
use uuid::Uuid;

use super::organisation::resources;
use super::resource::{Query, Resource, count, list};
use super::{Failure, Key, Request, Revision};

resources! {
    /// What can be measured.
    Analytes "/analytes" AnalyteView CreateAnalyte;
    /// What is asked for together.
    LabPanels "/lab-panels" LabPanelView CreateLabPanel;
    /// Reports, written as long as they are drafts.
    LabReports "/lab-reports" LabReportView CreateLabReport;
}

/// All that can be measured; archived ones are among them, because earlier reports name them.
pub async fn list_analytes() -> Result<Vec<AnalyteView>, Failure> {
    everything::<Analytes>().await
}

/// What is asked for together.
pub async fn list_lab_panels() -> Result<Vec<LabPanelView>, Failure> {
    everything::<LabPanels>().await
}

/// Every page of a list that is shown whole.
async fn everything<R: Resource>() -> Result<Vec<R::View>, Failure> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = list::<R>(&Query { cursor, ..Query::whole() }).await?;
        all.extend(page.data);
        match page.page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
    }
}

pub async fn find_lab_report(id: Uuid) -> Result<Revision<LabReportView>, Failure> {
    super::resource::find::<LabReports>(id).await
}

/// A step of the work on a report.
fn step(id: Uuid, noun: &str, key: &Key) -> Request {
    Request::post(format!("{}/{noun}", LabReports::one(id))).key(key)
}

/// Verifies what is there; what waits for no comment is released with it.
pub async fn create_lab_verification(id: Uuid, etag: &str, body: &CreateLabVerification, key: &Key) -> Result<LabReportView, Failure> {
    step(id, "verification", key).if_match(etag).body(body).fetch().await
}

/// Releases what waits, with the doctor's comment, or changes the comment.
pub async fn create_lab_release(id: Uuid, body: &CreateLabRelease, key: &Key) -> Result<LabReportView, Failure> {
    step(id, "release", key).body(body).fetch().await
}

/// Puts another value in the place of a verified one.
pub async fn create_lab_correction(id: Uuid, body: &CreateLabCorrection, key: &Key) -> Result<LabReportView, Failure> {
    step(id, "corrections", key).body(body).fetch().await
}

/// Writes down who was told of the critical values.
pub async fn create_critical_acknowledgement(id: Uuid, body: &CreateCriticalAcknowledgement, key: &Key) -> Result<LabReportView, Failure> {
    step(id, "critical-acknowledgement", key).body(body).fetch().await
}

/// The history of a patient; no codes stand for the seven values that everybody follows.
pub async fn find_lab_history(patient: Uuid, codes: &[String], from: Option<NaiveDate>) -> Result<LabHistory, Failure> {
    let request = Request::get("/lab-history").query("patient_id", patient).maybe("from", from);
    request.maybe("codes", Some(codes.join(",")).filter(|codes| !codes.is_empty())).fetch().await
}

/// Which reports are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabWork {
    /// Complete, and not verified.
    ToVerify,
    /// Waiting for the doctor's comment.
    ToRelease,
    /// With a critical value that nobody was told of.
    Critical,
}

impl LabWork {
    /// The list of what is counted.
    pub fn query(self, location: Option<Uuid>) -> Query {
        let state = |state: LabReportState| Some(state.code().to_owned());
        let yes = |yes: bool| Some(yes.to_string());
        let query = Query::default();
        let query = match self {
            LabWork::ToVerify => query.maybe("filter[state][eq]", state(LabReportState::Draft)).maybe("filter[awaited][eq]", yes(false)),
            LabWork::ToRelease => query.maybe("filter[state][eq]", state(LabReportState::AwaitingComment)),
            LabWork::Critical => query.maybe("filter[unacknowledged][eq]", yes(true)),
        };
        query.maybe("filter[location_id][eq]", location.map(|id| id.to_string()))
    }
}

/// How many reports there are to work on.
pub async fn count_lab_work(work: LabWork, location: Option<Uuid>) -> Result<i64, Failure> {
    count::<LabReports>(work.query(location)).await
}
