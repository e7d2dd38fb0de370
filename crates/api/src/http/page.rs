//! Pages of a list as answers: cursors signed, `Link` headers, sparse fields.

use domain::filter::SortField;
use domain::{ErrorCode, Page, PageLinks};
use persistence::listing::{Cursor, Listed, Order};
use serde::Serialize;
use serde_json::Value;
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

use super::cursor::{self, CursorKey};
use super::error::{ApiError, ApiResult};
use super::list_params::sort_name;
use super::reply::Reply;

/// The answer for one page; `fields` keeps only these fields of each item, and a name that no item can have is refused.
pub fn reply<T, S>(key: &CursorKey, order: &[Order<S>], listed: Listed<T>, fields: &[String]) -> ApiResult<Reply>
where
    T: Serialize + PartialSchema,
    S: SortField,
{
    if !fields.is_empty() {
        let known = names(&T::schema());
        only(fields, &known.iter().map(String::as_str).collect::<Vec<_>>(), "fields")?;
    }
    let sort = sort_name(order);
    let seal = |c: &Option<Cursor>| c.as_ref().map(|c| cursor::seal(key, &sort, c));
    let page = PageLinks { next: seal(&listed.next), previous: seal(&listed.previous), count: listed.count };
    let link = [(&page.next, "next"), (&page.previous, "prev")]
        .into_iter()
        .filter_map(|(cursor, rel)| cursor.as_ref().map(|c| format!("<?cursor={c}>; rel=\"{rel}\"")))
        .collect::<Vec<_>>()
        .join(", ");
    let reply = if fields.is_empty() {
        Reply::ok(&Page { data: listed.rows, page })?
    } else {
        let data = listed.rows.iter().map(|row| sparse(row, fields)).collect::<ApiResult<Vec<Value>>>()?;
        Reply::ok(&Page { data, page })?
    };
    Ok(if link.is_empty() { reply } else { reply.with("link", link) })
}

/// The names of a view's fields, as its documentation has them.
fn names(schema: &RefOr<Schema>) -> Vec<String> {
    match schema {
        RefOr::T(Schema::Object(object)) => object.properties.keys().cloned().collect(),
        // what is flattened stands beside the rest
        RefOr::T(Schema::AllOf(parts)) => parts.items.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// Only these fields of a view; the id always stays.
pub fn sparse<T: Serialize>(view: &T, fields: &[String]) -> ApiResult<Value> {
    let value = serde_json::to_value(view).map_err(|error| ApiError::internal(error.to_string()))?;
    let Value::Object(mut map) = value else { return Ok(value) };
    map.retain(|name, _| name == "id" || fields.iter().any(|f| f == name));
    Ok(Value::Object(map))
}

/// Refuses names that are not in `known`.
pub fn only(names: &[String], known: &[&str], parameter: &str) -> ApiResult<()> {
    if names.iter().all(|name| known.contains(&name.as_str())) {
        return Ok(());
    }
    let list = known.join(", ");
    Err(ApiError::new(ErrorCode::UnknownParameter).saying(format!("{parameter}: gunakan {list}."), format!("{parameter}: use {list}.")))
}
