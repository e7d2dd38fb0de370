//! V12: the history of the patient with the most values, among all values of the clinic.

use std::sync::Arc;

use anyhow::{Result, ensure};
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use persistence::migrate;
use serde_json::Value;
use uuid::Uuid;

use crate::http_load::{Connection, Load};
use crate::process::Running;
use crate::rounds::median;
use crate::settings::Settings;
use crate::stage::Stage;
use crate::table::{Row, Table, milliseconds};

/// Microseconds in the server.
const GOAL: f64 = 20_000.0;

#[derive(QueryableByName)]
struct Busy {
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = BigInt)]
    values: i64,
    #[diesel(sql_type = BigInt)]
    all: i64,
}

const BUSY: &str = "with busy as (select contact_id from lab_reports group by contact_id order by count(*) desc limit 1) \
    select b.contact_id, (select count(*) from observations o where o.contact_id = b.contact_id) as values, \
    (select count(*) from observations) as all from busy b";

/// The seven values over twenty years and over the two that are shown first, one request at a time.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, table: &mut Table) -> Result<()> {
    let busy: Busy = diesel::sql_query(BUSY).get_result(&mut migrate::connect(&stage.database)?)?;
    table.note(format!("V12: a patient with {} of {} values.", busy.values, busy.all));
    let usual = format!("/v1/lab-history?patient_id={}", busy.contact_id);
    for (what, path) in [("V12 history, 20 years", format!("{usual}&from=1990-01-01")), ("V12 history, 2 years", usual)] {
        let days = days(akrab, stage, &path).await?;
        let (mut half, mut tails) = (Vec::new(), Vec::new());
        for round in 0..=settings.runs {
            let load = Load {
                address: akrab.address,
                token: Some(akrab.sign_in(&stage.technician).await?),
                connections: 1,
                duration: settings.duration(),
                paths: Arc::new(vec![path.clone()]),
            };
            let outcome = load.run().await?;
            // the first round only warms up
            if round > 0 {
                half.push(outcome.quantile(0.5));
                tails.push(outcome.quantile(0.99));
            }
        }
        let figure = median(&half);
        table.add(Row {
            what: format!("{what}, {days} days"),
            figure: format!("p50 {}, p99 {}", milliseconds(figure), milliseconds(median(&tails))),
            goal: format!("p50 ≤ {}", milliseconds(GOAL)),
            met: Some(figure <= GOAL),
            ..Row::default()
        });
    }
    Ok(())
}

/// How many days the answer has; a history without any would measure nothing.
async fn days(akrab: &Running, stage: &Stage, path: &str) -> Result<usize> {
    let mut connection = Connection::open(akrab.address, Some(akrab.sign_in(&stage.technician).await?)).await?;
    let history: Value = serde_json::from_slice(&connection.get(path).await?)?;
    let series = history["series"].as_array().cloned().unwrap_or_default();
    let days = series.iter().map(|series| series["days"].as_array().map_or(0, Vec::len)).sum();
    ensure!(days > 0, "{path} shows no day");
    Ok(days)
}
