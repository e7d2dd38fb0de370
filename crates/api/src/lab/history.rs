//! `/v1/lab-history`: the values of a patient by day.

use actix_web::get;
use actix_web::web::Data;
use domain::lab::{LabHistory, LabHistoryQuery, default_from};
use persistence::lab::history::{self, HistorySearch};

use crate::app::App;
use crate::http::rights::ReadLab;
use crate::http::{Allowed, ApiResult, Reply, ValidQuery};

/// Shows the history of a patient: for each analyte the days that brought something, each with its last value.
///
/// The day is that of the report's location, the last value the one collected last, then the one verified last; `superseded` has
/// the others of that day and those that were corrected. Each LOINC code is a series of its own. Patients see what was released;
/// staff what was verified, and what patients typed in.
#[utoipa::path(tag = "lab", params(LabHistoryQuery), responses((status = 200, body = LabHistory)), security(("bearer" = ["lab:read"])))]
#[get("/lab-history")]
pub async fn find_lab_history(who: Allowed<ReadLab>, query: ValidQuery<LabHistoryQuery>, app: Data<App>) -> ApiResult<Reply> {
    let query = query.0;
    // a location further east may be a day ahead of the organisation
    let today = who.now().with_timezone(&app.zone()).date_naive();
    let to = query.to.unwrap_or_else(|| today.succ_opt().unwrap_or(today));
    let from = query.from.unwrap_or_else(|| default_from(query.to.unwrap_or(today)));
    let search = HistorySearch { patient: query.patient_id, codes: query.code_list(), from, to };
    app.db.read(move |conn| Reply::ok(&history::find(conn, &who.scope(), &search)?)).await
}
