//! The filter of a list as people see and edit it: conditions, and groups of conditions.

use domain::contacts::ContactField;
use domain::filter::{Condition, FieldKind, FilterField, FilterTree, Op};

use super::encoding;

/// How the parts of a group go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    /// Every part holds.
    #[default]
    All,
    /// At least one part holds.
    Any,
    /// No part holds.
    None,
}

impl Join {
    pub const ALL: [Join; 3] = [Join::All, Join::Any, Join::None];

    /// The word for URLs and options.
    pub fn code(self) -> &'static str {
        match self {
            Join::All => "all",
            Join::Any => "any",
            Join::None => "none",
        }
    }

    pub fn of(code: &str) -> Option<Join> {
        Join::ALL.into_iter().find(|join| join.code() == code)
    }
}

/// A condition, or a group of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    One(Condition),
    Group(Group),
}

/// Parts that go together. The filter of a list is one whose parts all hold, or of whose groups one holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub join: Join,
    pub parts: Vec<Part>,
}

impl Group {
    /// The filter that a saved view or a URL holds.
    pub fn of(tree: Option<&FilterTree>) -> Group {
        settled(tree.and_then(part))
    }

    /// What the API takes; nothing when nothing is filtered.
    pub fn tree(&self) -> Option<FilterTree> {
        let parts: Vec<FilterTree> = self.parts.iter().filter_map(Part::tree).collect();
        if parts.is_empty() {
            return None;
        }
        Some(match self.join {
            Join::All => FilterTree::And { and: parts },
            Join::Any => FilterTree::Or { or: parts },
            Join::None => FilterTree::Not { not: Box::new(FilterTree::Or { or: parts }) },
        })
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The part that tells nothing about a person, and the rest. What holds only together stays together.
    pub fn divided(&self) -> (Group, Group) {
        if self.join != Join::All {
            let (open, personal) = (self.clone(), Group::default());
            return if self.parts.iter().any(Part::is_personal) { (personal, open) } else { (open, personal) };
        }
        let (personal, open) = self.parts.iter().cloned().partition(Part::is_personal);
        (Group { join: Join::All, parts: open }, Group { join: Join::All, parts: personal })
    }

    /// Puts together what [`divided`](Group::divided) took apart. A filter of alternatives cannot take more parts; the
    /// one from the URL wins.
    pub fn joined(open: Group, personal: Group) -> Group {
        if personal.is_empty() || (!open.is_empty() && (open.join != Join::All || personal.join != Join::All)) {
            return open;
        }
        if open.is_empty() {
            return personal;
        }
        Group { join: Join::All, parts: [open.parts, personal.parts].concat() }
    }

    /// All conditions, however deep.
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut found = Vec::new();
        for part in &self.parts {
            match part {
                Part::One(condition) => found.push(condition),
                Part::Group(group) => found.extend(group.conditions()),
            }
        }
        found
    }
}

impl Part {
    fn tree(&self) -> Option<FilterTree> {
        match self {
            Part::One(condition) => Some(FilterTree::Condition(condition.clone())),
            Part::Group(group) => group.tree(),
        }
    }

    /// Whether it tells something about a person, so that it must not get into a URL.
    pub fn is_personal(&self) -> bool {
        match self {
            Part::One(condition) => is_personal(condition),
            Part::Group(group) => group.parts.iter().any(Part::is_personal),
        }
    }

    pub fn is_group(&self) -> bool {
        matches!(self, Part::Group(_))
    }
}

/// Whether a condition tells something about a person.
pub fn is_personal(condition: &Condition) -> bool {
    match ContactField::from_name(&condition.field) {
        Some(ContactField::BirthDate) | None => true,
        Some(field) => field.kind() == FieldKind::Text && condition.op != Op::IsNull,
    }
}

/// The whole filter, in the one form in which it is shown.
pub fn settled(part: Option<Part>) -> Group {
    match part {
        None => Group::default(),
        Some(Part::Group(group)) if group.join == Join::All => match <[Part; 1]>::try_from(group.parts) {
            Ok([Part::Group(only)]) if only.join == Join::Any && only.parts.iter().any(Part::is_group) => only,
            Ok([only]) => Group { join: Join::All, parts: vec![only] },
            Err(parts) => Group { join: Join::All, parts },
        },
        Some(Part::Group(group)) if group.join == Join::Any && group.parts.iter().any(Part::is_group) => group,
        Some(part) => Group { join: Join::All, parts: vec![part] },
    }
}

