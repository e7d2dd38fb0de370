//! Whether the database keeps what it acknowledges, and is new enough.
//!
//! Looks at what is in force for this connection, and at what `ALTER ROLE` and `ALTER DATABASE` have stored for it: a
//! connection that is already open does not feel those, the next one does.

use std::fmt;

use diesel::sql_types::{Nullable, Text};
use diesel::{PgConnection, QueryResult, QueryableByName, RunQueryDsl};

/// The oldest PostgreSQL the migrations run on.
const OLDEST_VERSION: u32 = 140_000;

/// A setting of the database that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name in PostgreSQL.
    pub setting: String,
    /// What it is, and where that was set unless it is the server's own.
    pub found: String,
    /// What it should be.
    pub wanted: &'static str,
    /// Whether Akrab must not run like this.
    pub fatal: bool,
    /// Why it matters, or what an administrator has to do.
    pub remedy: &'static str,
    /// The statement that mends it, where there is one.
    pub mend: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { setting, found, wanted, remedy, mend, .. } = self;
        write!(f, "the database has {setting} = {found}, and Akrab needs {wanted}: {remedy}")?;
        match mend {
            Some(statement) => write!(f, "; `akrab doctor --mend` sets it right by `{statement}`"),
            None => Ok(()),
        }
    }
}

/// What is expected of one setting.
struct Rule {
    setting: &'static str,
    accepted: &'static [&'static str],
    wanted: &'static str,
    fatal: bool,
    /// Whether `ALTER SYSTEM` and a reload can set it right.
    reloadable: bool,
    remedy: &'static str,
}

const RULES: [Rule; 5] = [
    Rule { setting: "fsync", accepted: &["on"], wanted: "on", fatal: true, reloadable: true, remedy: "a power cut could destroy the data" },
    Rule {
        setting: "full_page_writes",
        accepted: &["on"],
        wanted: "on",
        fatal: true,
        reloadable: true,
        remedy: "a power cut could destroy the data",
    },
    Rule {
        setting: "synchronous_commit",
        // The second waits for a standby as well.
        accepted: &["on", "remote_apply"],
        wanted: "on",
        fatal: true,
        reloadable: true,
        remedy: "a power cut could lose what was already confirmed",
    },
    Rule {
        setting: "server_encoding",
        accepted: &["UTF8"],
        wanted: "UTF8",
        fatal: true,
        reloadable: false,
        remedy: "create the database anew (`CREATE DATABASE akrab ENCODING 'UTF8' TEMPLATE template0`)",
    },
    Rule {
        setting: "data_checksums",
        accepted: &["on"],
        wanted: "on",
        fatal: false,
        reloadable: false,
        remedy: "damage by a failing disk would go unnoticed; stop the server and run `pg_checksums --enable`",
    },
];

#[derive(QueryableByName)]
struct SettingRow {
    #[diesel(sql_type = Text)]
    setting: String,
    #[diesel(sql_type = Nullable<Text>)]
    value: Option<String>,
}

#[derive(QueryableByName)]
struct OverrideRow {
    #[diesel(sql_type = Text)]
    entry: String,
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    target: String,
}

