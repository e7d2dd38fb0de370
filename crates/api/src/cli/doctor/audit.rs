//! What keeps the audit trail from being changed, and whether a change would be found.

use std::io::{self, Write};

use persistence::audit::heads::{HeadFile, Line};
use persistence::audit::protection::{self, Protection, TRIGGERS};
use persistence::audit::sealing::{self, Head};
use persistence::{FieldKeys, migrate};

use super::report::Report;
use crate::cli::database::DatabaseInUse;
use crate::settings::{Keys, Settings};

const TOPIC: &str = "audit trail";

pub(super) fn check<W: Write>(settings: &Settings, database: &DatabaseInUse, report: &mut Report<W>) -> io::Result<()> {
    // as the server connects: what matters is what that role could do
    let Ok(mut conn) = migrate::connect(&database.server_url()) else {
        return report.wrong(TOPIC, "the server's role cannot sign in to the database; see \"Audit\" in docs/SECURITY.md");
    };
    match protection::look(&mut conn) {
        Err(error) => report.wrong(TOPIC, error),
        Ok(None) => report.good(TOPIC, "will be made at the next start"),
        Ok(Some(found)) => {
            tell(&found, report)?;
            match sealing::head(&mut conn) {
                Ok(head) => check_heads(settings, head.as_ref(), report),
                Err(error) => report.wrong(TOPIC, error),
            }
        }
    }
}

fn tell<W: Write>(found: &Protection, report: &mut Report<W>) -> io::Result<()> {
    let Protection { role, .. } = found;
    if found.triggers != TRIGGERS {
        return report
            .wrong(TOPIC, "a trigger that refuses changes is missing or switched off; find out why, then run `akrab audit verify`");
    }
    let rights = match (found.superuser, found.owner, found.may_change) {
        (false, false, false) => return report.good(TOPIC, format!("the server, as {role}, can add to it and change nothing")),
        (true, ..) => "is a superuser",
        (_, true, _) => "owns it",
        _ => "has been granted changes to it",
    };
    let remedy = "give the server a role of its own as docs/SECURITY.md says";
    report.warning(TOPIC, format!("a trigger refuses changes, but {role} {rights} and could remove it; {remedy}"))
}

/// The last head has to be one of this installation, and not far behind.
fn check_heads<W: Write>(settings: &Settings, head: Option<&Head>, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "audit heads";
    let Some(head) = head else { return report.good(TOPIC, "nothing has been sealed yet") };
    let Ok(Some(keys)) = Keys::find(settings) else { return Ok(()) };
    let file = HeadFile::new(&settings.audit_heads, &FieldKeys::new(&keys.field, &keys.index));
    let path = file.path().display();
    match file.last() {
        Err(error) => report.wrong(TOPIC, format!("{path} cannot be read ({error})")),
        Ok(None) => report.wrong(TOPIC, format!("{path} is missing, and {} records are sealed; run `akrab audit verify`", head.sequence)),
        Ok(Some(Line::Forged)) => report.wrong(TOPIC, format!("{path} does not end with a head of this installation")),
        Ok(Some(Line::Head(last))) if last.sequence > head.sequence => {
            report.wrong(TOPIC, format!("{path} knows of more records than the database; run `akrab audit verify`"))
        }
        Ok(Some(Line::Head(last))) => {
            report.good(TOPIC, format!("the last in {path} is of {}", last.sealed_at.format("%Y-%m-%d %H:%M UTC")))
        }
    }
}
