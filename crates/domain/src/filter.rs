//! The filter language of lists, searches, saved views and segments: a tree of and/or/not over typed fields.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Op {
    Eq,
    Ne,
    Lt,
    Lte,
    Gt,
    Gte,
    In,
    Contains,
    StartsWith,
    IsNull,
    Between,
}

impl Op {
    pub const ALL: &'static [(&'static str, Op)] = &[
        ("eq", Op::Eq),
        ("ne", Op::Ne),
        ("lt", Op::Lt),
        ("lte", Op::Lte),
        ("gt", Op::Gt),
        ("gte", Op::Gte),
        ("in", Op::In),
        ("contains", Op::Contains),
        ("starts_with", Op::StartsWith),
        ("is_null", Op::IsNull),
        ("between", Op::Between),
    ];

    pub fn from_code(code: &str) -> Option<Op> {
        Op::ALL.iter().find(|(name, _)| *name == code).map(|(_, op)| *op)
    }

    pub fn code(self) -> &'static str {
        Op::ALL.iter().find(|(_, op)| *op == self).map_or("eq", |(name, _)| name)
    }
}

/// What values a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// A calendar day.
    Date,
    /// A moment; a day stands for the whole of it in the location's zone.
    Timestamp,
    Uuid,
    Number,
    Bool,
    /// One of a closed set of codes.
    Choice(&'static [&'static str]),
}

impl FieldKind {
    /// The comparisons that make sense for this kind.
    pub fn ops(self) -> &'static [Op] {
        match self {
            FieldKind::Text => &[Op::Eq, Op::Ne, Op::In, Op::Contains, Op::StartsWith, Op::IsNull],
            FieldKind::Date | FieldKind::Timestamp => &[Op::Eq, Op::Ne, Op::Lt, Op::Lte, Op::Gt, Op::Gte, Op::Between, Op::IsNull],
            FieldKind::Number => &[Op::Eq, Op::Ne, Op::Lt, Op::Lte, Op::Gt, Op::Gte, Op::Between, Op::In, Op::IsNull],
            FieldKind::Uuid | FieldKind::Choice(_) => &[Op::Eq, Op::Ne, Op::In, Op::IsNull],
            FieldKind::Bool => &[Op::Eq, Op::Ne],
        }
    }
}

/// The fields by which one resource can be filtered; made by [`crate::filter_fields!`].
pub trait FilterField: Copy + std::fmt::Debug + 'static {
    const ALL: &'static [Self];
    fn name(self) -> &'static str;
    fn kind(self) -> FieldKind;

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.name() == name)
    }
}

/// The fields by which one resource can be sorted; made by [`crate::sort_fields!`].
pub trait SortField: Copy + PartialEq + std::fmt::Debug + 'static {
    const ALL: &'static [Self];
    /// The order when none is asked for.
    const DEFAULT: &'static str;
    fn name(self) -> &'static str;

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.name() == name)
    }
}

/// Defines the filter fields of a resource: variant, name in the API, kind.
#[macro_export]
macro_rules! filter_fields {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal $kind:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($variant),* }

        impl $crate::filter::FilterField for $name {
            const ALL: &'static [Self] = &[$($name::$variant),*];
            fn name(self) -> &'static str { match self { $($name::$variant => $text),* } }
            fn kind(self) -> $crate::filter::FieldKind {
                use $crate::filter::FieldKind::*;
                match self { $($name::$variant => $kind),* }
            }
        }
    };
}

/// Defines the sort fields of a resource: variant and name in the API; the default order comes first.
#[macro_export]
macro_rules! sort_fields {
    ($(#[$doc:meta])* $name:ident default $default:literal { $($variant:ident $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($variant),* }

        impl $crate::filter::SortField for $name {
            const ALL: &'static [Self] = &[$($name::$variant),*];
            const DEFAULT: &'static str = $default;
            fn name(self) -> &'static str { match self { $($name::$variant => $text),* } }
        }
    };
}

/// A filter as it travels: `{"and":[{"field":"name","op":"contains","value":"siti"}]}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "server", schema(no_recursion))]
#[serde(untagged)]
pub enum FilterTree {
    And { and: Vec<FilterTree> },
    Or { or: Vec<FilterTree> },
    Not { not: Box<FilterTree> },
    Condition(Condition),
}

/// One comparison of a filter tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Name of the field; the resource's documentation lists them.
    pub field: String,
    pub op: Op,
    /// A text, number or boolean; a list for `in` and `between`; true or false for `is_null`.
    /// Dates also read `today`, `yesterday`, `last_30_days`, `this_month`.
    pub value: serde_json::Value,
}