fn part(tree: &FilterTree) -> Option<Part> {
    match tree {
        FilterTree::And { and } => group(Join::All, and),
        FilterTree::Or { or } => group(Join::Any, or),
        FilterTree::Not { not } => Some(Part::Group(match part(not)? {
            Part::Group(Group { join: Join::Any, parts }) => Group { join: Join::None, parts },
            Part::Group(Group { join: Join::None, parts }) => Group { join: Join::Any, parts },
            other => Group { join: Join::None, parts: vec![other] },
        })),
        FilterTree::Condition(condition) => {
            let value = encoding::value(condition.op, encoding::texts(&condition.value));
            Some(Part::One(Condition { value, ..condition.clone() }))
        }
    }
}

fn group(join: Join, trees: &[FilterTree]) -> Option<Part> {
    let mut parts = Vec::new();
    for tree in trees {
        match part(tree) {
            // "a and (b and c)" reads as "a and b and c"
            Some(Part::Group(inner)) if inner.join == join => parts.extend(inner.parts),
            other => parts.extend(other),
        }
    }
    if parts.len() > 1 { Some(Part::Group(Group { join, parts })) } else { parts.pop() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(field: &str, value: &str) -> FilterTree {
        FilterTree::Condition(Condition { field: field.to_owned(), op: Op::Eq, value: value.into() })
    }

    fn and(and: Vec<FilterTree>) -> FilterTree {
        FilterTree::And { and }
    }

    fn or(or: Vec<FilterTree>) -> FilterTree {
        FilterTree::Or { or }
    }

    #[test]
    fn every_tree_is_shown_whole_and_says_the_same_afterwards() {
        let (a, b, c, d) = (is("sex", "female"), is("language", "id"), is("channel", "sms"), is("location_id", "x"));
        let same = |tree: FilterTree| assert_eq!(Group::of(Some(&tree)).tree(), Some(tree));
        same(and(vec![a.clone()]));
        same(and(vec![a.clone(), or(vec![b.clone(), c.clone()])]));
        same(or(vec![and(vec![a.clone(), b.clone()]), and(vec![c.clone(), d.clone()])]));
        same(and(vec![a.clone(), FilterTree::Not { not: Box::new(or(vec![b.clone(), c.clone()])) }]));
        same(and(vec![a.clone(), or(vec![b.clone(), and(vec![c.clone(), or(vec![a.clone(), d.clone()])])])]));
        // what says the same is written the same
        assert_eq!(Group::of(Some(&or(vec![a.clone(), b.clone()]))), Group::of(Some(&and(vec![or(vec![a.clone(), b.clone()])]))));
        assert_eq!(Group::of(Some(&and(vec![a.clone(), and(vec![b.clone()])]))), Group::of(Some(&and(vec![a.clone(), b]))));
        assert_eq!(Group::of(None), Group::default());
        assert_eq!(Group::of(Some(&and(vec![]))).tree(), None);
        let twice = FilterTree::Not { not: Box::new(FilterTree::Not { not: Box::new(or(vec![a.clone(), c.clone()])) }) };
        assert_eq!(Group::of(Some(&twice)), Group::of(Some(&or(vec![a, c]))));
    }

    #[test]
    fn what_is_personal_is_kept_apart_with_all_that_belongs_to_it() {
        let open = is("sex", "female");
        let name = FilterTree::Condition(Condition { field: "name".to_owned(), op: Op::Contains, value: "siti".into() });
        let mixed = Group::of(Some(&and(vec![open.clone(), or(vec![open.clone(), name.clone()]), name.clone()])));
        let (shared, personal) = mixed.divided();
        assert_eq!(shared.tree(), Some(and(vec![open.clone()])));
        assert_eq!(personal.parts.len(), 2);
        assert_eq!(Group::joined(shared, personal), mixed);
        let either = Group::of(Some(&or(vec![and(vec![open.clone(), name]), and(vec![open.clone(), is("language", "id")])])));
        assert_eq!(either.divided(), (Group::default(), either.clone()));
        let other = Group::of(Some(&open));
        assert_eq!(Group::joined(other.clone(), either), other);
    }
}
