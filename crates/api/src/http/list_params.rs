//! Query parameters of lists: limit, cursor, sort, count, filters, `q`, `fields`, `expand`, `include`.

use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;
use domain::contacts::CountMode;
use domain::filter::{Condition, FieldKind, Filter, FilterError, FilterField, FilterTree, FilterValue, Op, SortField};
use persistence::listing::{Archived, ListRequest, Order};

use super::access::app_of;
use super::cursor;
use super::error::{ApiError, ApiResult};
use super::meta::Meta;
use super::query::decode;
use crate::app::App;

/// The parameters of a list whose filters are `F` and whose orders are `S`.
pub struct ListParams<F, S> {
    app: Data<App>,
    meta: Meta,
    limit: i64,
    cursor: Option<String>,
    sort: Option<String>,
    count: CountMode,
    archived: Archived,
    filters: Vec<FilterTree>,
    /// The search text.
    pub q: Option<String>,
    /// Fields to keep; all when empty.
    pub fields: Vec<String>,
    /// Nested parts to add.
    pub expand: Vec<String>,
    types: PhantomData<(F, S)>,
}

/// Rows of a page when none is asked for.
const DEFAULT_LIMIT: i64 = 50;
/// Rows of a page at most.
pub const MAX_LIMIT: i64 = 200;
/// Fields of an order at most.
const MAX_ORDER: usize = 3;

impl<F: FilterField, S: SortField> ListParams<F, S> {
    /// What the persistence layer is asked for.
    pub fn request(&self) -> ApiResult<ListRequest<F, S>> {
        let order = order::<S>(self.sort.as_deref())?;
        let cursor = self.cursor.as_deref().map(|text| cursor::open(&self.app.cursor_key, &sort_name(&order), text)).transpose()?;
        let filter = match self.filters.as_slice() {
            [] => None,
            all => Some(self.resolve(&FilterTree::And { and: all.to_vec() })?),
        };
        Ok(ListRequest { filter, order, cursor, limit: self.limit, count: self.count, archived: self.archived })
    }

    /// As [`request`](Self::request), where `q` is a part of any text: for lists without a search of their own.
    pub fn searched(&self) -> ApiResult<ListRequest<F, S>> {
        let mut request = self.request()?;
        let Some(q) = &self.q else { return Ok(request) };
        let texts: Vec<_> = F::ALL.iter().filter(|field| field.kind() == FieldKind::Text).collect();
        if texts.is_empty() {
            return Err(ApiError::new(ErrorCode::UnknownParameter).saying(
                "Daftar ini tidak punya pencarian. Saring dengan filter[isian][op].",
                "This list has no search. Narrow it down with filter[field][op].",
            ));
        }
        let values = || vec![FilterValue::Text(q.clone())];
        let any =
            Filter::Or(texts.into_iter().map(|field| Filter::Compare { field: *field, op: Op::Contains, values: values() }).collect());
        request.filter = Some(Filter::And(request.filter.into_iter().chain([any]).collect()));
        Ok(request)
    }

    /// Checks a filter tree against the fields, with relative dates in the organisation's zone.
    pub fn resolve(&self, tree: &FilterTree) -> ApiResult<Filter<F>> {
        resolve(&self.app, self.meta.now, tree)
    }

    fn read(req: &HttpRequest) -> ApiResult<Self> {
        let mut params = ListParams {
            app: app_of(req)?,
            meta: Meta::from_request(req),
            limit: DEFAULT_LIMIT,
            cursor: None,
            sort: None,
            count: CountMode::None,
            archived: Archived::Hidden,
            filters: Vec::new(),
            q: None,
            fields: Vec::new(),
            expand: Vec::new(),
            types: PhantomData,
        };
        for (name, value) in decode(req.query_string())? {
            params.take(&name, value)?;
        }
        Ok(params)
    }

    fn take(&mut self, name: &str, value: String) -> ApiResult<()> {
        let list = |text: &str| text.split(',').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
        match name {
            "limit" => self.limit = value.parse().ok().filter(|n| (1..=MAX_LIMIT).contains(n)).ok_or_else(|| bad("limit", "1–200"))?,
            "cursor" => self.cursor = Some(value),
            "sort" => self.sort = Some(value),
            "count" => {
                self.count = match value.as_str() {
                    "none" => CountMode::None,
                    "estimate" => CountMode::Estimate,
                    "exact" => CountMode::Exact,
                    _ => return Err(bad("count", "none, estimate, exact")),
                }
            }
            "include" if value == "archived" => self.archived = Archived::Included,
            "include" => return Err(bad("include", "archived")),
            "q" if value.chars().count() <= 100 => self.q = Some(value.trim().to_owned()).filter(|q| !q.is_empty()),
            "q" => return Err(bad("q", "≤ 100")),
            "fields" if value.chars().count() <= 500 => self.fields = list(&value),
            "fields" => return Err(bad("fields", "≤ 500")),
            "expand" if value.chars().count() <= 200 => self.expand = list(&value),
            "expand" => return Err(bad("expand", "≤ 200")),
            _ => self.filters.push(filter::<F>(name, value)?),
        }
        Ok(())
    }
}

