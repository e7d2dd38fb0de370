//! The SQL that the bare server and `pgbench` run: what Akrab's own queries come down to.

use uuid::Uuid;

/// A person by id; `{scope}` is whose people the caller sees.
const PERSON: &str = include_str!("sql/person.sql");
const FIRST_PAGE: &str = include_str!("sql/first_page.sql");
const NEXT_PAGE: &str = include_str!("sql/next_page.sql");

/// The nested parts of a person: the very statement of Akrab.
pub const DETAILS: &str = include_str!("../../crates/persistence/src/contacts/sql/details.sql");
/// Free times: the very statement of Akrab.
pub const FREE: &str = concat!(
    include_str!("../../crates/persistence/src/scheduling/sql/blocks.sql"),
    include_str!("../../crates/persistence/src/scheduling/sql/free.sql"),
    include_str!("../../crates/persistence/src/scheduling/sql/free_slots.sql")
);
/// The tags of a page of people.
pub const TAGS: &str = include_str!("sql/tags.sql");
/// One row of the audit trail.
pub const AUDIT: &str = include_str!("sql/audit.sql");
/// The same with values that `pgbench` can make; `:ids` are the people.
pub const AUDIT_BY_PGBENCH: &str = include_str!("sql/audit_by_pgbench.sql");

/// The statements about people, for a caller of one location or of all.
#[derive(Clone, Debug)]
pub struct Statements {
    pub person: String,
    pub first_page: String,
    pub next_page: String,
}

impl Statements {
    pub fn new(location: Option<Uuid>) -> Statements {
        let scope = match location {
            Some(id) => format!("exists (select from contact_locations l where l.contact_id = contacts.id and l.location_id = '{id}')"),
            None => "true".to_owned(),
        };
        let scoped = |sql: &str| sql.replace("{scope}", &scope);
        Statements { person: scoped(PERSON), first_page: scoped(FIRST_PAGE), next_page: scoped(NEXT_PAGE) }
    }
}