/// A typed filter over the fields of one resource, ready to become SQL.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter<F> {
    And(Vec<Filter<F>>),
    Or(Vec<Filter<F>>),
    Not(Box<Filter<F>>),
    Compare { field: F, op: Op, values: Vec<FilterValue> },
}

/// A typed value of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterValue {
    Text(String),
    Date(NaiveDate),
    Timestamp(DateTime<Utc>),
    Uuid(Uuid),
    Number(i64),
    Bool(bool),
}

/// Why a filter was refused; the texts of the API name the field and list what is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    #[error("unknown field {0:?}")]
    UnknownField(String),
    #[error("field {0:?} does not take operator {1:?}")]
    WrongOp(String, &'static str),
    #[error("field {0:?}: the value cannot be read")]
    BadValue(String),
    #[error("the filter is too deep or too long")]
    TooComplex,
}

/// Today, and where each day starts, in the zone that relative dates are resolved in.
pub struct Today<'a> {
    pub date: NaiveDate,
    pub start_of: &'a dyn Fn(NaiveDate) -> DateTime<Utc>,
}

const MAX_DEPTH: usize = 8;
const MAX_CONDITIONS: usize = 50;

impl FilterTree {
    /// Checks names, operators and values against the fields `F`.
    pub fn resolve<F: FilterField>(&self, today: &Today<'_>) -> Result<Filter<F>, FilterError> {
        let mut left = MAX_CONDITIONS;
        self.resolve_at(today, 0, &mut left)
    }

    fn resolve_at<F: FilterField>(&self, today: &Today<'_>, depth: usize, left: &mut usize) -> Result<Filter<F>, FilterError> {
        if depth > MAX_DEPTH {
            return Err(FilterError::TooComplex);
        }
        let all = |list: &[FilterTree], left: &mut usize| {
            list.iter().map(|t| t.resolve_at(today, depth + 1, left)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match self {
            FilterTree::And { and } => Filter::And(all(and, left)?),
            FilterTree::Or { or } => Filter::Or(all(or, left)?),
            FilterTree::Not { not } => Filter::Not(Box::new(not.resolve_at(today, depth + 1, left)?)),
            FilterTree::Condition(condition) => {
                *left = left.checked_sub(1).ok_or(FilterError::TooComplex)?;
                condition.resolve(today)?
            }
        })
    }
}

impl Condition {
    fn resolve<F: FilterField>(&self, today: &Today<'_>) -> Result<Filter<F>, FilterError> {
        let field = F::from_name(&self.field).ok_or_else(|| FilterError::UnknownField(self.field.clone()))?;
        if !field.kind().ops().contains(&self.op) {
            return Err(FilterError::WrongOp(self.field.clone(), self.op.code()));
        }
        let bad = || FilterError::BadValue(self.field.clone());
        if self.op == Op::IsNull {
            let value = as_bool(&self.value).ok_or_else(bad)?;
            return Ok(Filter::Compare { field, op: Op::IsNull, values: vec![FilterValue::Bool(value)] });
        }
        let list: Vec<serde_json::Value> = match (&self.value, self.op) {
            (serde_json::Value::Array(list), Op::In | Op::Between) => list.clone(),
            (serde_json::Value::String(text), Op::In | Op::Between) => text.split(',').map(|s| s.trim().into()).collect(),
            (serde_json::Value::Array(_), _) => return Err(bad()),
            (one, _) => vec![one.clone()],
        };
        let fits = if self.op == Op::Between { list.len() == 2 } else { (1..=100).contains(&list.len()) };
        if !fits {
            return Err(bad());
        }
        match field.kind() {
            FieldKind::Date | FieldKind::Timestamp => self.days(field, &list, today).ok_or_else(bad),
            kind => {
                let values = list.iter().map(|v| read(v, kind)).collect::<Option<Vec<_>>>().ok_or_else(bad)?;
                Ok(Filter::Compare { field, op: self.op, values })
            }
        }
    }

