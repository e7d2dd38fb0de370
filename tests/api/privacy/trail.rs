//! A sealed trail that is tampered with and brought back.

use std::fs;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::privacy::AuditFault;
use persistence::schema::audit_seals;
use support::{Caller, RoleCode, TestApp, Value};

use super::chain::{sealed, verified, watched};

/// How often each kind: a quick form on each change, a long one for `make soak`.
fn tamperings() -> usize {
    if std::env::var("AKRAB_SOAK").is_ok_and(|value| value == "1") { 100 } else { 20 }
}

/// A sealed trail, with a copy to go back to.
pub struct Trail {
    pub app: TestApp,
    pub admin: Caller,
    pub owner: PgConnection,
    pub heads: String,
    /// Rows in it: their numbers, and their places in the chain, are 1 to this.
    pub rows: i64,
}

/// The owner of the database, who can take the triggers away.
const FREE: &str = "alter table audit_entries disable trigger all; alter table audit_seals disable trigger all;";

impl Trail {
    pub async fn new() -> anyhow::Result<Trail> {
        let app = TestApp::start().await;
        let (manager, path) = watched(&app).await;
        let admin = app.as_role(RoleCode::Admin).await;
        // several batches, so that there are several heads
        for _ in 0..6 {
            for _ in 0..8 {
                manager.get(&path).await.expect(200);
            }
            app.advance(Duration::from_secs(20));
            sealed(&app).await;
        }
        let mut owner = app.connect();
        owner.batch_execute(FREE)?;
        owner.batch_execute(
            "create table kept_entries as table audit_entries; create table kept_seals as table audit_seals; \
             create table kept_sealing as table audit_sealing;",
        )?;
        let rows: i64 = audit_seals::table.count().get_result(&mut owner)?;
        let heads = fs::read_to_string(&app.state.settings.audit_heads)?;
        anyhow::ensure!(rows > 40 && heads.lines().count() == 6, "{rows} rows and {heads}");
        Ok(Trail { app, admin, owner, heads, rows })
    }

    /// As it was before the last tampering.
    pub fn restore(&mut self) -> anyhow::Result<()> {
        self.owner.batch_execute(
            "truncate audit_entries, audit_seals, audit_sealing; insert into audit_entries table kept_entries; \
             insert into audit_seals table kept_seals; insert into audit_sealing table kept_sealing;",
        )?;
        fs::write(&self.app.state.settings.audit_heads, &self.heads)?;
        Ok(())
    }

    /// A row in the middle, another each time.
    pub fn victim(&self, turn: usize) -> i64 {
        2 + (turn as i64 * 7) % (self.rows - 4)
    }

    /// The finding of this kind, and that there is one.
    pub async fn found(&self, fault: AuditFault, what: &str) -> Value {
        let outcome = verified(&self.admin).await;
        let findings = outcome["findings"].as_array().cloned().unwrap_or_default();
        let finding = findings.iter().find(|finding| finding["fault"] == fault.code()).cloned();
        finding.unwrap_or_else(|| panic!("{what} was not found as {}: {outcome}", fault.code()))
    }

    /// Tampers as often as is asked for, each time on the whole trail, and counts what is found.
    pub async fn each(&mut self, fault: AuditFault, tamper: impl Fn(&mut Trail, usize) -> anyhow::Result<String>) -> anyhow::Result<()> {
        for turn in 0..tamperings() {
            let what = tamper(self, turn)?;
            let finding = self.found(fault, &what).await;
            assert!(!finding["what_id"].as_str().unwrap_or_default().is_empty(), "{finding}");
            self.restore()?;
        }
        let outcome = verified(&self.admin).await;
        assert_eq!(outcome["intact"], true, "restored: {outcome}");
        println!("R54: {0} of {0} tamperings found as {1}", tamperings(), fault.code());
        Ok(())
    }

    pub fn run(&mut self, sql: String) -> anyhow::Result<String> {
        self.owner.batch_execute(&sql)?;
        Ok(sql)
    }
}
