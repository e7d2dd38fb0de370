//! V3: search by part of a name among all patients.

use std::sync::Arc;

use anyhow::Result;

use crate::http_load::{Load, Outcome, quantile, query_string};
use crate::process::Running;
use crate::queries::{Kind, Query, from_names};
use crate::rounds::median;
use crate::settings::Settings;
use crate::stage::Stage;
use crate::table::{Row, Table, milliseconds};

const CONNECTIONS: usize = 8;
const QUERIES: usize = 500;
/// Microseconds for 99 of 100 searches.
const GOAL: f64 = 50_000.0;

/// The same queries for a fixed time, several times over, by somebody who sees everybody.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, table: &mut Table) -> Result<()> {
    let names: Vec<String> = stage.sample(2 * QUERIES as u32)?.into_iter().map(|(_, name)| name).collect();
    let queries = from_names(&names, QUERIES);
    let path = |query: &Query| Ok(format!("/v1/patients?{}", query_string(&[("q", &query.text)])?));
    let paths = Arc::new(queries.iter().map(path).collect::<Result<Vec<String>>>()?);
    let mut outcomes = Vec::new();
    for round in 0..=settings.runs {
        let token = Some(akrab.sign_in(&stage.manager).await?);
        let load =
            Load { address: akrab.address, token, connections: CONNECTIONS, duration: settings.duration(), paths: Arc::clone(&paths) };
        let outcome = load.run().await?;
        // the first round only warms up
        if round > 0 {
            outcomes.push(outcome);
        }
    }
    let of = |share| median(&outcomes.iter().map(|outcome| outcome.quantile(share)).collect::<Vec<_>>());
    let rate = median(&outcomes.iter().map(Outcome::rate).collect::<Vec<_>>());
    table.add(Row {
        what: format!("V3 search by part of a name, {QUERIES} queries, {CONNECTIONS} connections"),
        figure: format!("p50 {}, p99 {}, {rate:.0}/s", milliseconds(of(0.5)), milliseconds(of(0.99))),
        goal: "p99 ≤ 50 ms".to_owned(),
        met: Some(of(0.99) <= GOAL),
        ..Row::default()
    });
    for kind in Kind::ALL {
        let times: Vec<u32> =
            outcomes.iter().flat_map(|o| &o.answers).filter(|(at, _)| queries[*at].kind == kind).map(|(_, t)| *t).collect();
        let figure = format!("p50 {}, p99 {}", milliseconds(quantile(times.clone(), 0.5)), milliseconds(quantile(times, 0.99)));
        table.add(Row { what: format!("V3 of these: {}", kind.name()), figure, ..Row::default() });
    }
    show_slowest(&queries, &outcomes);
    Ok(())
}

/// The queries with the longest times, to know where to look.
fn show_slowest(queries: &[Query], outcomes: &[Outcome]) {
    let mut times: Vec<Vec<u32>> = vec![Vec::new(); queries.len()];
    for (at, micros) in outcomes.iter().flat_map(|outcome| &outcome.answers) {
        times[*at].push(*micros);
    }
    let mut medians: Vec<(f64, &Query)> = times.into_iter().map(|list| quantile(list, 0.5)).zip(queries).collect();
    medians.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    for (micros, query) in medians.iter().take(10) {
        eprintln!("      {:>9}  {} ({})", milliseconds(*micros), query.text, query.kind.name());
    }
}
