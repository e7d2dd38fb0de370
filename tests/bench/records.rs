//! V1: one record, with authentication, permission, scope and audit.

use std::sync::Arc;

use anyhow::Result;

use crate::http_load::{Load, alike};
use crate::pgbench::{Script, connections, named};
use crate::process::Running;
use crate::rounds::{Rates, median};
use crate::settings::Settings;
use crate::stage::Stage;
use crate::statements::{AUDIT_BY_PGBENCH, DETAILS, Statements};
use crate::table::{Row, Table, milliseconds, per_second};

const CONNECTIONS: usize = 32;
/// At least this share of the bare server's rate.
const GOAL: f64 = 0.70;

/// Random records for a fixed time, in turns.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, reference: &Running, table: &mut Table) -> Result<()> {
    let people = stage.sample(20_000)?;
    let paths = |prefix: &str| Arc::new(people.iter().map(|(id, _)| format!("{prefix}/{id}")).collect::<Vec<_>>());
    let load =
        Load { address: akrab.address, token: None, connections: CONNECTIONS, duration: settings.duration(), paths: paths("/v1/patients") };
    let bare = Load { address: reference.address, paths: paths("/people"), ..load.clone() };
    let token = akrab.sign_in(&stage.receptionist).await?;
    alike((akrab.address, Some(token), &load.paths[0]), (reference.address, &bare.paths[0]), "").await?;
    let script = script(stage)?;
    let (mut rates, mut tails) = (Rates::default(), Vec::new());
    for round in 0..=settings.runs {
        let load = Load { token: Some(akrab.sign_in(&stage.receptionist).await?), ..load.clone() };
        let (ours, theirs) = (load.run().await?, bare.run().await?);
        let limit = script.run(settings, stage, connections(CONNECTIONS))?;
        // the first round only warms up
        if round > 0 {
            rates.akrab.push(ours.rate());
            rates.reference.push(theirs.rate());
            rates.pgbench.push(limit);
            tails.push(ours.quantile(0.99));
        }
    }
    table.add(Row {
        what: format!("V1 `GET /v1/patients/{{id}}`, {CONNECTIONS} connections"),
        figure: format!("{}, p99 {}", per_second(median(&rates.akrab)), milliseconds(median(&tails))),
        reference: per_second(median(&rates.reference)),
        ratio: Some(rates.ratio()),
        database: per_second(median(&rates.pgbench)),
        goal: format!("≥ {GOAL:.2}"),
        met: Some(rates.ratio() >= GOAL),
    });
    Ok(())
}

/// One look-up more than the servers have: `pgbench` has no list of ids.
fn script(stage: &Stage) -> Result<Script> {
    let statements = Statements::new(stage.location);
    let people = stage.sample(u32::MAX)?.len();
    Script::new(
        &[
            format!("\\set n random(1, {people})"),
            "select id from bench.sample where n = :n \\gset".to_owned(),
            named(&statements.person, &["id"]),
            AUDIT_BY_PGBENCH.replace(":ids", "array[:id::uuid]"),
            named(DETAILS, &["id"]),
        ],
        Vec::new(),
    )
}
