//! Filters in the URL: `tag_id.in.<id>,<id>;any(sex.in.male;created_at.eq.last_30_days)`. Names, numbers and birth dates
//! never get there.

use domain::contacts::ContactField;
use domain::filter::{Condition, FilterField, Op};
use serde_json::Value;

use super::filter_set::{Group, Join, Part, settled};

/// Groups within groups that a URL may hold; the API takes eight levels.
const DEPTH: usize = 6;

/// The filter as one parameter, without what is personal.
pub fn encode(filter: &Group) -> String {
    let (open, _) = filter.divided();
    match open.join {
        Join::All => parts(&open),
        _ => written(&Part::Group(open)),
    }
}

fn parts(group: &Group) -> String {
    group.parts.iter().map(written).collect::<Vec<_>>().join(";")
}

fn written(part: &Part) -> String {
    match part {
        Part::One(c) => format!("{}.{}.{}", c.field, c.op.code(), texts(&c.value).join(",")),
        Part::Group(group) => format!("{}({})", group.join.code(), parts(group)),
    }
}

/// Reads what [`encode`] wrote; what cannot be read is left out.
pub fn decode(text: &str) -> Group {
    let parts = split(text).into_iter().filter_map(|text| part(text, 0)).filter(|part| !part.is_personal()).collect();
    settled(Some(Part::Group(Group { join: Join::All, parts })))
}

/// The parts of a group, at its own level.
fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0i32, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found.retain(|part| !part.is_empty());
    found
}

fn part(text: &str, depth: usize) -> Option<Part> {
    let group = text.strip_suffix(')').and_then(|text| text.split_once('(')).and_then(|(join, inner)| Some((Join::of(join)?, inner)));
    let Some((join, inner)) = group else { return condition(text).map(Part::One) };
    if depth == DEPTH {
        return None;
    }
    // A group that lacks a part would mean something else.
    let parts = split(inner).into_iter().map(|text| part(text, depth + 1)).collect::<Option<Vec<_>>>()?;
    (!parts.is_empty()).then_some(Part::Group(Group { join, parts }))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is(field: &str, op: Op, values: &[&str]) -> Part {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        Part::One(Condition { field: field.to_owned(), op, value: value(op, values) })
    }

    fn all(parts: &[Part]) -> Group {
        Group { join: Join::All, parts: parts.to_vec() }
    }

    fn group(join: Join, parts: &[Part]) -> Part {
        Part::Group(Group { join, parts: parts.to_vec() })
    }

    #[test]
    fn filters_survive_the_url_and_personal_ones_never_get_there() {
        let id = "0190b6a0-0000-7000-8000-000000000001";
        let tag = is("tag_id", Op::In, &[id]);
        let open = [tag.clone(), is("created_at", Op::Eq, &["last_30_days"]), is("phone", Op::IsNull, &["true"])];
        let personal = [is("name", Op::Contains, &["siti"]), is("birth_date", Op::Eq, &["1984-03-12"])];
        let mixed = group(Join::Any, &[tag, is("name", Op::Eq, &["siti"])]);
        let filter = all(&[open.as_slice(), personal.as_slice(), &[mixed]].concat());
        assert!(!encode(&filter).contains("siti") && !encode(&filter).contains("1984"));
        assert_eq!(decode(&encode(&filter)), all(&open));
        assert_eq!(decode("name.contains.siti;elsewhere.eq.1;sex.lt.male;any(sex.eq.male;name.eq.siti);any();none("), all(&[]));
        assert_eq!(decode(&format!("{}sex.eq.male{}", "all(".repeat(9), ")".repeat(9))), all(&[]));
    }

    #[test]
    fn groups_survive_the_url() {
        let (male, vip) = (is("sex", Op::In, &["male"]), is("tag_id", Op::In, &["0190b6a0-0000-7000-8000-000000000001"]));
        let filter = all(&[male.clone(), group(Join::Any, &[vip.clone(), group(Join::None, std::slice::from_ref(&male))])]);
        assert_eq!(decode(&encode(&filter)), filter);
        let either = [group(Join::All, &[male.clone(), vip.clone()]), group(Join::None, &[male, vip])];
        let either = Group { join: Join::Any, parts: either.to_vec() };
        assert_eq!(decode(&encode(&either)), either);
    }
}
