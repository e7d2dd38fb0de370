//! Searches whose filter tree, order and page come in a body.

use chrono::{DateTime, Utc};
use domain::ErrorCode;
use domain::contacts::SearchRequest;
use domain::filter::{FilterField, SortField};
use persistence::listing::{Archived, ListRequest};

use super::cursor;
use super::error::{ApiError, ApiResult};
use super::list_params::{MAX_LIMIT, order, resolve, sort_name};
use crate::app::App;

/// What the persistence layer is asked for.
pub fn search_request<F: FilterField, S: SortField>(app: &App, now: DateTime<Utc>, form: &SearchRequest) -> ApiResult<ListRequest<F, S>> {
    let order = order::<S>(form.sort.as_deref())?;
    let limit = form.limit.unwrap_or(50);
    let too_long = form.q.as_ref().is_some_and(|q| q.chars().count() > 100 || q.contains('\0'));
    if !(1..=MAX_LIMIT).contains(&limit) || too_long {
        return Err(ApiError::new(ErrorCode::UnknownParameter).saying("limit: 1–200; q: ≤ 100.", "limit: 1–200; q: ≤ 100."));
    }
    let cursor = form.cursor.as_deref().map(|text| cursor::open(&app.cursor_key, &sort_name(&order), text)).transpose()?;
    let filter = form.filter.as_ref().map(|tree| resolve(app, now, tree)).transpose()?;
    Ok(ListRequest { filter, order, cursor, limit, count: form.count.unwrap_or_default(), archived: Archived::Hidden })
}