    /// Dates and moments become half-open ranges, so that a day is the whole day in the zone.
    fn days<F: FilterField>(&self, field: F, list: &[serde_json::Value], today: &Today<'_>) -> Option<Filter<F>> {
        let spans = list.iter().map(|v| span(v.as_str()?, today)).collect::<Option<Vec<_>>>()?;
        let (from, until) = (spans.first()?.clone(), spans.last()?.clone());
        let compare = |op, at: &Edge| {
            let value = match field.kind() {
                FieldKind::Date => FilterValue::Date(at.date),
                _ => FilterValue::Timestamp(at.moment),
            };
            Filter::Compare { field, op, values: vec![value] }
        };
        let within = || Filter::And(vec![compare(Op::Gte, &from.start), compare(Op::Lt, &until.end)]);
        Some(match self.op {
            Op::Eq | Op::Between => within(),
            Op::Ne => Filter::Not(Box::new(within())),
            Op::Lt => compare(Op::Lt, &from.start),
            Op::Gte => compare(Op::Gte, &from.start),
            Op::Lte => compare(Op::Lt, &until.end),
            Op::Gt => compare(Op::Gte, &until.end),
            _ => return None,
        })
    }
}

#[derive(Clone)]
struct Edge {
    date: NaiveDate,
    moment: DateTime<Utc>,
}

#[derive(Clone)]
struct Span {
    start: Edge,
    end: Edge,
}

/// A day, a relative range of days, or a moment (whose span is one microsecond, PostgreSQL's resolution).
fn span(text: &str, today: &Today<'_>) -> Option<Span> {
    let days = |from: NaiveDate, until: NaiveDate| -> Option<Span> {
        let usable = (1..=9998).contains(&from.year()) && (1..=9998).contains(&until.year());
        let edge = |date| Edge { date, moment: (today.start_of)(date) };
        usable.then(|| Span { start: edge(from), end: edge(until) })
    };
    let next = |d: NaiveDate| d.checked_add_days(Days::new(1));
    match text {
        "today" => days(today.date, next(today.date)?),
        "yesterday" => days(today.date.pred_opt()?, today.date),
        "this_month" => days(today.date.with_day(1)?, next(today.date)?),
        _ => {
            if let Some(n) = text.strip_prefix("last_").and_then(|t| t.strip_suffix("_days")) {
                let n: u64 = n.parse().ok().filter(|n| *n <= 36_600)?;
                return days(today.date.checked_sub_days(Days::new(n))?, next(today.date)?);
            }
            if let Ok(date) = text.parse::<NaiveDate>() {
                return days(date, next(date)?);
            }
            let moment = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
            if !(1..=9998).contains(&moment.year()) {
                return None;
            }
            let end = moment + chrono::Duration::microseconds(1);
            Some(Span { start: Edge { date: moment.date_naive(), moment }, end: Edge { date: next(moment.date_naive())?, moment: end } })
        }
    }
}

fn read(value: &serde_json::Value, kind: FieldKind) -> Option<FilterValue> {
    let text = match value {
        serde_json::Value::String(s) => s.clone(),
        serde_json::Value::Number(n) => n.to_string(),
        serde_json::Value::Bool(b) => b.to_string(),
        _ => return None,
    };
    if text.contains('\0') || text.chars().count() > 500 {
        return None;
    }
    Some(match kind {
        FieldKind::Text => FilterValue::Text(text),
        FieldKind::Choice(codes) => codes.contains(&text.as_str()).then_some(FilterValue::Text(text))?,
        FieldKind::Uuid => FilterValue::Uuid(text.parse().ok()?),
        FieldKind::Number => FilterValue::Number(text.parse().ok()?),
        FieldKind::Bool => FilterValue::Bool(as_bool(value)?),
        FieldKind::Date | FieldKind::Timestamp => return None,
    })
}

fn as_bool(value: &serde_json::Value) -> Option<bool> {
    match value {
        serde_json::Value::Bool(b) => Some(*b),
        serde_json::Value::String(s) => s.parse().ok(),
        _ => None,
    }
}
