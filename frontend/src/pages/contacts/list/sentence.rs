//! A filter in words.

use domain::contacts::ContactField;
use domain::filter::FilterField;

use super::fields;
use super::filter_set::{Group, Join, Part};
use super::known::Known;
use crate::i18n::texts::lists as t;

/// The whole group as one sentence: `Tag adalah VIP dan (Cabang adalah Kemang atau Cabang adalah Depok)`.
pub fn of_group(group: &Group, known: Known) -> String {
    let join = |left: String, right: String| match group.join {
        Join::All => t::both(&left, &right),
        Join::Any | Join::None => t::either(&left, &right),
    };
    let words = group.parts.iter().map(|part| of_part(part, known)).reduce(join).unwrap_or_default();
    match group.join {
        Join::None => t::neither(&words),
        _ => words,
    }
}

fn of_part(part: &Part, known: Known) -> String {
    match part {
        Part::One(condition) => {
            let (op, value) = fields::words(condition, known);
            let field = ContactField::from_name(&condition.field);
            let name = field.map(fields::label).unwrap_or(&condition.field);
            t::holds(name, &op, &value)
        }
        Part::Group(group) if group.parts.len() > 1 && group.join != Join::None => t::nested(&of_group(group, known)),
        Part::Group(group) => of_group(group, known),
    }
}

/// How a group is called before what it holds: `Salah satu dari`.
pub fn opening(join: Join) -> &'static str {
    match join {
        Join::All => t::all_of(),
        Join::Any => t::any_of(),
        Join::None => t::none_of(),
    }
}

/// How the parts of a group go together, as it is chosen.
pub fn rule(join: Join) -> &'static str {
    match join {
        Join::All => t::all_hold(),
        Join::Any => t::any_holds(),
        Join::None => t::none_holds(),
    }
}
