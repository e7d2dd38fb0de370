//! Who opened a record, and opening one outside the own care.

use domain::Page;
use domain::privacy::{AccessLogView, BreakGlassView, CreateBreakGlass, CreateBreakGlassReview};
use uuid::Uuid;

use super::{Failure, Key, Request};

/// Opens the record of a patient outside the own care; one that is open already stays so.
pub async fn create_break_glass(patient: Uuid, form: &CreateBreakGlass) -> Result<BreakGlassView, Failure> {
    Request::post(format!("/patients/{patient}/break-glass")).body(form).fetch().await
}

/// Who opened the record of a patient, the latest first.
pub async fn list_access_log(patient: Uuid, cursor: Option<&str>) -> Result<Page<AccessLogView>, Failure> {
    Request::get(format!("/patients/{patient}/access-log")).query("limit", 50).maybe("cursor", cursor).fetch().await
}

/// What nobody has reviewed yet, the latest first.
pub async fn list_unreviewed() -> Result<Vec<BreakGlassView>, Failure> {
    let request = Request::get("/break-glass").query("filter[reviewed_at][is_null]", true).query("limit", 20);
    Ok(request.fetch::<Page<BreakGlassView>>().await?.data)
}

/// Says whether an opening was justified.
pub async fn create_break_glass_review(id: Uuid, form: &CreateBreakGlassReview, key: &Key) -> Result<BreakGlassView, Failure> {
    Request::post(format!("/break-glass/{id}/review")).key(key).body(form).fetch().await
}