/// Checks a filter tree against the fields `F`.
pub fn resolve<F: FilterField>(app: &App, now: chrono::DateTime<chrono::Utc>, tree: &FilterTree) -> ApiResult<Filter<F>> {
    let zone = app.zone();
    let start_of = |date| super::zone::start_of_day(zone, date);
    let today = domain::filter::Today { date: now.with_timezone(&zone).date_naive(), start_of: &start_of };
    tree.resolve(&today).map_err(|error| refused::<F>(&error))
}

/// The parameter `filter[name][contains]=siti`.
fn filter<F: FilterField>(name: &str, value: String) -> ApiResult<FilterTree> {
    let parts = name.strip_prefix("filter[").and_then(|rest| rest.strip_suffix(']'));
    let Some(parts) = parts else {
        return Err(ApiError::new(ErrorCode::UnknownParameter).saying(
            "Parameter yang dikenal: limit, cursor, sort, count, q, fields, expand, include, filter[isian][op].",
            "Known parameters: limit, cursor, sort, count, q, fields, expand, include, filter[field][op].",
        ));
    };
    let (field, op) = parts.split_once("][").unwrap_or((parts, "eq"));
    let op = Op::from_code(op).ok_or_else(|| refused::<F>(&FilterError::WrongOp(field.to_owned(), "?")))?;
    Ok(FilterTree::Condition(Condition { field: field.to_owned(), op, value: value.into() }))
}

/// Reads `-last_visit_at,name`.
pub fn order<S: SortField>(text: Option<&str>) -> ApiResult<Vec<Order<S>>> {
    let mut order: Vec<Order<S>> = Vec::new();
    for part in text.unwrap_or(S::DEFAULT).split(',').map(str::trim) {
        let (descending, name) = match part.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, part),
        };
        let known = || S::ALL.iter().map(|s| s.name()).collect::<Vec<_>>().join(", ");
        let field = S::from_name(name).ok_or_else(|| bad("sort", &known()))?;
        if order.iter().any(|o| o.field == field) || order.len() == MAX_ORDER {
            return Err(bad("sort", &known()));
        }
        order.push(Order { field, descending });
    }
    Ok(order)
}

/// The order as the cursor is bound to it.
pub fn sort_name<S: SortField>(order: &[Order<S>]) -> String {
    let part = |o: &Order<S>| format!("{}{}", if o.descending { "-" } else { "" }, o.field.name());
    order.iter().map(part).collect::<Vec<_>>().join(",")
}

fn bad(name: &str, known: &str) -> ApiError {
    ApiError::new(ErrorCode::UnknownParameter).saying(format!("{name}: gunakan {known}."), format!("{name}: use {known}."))
}

fn refused<F: FilterField>(error: &FilterError) -> ApiError {
    let known = F::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
    let (id, en) = match error {
        FilterError::UnknownField(_) => (format!("Saringan yang dikenal: {known}."), format!("Known filters: {known}.")),
        FilterError::WrongOp(field, _) => {
            let ops = F::from_name(field).map(|f| f.kind().ops().iter().map(|o| o.code()).collect::<Vec<_>>().join(", "));
            let ops = ops.unwrap_or_else(|| Op::ALL.iter().map(|(code, _)| *code).collect::<Vec<_>>().join(", "));
            (format!("Operator yang dikenal: {ops}."), format!("Known operators: {ops}."))
        }
        FilterError::BadValue(field) => match F::from_name(field) {
            Some(f) => (format!("{}: nilai tidak sesuai jenisnya.", f.name()), format!("{}: the value does not fit its type.", f.name())),
            None => (format!("Saringan yang dikenal: {known}."), format!("Known filters: {known}.")),
        },
        FilterError::TooComplex => ("Paling banyak 50 syarat dan 8 tingkat.".into(), "At most 50 conditions and 8 levels.".into()),
    };
    ApiError::new(ErrorCode::BadFilter).saying(id, en)
}

impl<F: FilterField, S: SortField> FromRequest for ListParams<F, S> {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(Self::read(req))
    }
}
