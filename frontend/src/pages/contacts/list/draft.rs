//! A condition that is being filled in.

use chrono::NaiveDate;
use domain::contacts::ContactField;
use domain::filter::{Condition, FilterField, Op};
use leptos::prelude::*;

use super::encoding;
use super::fields::{self, Editor, PERIODS};

/// The fields of the form for one condition.
#[derive(Clone, Copy)]
pub struct Draft {
    pub field: ContactField,
    pub op: RwSignal<String>,
    pub text: RwSignal<String>,
    pub period: RwSignal<String>,
    pub days: RwSignal<String>,
    pub from: RwSignal<Option<NaiveDate>>,
    pub until: RwSignal<Option<NaiveDate>>,
    pub picked: RwSignal<Vec<String>>,
    /// What there was before: kept as it is while nobody touches it, also when this form has no field for it.
    before: StoredValue<Option<Condition>>,
}

impl Draft {
    /// An empty form for a field.
    pub fn new(field: ContactField) -> Draft {
        Draft::filled(field, None)
    }

    /// The form that shows a condition; none for a field that this app does not know.
    pub fn of(condition: &Condition) -> Option<Draft> {
        Some(Draft::filled(ContactField::from_name(&condition.field)?, Some(condition.clone())))
    }

    fn filled(field: ContactField, before: Option<Condition>) -> Draft {
        let op = before.as_ref().map_or(fields::ops(fields::editor(field))[0], fields::code_of);
        let values = before.as_ref().map(|c| encoding::texts(&c.value)).unwrap_or_default();
        let first = values.first().cloned().unwrap_or_default();
        let day = |at: usize| values.get(at).and_then(|v| v.parse().ok());
        let days = fields::days(&first).map(|n| n.to_string());
        Draft {
            field,
            op: RwSignal::new(op.to_owned()),
            text: RwSignal::new(values.join(", ")),
            period: RwSignal::new(Some(first).filter(|first| op == "within" && !first.is_empty()).unwrap_or(PERIODS[3].to_owned())),
            days: RwSignal::new(days.unwrap_or_else(|| "180".to_owned())),
            from: RwSignal::new(day(0)),
            until: RwSignal::new(day(1)),
            picked: RwSignal::new(values),
            before: StoredValue::new(before),
        }
    }

    /// The comparisons on offer, with that of a condition made elsewhere.
    pub fn ops(self) -> Vec<&'static str> {
        let mut codes = fields::ops(fields::editor(self.field)).to_vec();
        let before = self.before.with_value(|before| before.as_ref().map(fields::code_of));
        codes.extend(before.filter(|code| !fields::ops(fields::editor(self.field)).contains(code)));
        codes
    }

    /// The condition; none while something is missing.
    pub fn read(self) -> Option<Condition> {
        let code = self.op.get();
        let read = self.values(&code).filter(|(_, values)| !values.is_empty() && values.iter().all(|v| !v.is_empty()));
        match read {
            Some((op, values)) => Some(Condition { field: self.field.name().to_owned(), op, value: encoding::value(op, values) }),
            None => self.before.get_value().filter(|before| self.untouched(before, &code)),
        }
    }

    /// A day that is told relative to today by another comparison than "within" has no field here.
    fn untouched(self, before: &Condition, code: &str) -> bool {
        fields::editor(self.field) == Editor::Day && fields::code_of(before) == code && self.from.get().is_none()
    }

    fn values(self, code: &str) -> Option<(Op, Vec<String>)> {
        let day = |day: RwSignal<Option<NaiveDate>>| day.get().map(|d| d.to_string());
        let text = || self.text.get().trim().to_owned();
        Some(match (code, fields::editor(self.field)) {
            ("empty", _) => (Op::IsNull, vec!["true".to_owned()]),
            ("filled", _) => (Op::IsNull, vec!["false".to_owned()]),
            ("within", _) => (Op::Eq, vec![self.period.get()]),
            ("ago", _) => {
                let days: u32 = self.days.get().trim().parse().ok().filter(|n| (1..=36_600).contains(n))?;
                (Op::Lt, vec![format!("last_{days}_days")])
            }
            ("between", _) => {
                let (from, until) = (day(self.from)?, day(self.until)?);
                (Op::Between, if from <= until { vec![from, until] } else { vec![until, from] })
            }
            (code, Editor::Day) => (Op::from_code(code)?, vec![day(self.from)?]),
            ("ne", Editor::Choice) => (Op::Ne, self.picked.get().into_iter().take(1).collect()),
            (_, Editor::Choice) => (Op::In, self.picked.get()),
            ("in", Editor::Text) => (Op::In, text().split(',').map(|v| v.trim().to_owned()).collect()),
            (code, Editor::Text) => (Op::from_code(code)?, vec![text()]),
        })
    }
}
