//! Filters in the URL: `tag_id.in.<id>,<id>;created_at.eq.last_30_days`. Names, numbers and birth dates never get there.

use domain::contacts::ContactField;
use domain::filter::{Condition, FieldKind, FilterField, FilterTree, Op};
use serde_json::Value;

/// Whether a condition tells something about a person.
pub fn is_personal(condition: &Condition) -> bool {
    match ContactField::from_name(&condition.field) {
        Some(ContactField::BirthDate) | None => true,
        Some(field) => field.kind() == FieldKind::Text && condition.op != Op::IsNull,
    }
}

/// The conditions as one parameter.
pub fn encode(conditions: &[Condition]) -> String {
    let one = |c: &Condition| format!("{}.{}.{}", c.field, c.op.code(), texts(&c.value).join(","));
    conditions.iter().filter(|c| !is_personal(c)).map(one).collect::<Vec<_>>().join(";")
}

/// Reads what [`encode`] wrote; what cannot be read is left out.
pub fn decode(text: &str) -> Vec<Condition> {
    text.split(';').filter_map(condition).filter(|c| !is_personal(c)).collect()
}

fn condition(text: &str) -> Option<Condition> {
    let mut parts = text.splitn(3, '.');
    let field = ContactField::from_name(parts.next()?)?;
    let op = Op::from_code(parts.next()?)?;
    let values: Vec<String> = parts.next()?.split(',').filter(|v| !v.is_empty()).map(str::to_owned).collect();
    if !field.kind().ops().contains(&op) || values.is_empty() {
        return None;
    }
    Some(Condition { field: field.name().to_owned(), op, value: value(op, values) })
}

/// The value of a condition, in the one form that this app writes.
pub fn value(op: Op, mut values: Vec<String>) -> Value {
    match op {
        Op::In | Op::Between => Value::from(values),
        Op::IsNull => Value::Bool(values.first().is_some_and(|v| v == "true")),
        _ => Value::String(values.pop().unwrap_or_default()),
    }
}

/// The value of a condition as texts.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Null => Vec::new(),
        other => vec![other.to_string()],
    }
}

/// A saved filter as chips, and what chips cannot show.
pub fn split(filter: Option<FilterTree>) -> (Vec<Condition>, Option<FilterTree>) {
    let parts = match filter {
        None => return (Vec::new(), None),
        Some(FilterTree::And { and }) => and,
        Some(other) => vec![other],
    };
    let (mut conditions, mut rest) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            FilterTree::Condition(condition) if ContactField::from_name(&condition.field).is_some() => {
                let value = value(condition.op, texts(&condition.value));
                conditions.push(Condition { value, ..condition });
            }
            other => rest.push(other),
        }
    }
    let rest = if rest.len() > 1 { Some(FilterTree::And { and: rest }) } else { rest.pop() };
    (conditions, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(field: &str, op: Op, values: &[&str]) -> Condition {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        Condition { field: field.to_owned(), op, value: value(op, values) }
    }

    #[test]
    fn filters_survive_the_url_and_personal_ones_never_get_there() {
        let id = "0190b6a0-0000-7000-8000-000000000001";
        let open = vec![is("tag_id", Op::In, &[id]), is("created_at", Op::Eq, &["last_30_days"]), is("phone", Op::IsNull, &["true"])];
        let personal = [is("name", Op::Contains, &["siti"]), is("birth_date", Op::Eq, &["1984-03-12"])];
        let all = [open.as_slice(), personal.as_slice()].concat();
        assert!(!encode(&all).contains("siti") && !encode(&all).contains("1984"));
        assert_eq!(decode(&encode(&all)), open);
        assert_eq!(decode("name.contains.siti;elsewhere.eq.1;sex.lt.male;"), []);
    }

    #[test]
    fn what_chips_cannot_show_stays_whole() {
        let sex = is("sex", Op::In, &["female"]);
        let or = FilterTree::Or { or: vec![FilterTree::Condition(sex.clone())] };
        let tree = FilterTree::And { and: vec![FilterTree::Condition(sex.clone()), or.clone()] };
        assert_eq!(split(Some(tree)), (vec![sex], Some(or)));
    }
}
