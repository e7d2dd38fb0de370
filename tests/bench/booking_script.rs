//! A booking as `pgbench` makes it: the statements of Akrab in the same order, in one transaction.

use anyhow::Result;
use uuid::Uuid;

use crate::pgbench::{Script, filled, named};
use crate::stage::Stage;
use crate::statements::{AUDIT_BY_PGBENCH, Statements};

/// Whether a time can be booked: the very statement of Akrab, like the next four.
const CHECK: &str = concat!(
    include_str!("../../crates/persistence/src/scheduling/sql/blocks.sql"),
    include_str!("../../crates/persistence/src/scheduling/sql/check.sql")
);
const LOCK: &str = include_str!("../../crates/persistence/src/scheduling/sql/lock.sql");
const CLEAR_EXPIRED: &str = include_str!("../../crates/persistence/src/scheduling/sql/clear_expired.sql");
const NAMES: &str = include_str!("../../crates/persistence/src/scheduling/sql/appointment_names.sql");
const VISIT: &str = include_str!("../../crates/persistence/src/messaging/sql/visit.sql");
const RECIPIENTS: &str = include_str!("../../crates/persistence/src/messaging/sql/recipients.sql");

/// What one booking of Akrab has left behind, which this one writes too.
pub struct Pattern {
    /// The variables of a message, as JSON.
    pub facts: String,
    /// Length of its sealed part in bytes.
    pub sealed: usize,
    /// Who has booked.
    pub caller: Uuid,
}

/// Books the next opening of even number.
pub fn script(stage: &Stage, pattern: &Pattern) -> Result<Script> {
    let start = ":starts::timestamptz";
    let check = filled(
        CHECK,
        &[
            ":service::uuid",
            ":practitioner::uuid",
            ":location::uuid",
            start,
            "null::date",
            start,
            "null::date",
            "now()",
            "false",
            "null::uuid",
            "null::timestamptz",
            "null::uuid",
        ],
    );
    let taken = "(array[:practitioner::uuid] || :room_ids::uuid[])";
    let mut statements = vec![
        format!("{} \\gset", include_str!("sql/booking/opening.sql").trim_end()),
        "begin".to_owned(),
        named(&Statements::new(stage.location).person, &["contact"]),
        check.clone(),
        filled(LOCK, &["array[:practitioner::uuid]", "array[:service::uuid]"]),
        format!("{} \\gset", check.trim_end()),
        include_str!("sql/booking/appointment.sql").to_owned(),
        filled(CLEAR_EXPIRED, &[taken, ":busy_from::timestamptz", ":busy_until::timestamptz", "now()"]),
        include_str!("sql/booking/allocations.sql").to_owned(),
        include_str!("sql/booking/care.sql").to_owned(),
        include_str!("sql/booking/location.sql").to_owned(),
        include_str!("sql/booking/recall.sql").to_owned(),
        include_str!("sql/booking/read.sql").replace("{names}", &filled(NAMES, &[])),
        include_str!("sql/booking/event.sql").to_owned(),
        include_str!("sql/booking/change.sql").to_owned(),
        AUDIT_BY_PGBENCH.replace(":ids", "array[:contact::uuid]"),
        include_str!("sql/booking/notify.sql").to_owned(),
        include_str!("sql/booking/link.sql").to_owned(),
        filled(VISIT, &[":id::uuid"]),
    ];
    for (code, minutes) in [("booked", "1"), ("reminder", "1440"), ("reminder", "120")] {
        let about = |sql: &str| sql.replace("{code}", code).replace("{minutes}", minutes);
        statements.push(filled(RECIPIENTS, &[":contact::uuid"]));
        statements.push(format!("{} \\gset", about(include_str!("sql/booking/template.sql")).trim_end()));
        statements.push(about(include_str!("sql/booking/message.sql")));
    }
    statements.push("commit".to_owned());
    let variables = vec![("facts", pattern.facts.clone()), ("secret", "a5".repeat(pattern.sealed)), ("caller", pattern.caller.to_string())];
    Ok(Script::new(&statements, variables)?.planned_once())
}
