//! PostgreSQL: programs, connection, settings and migrations.

use std::io::{self, Write};
use std::time::Duration;

use persistence::cluster::{Cluster, Installation};
use persistence::migrate;
use persistence::settings_check::Finding;

use super::report::Report;
use crate::cli::database::DatabaseInUse;
use crate::settings::Settings;

pub(super) fn check<W: Write>(settings: &Settings, mend: bool, report: &mut Report<W>) -> io::Result<()> {
    if settings.database.url.is_none() {
        match Installation::find_with(settings.database.programs.as_deref()) {
            Ok(found) => report.good("PostgreSQL", format!("{} in {}", found.major, found.directory.display()))?,
            Err(error) => return report.wrong("PostgreSQL", error),
        }
        match Cluster::exists(&settings.data_dir) {
            Ok(true) => {}
            Ok(false) => return report.good("database", "will be made at the first start"),
            Err(error) => return report.wrong("database", error),
        }
    }
    match DatabaseInUse::open(settings) {
        Err(error) => report.wrong("database", format!("{error:#}")),
        Ok(database) => {
            let place = if settings.database.url.is_some() { "the own server" } else { "the private PostgreSQL" };
            report.good("database", format!("{place} takes connections"))?;
            check_settings(&database, mend, report)?;
            check_migrations(&database, report)?;
            super::audit::check(settings, &database, report)
        }
    }
}

fn check_settings<W: Write>(database: &DatabaseInUse, mend: bool, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "durability";
    match findings(database, mend) {
        Err(error) => report.wrong(TOPIC, format!("{error:#}")),
        Ok(findings) if findings.is_empty() => report.good(TOPIC, "what is confirmed survives a power cut"),
        Ok(findings) => findings.iter().try_for_each(|finding| match finding.fatal {
            true => report.wrong(TOPIC, finding),
            false => report.warning(TOPIC, finding),
        }),
    }
}

/// What is wrong, or what is still wrong after mending.
fn findings(database: &DatabaseInUse, mend: bool) -> anyhow::Result<Vec<Finding>> {
    let findings = database.findings()?;
    if !mend || findings.is_empty() {
        return Ok(findings);
    }
    database.mend(&findings)?;
    // The server reads its configuration again a moment after it was asked to.
    std::thread::sleep(Duration::from_millis(300));
    database.findings()
}

fn check_migrations<W: Write>(database: &DatabaseInUse, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "migrations";
    match migrate::pending(database.url()) {
        Err(error) => report.wrong(TOPIC, error),
        Ok(pending) if pending.is_empty() => report.good(TOPIC, "up to date"),
        Ok(pending) => report.warning(TOPIC, format!("{} to apply; the next start or `akrab migrate` does it", pending.len())),
    }
}