/// Everything that is not as it should be, the fatal first; empty when all is well.
pub fn check_settings(connection: &mut PgConnection) -> QueryResult<Vec<Finding>> {
    let settings = diesel::sql_query(
        "SELECT name AS setting, current_setting(name, true) AS value FROM unnest(ARRAY['server_version_num', 'fsync', \
         'full_page_writes', 'synchronous_commit', 'server_encoding', 'data_checksums']) AS name",
    )
    .load::<SettingRow>(connection)?;
    let overrides = diesel::sql_query(
        "SELECT entry, coalesce(nullif(concat_ws(' in ', 'role ' || r.rolname, 'database ' || d.datname), ''), 'all roles') AS place, \
         CASE WHEN r.oid IS NULL AND d.oid IS NULL THEN 'ROLE ALL' WHEN d.oid IS NULL THEN format('ROLE %I', r.rolname) WHEN r.oid IS NULL THEN format('DATABASE %I', d.datname) \
         ELSE format('ROLE %I IN DATABASE %I', r.rolname, d.datname) END AS target FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) AS entry \
         LEFT JOIN pg_roles r ON r.oid = s.setrole LEFT JOIN pg_database d ON d.oid = s.setdatabase \
         WHERE (s.setrole = 0 OR r.rolname IN (current_user, 'akrab_server')) AND (s.setdatabase = 0 OR d.datname = current_database())",
    )
    .load::<OverrideRow>(connection)?;
    let mut findings: Vec<Finding> = overrides.iter().filter_map(judge_override).collect();
    for finding in settings.iter().filter_map(judge_setting) {
        // An override explains what is in force, and its remedy is the one that helps.
        if !findings.iter().any(|other| other.setting == finding.setting) {
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| !finding.fatal);
    Ok(findings)
}

/// Runs the statements of those findings that have one; connections opened from then on feel it.
pub fn mend_settings(connection: &mut PgConnection, findings: &[Finding]) -> QueryResult<()> {
    for statement in findings.iter().filter_map(|finding| finding.mend.as_ref()) {
        diesel::sql_query(statement).execute(connection)?;
    }
    diesel::sql_query("SELECT pg_reload_conf()").execute(connection)?;
    Ok(())
}

fn judge_setting(row: &SettingRow) -> Option<Finding> {
    let value = row.value.as_deref().unwrap_or("unknown");
    match row.setting.as_str() {
        "server_version_num" => judge_version(value),
        name => {
            let rule = RULES.iter().find(|rule| rule.setting == name && !rule.accepted.contains(&value))?;
            let mend = rule.reloadable.then(|| format!("ALTER SYSTEM SET {name} = {}", rule.wanted));
            Some(finding(rule, value.to_owned(), mend))
        }
    }
}

fn judge_version(value: &str) -> Option<Finding> {
    let number: u32 = value.parse().unwrap_or(0);
    (number < OLDEST_VERSION).then(|| Finding {
        setting: "server_version".to_owned(),
        found: format!("{}.{}", number / 10_000, number % 10_000),
        wanted: "14 or newer",
        fatal: true,
        remedy: "move the data to a newer PostgreSQL",
        mend: None,
    })
}

/// An entry reads `name=value`.
fn judge_override(row: &OverrideRow) -> Option<Finding> {
    let (name, value) = row.entry.split_once('=')?;
    let value = if ["true", "yes", "1"].contains(&value) { "on" } else { value };
    let rule = RULES.iter().find(|rule| rule.setting == name && !rule.accepted.contains(&value))?;
    let mend = Some(format!("ALTER {} RESET {name}", row.target));
    Some(finding(rule, format!("{value} ({})", row.place), mend))
}

fn finding(rule: &Rule, found: String, mend: Option<String>) -> Finding {
    Finding { setting: rule.setting.to_owned(), found, wanted: rule.wanted, fatal: rule.fatal, remedy: rule.remedy, mend }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(name: &str, value: &str) -> Option<Finding> {
        judge_setting(&SettingRow { setting: name.to_owned(), value: Some(value.to_owned()) })
    }

    #[test]
    fn what_loses_confirmed_writes_is_fatal() {
        for name in ["fsync", "full_page_writes", "synchronous_commit"] {
            assert_eq!(setting(name, "on"), None);
            assert!(setting(name, "off").is_some_and(|finding| finding.fatal), "{name}");
        }
        assert!(setting("synchronous_commit", "local").is_some_and(|finding| finding.fatal));
        assert_eq!(setting("synchronous_commit", "remote_apply"), None);
    }

    #[test]
    fn missing_checksums_are_a_warning() {
        assert!(setting("data_checksums", "off").is_some_and(|finding| !finding.fatal));
    }

    #[test]
    fn an_old_server_is_named_with_its_version() {
        assert_eq!(setting("server_version_num", "150014"), None);
        let finding = setting("server_version_num", "130011");
        assert!(finding.is_some_and(|finding| finding.fatal && finding.found == "13.11"));
    }

    #[test]
    fn an_override_says_where_it_was_set() {
        let [entry, place, target] = ["synchronous_commit=off", "role akrab", "ROLE akrab"].map(str::to_owned);
        let row = OverrideRow { entry, place, target };
        let sentence = judge_override(&row).map(|finding| finding.to_string()).unwrap_or_default();
        assert!(
            sentence.contains("synchronous_commit = off (role akrab)") && sentence.contains("`ALTER ROLE akrab RESET synchronous_commit`"),
            "{sentence}"
        );
    }
}
