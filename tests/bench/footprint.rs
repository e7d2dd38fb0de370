//! V9: how long a start takes, and how much memory the server holds.

use std::time::Duration;

use anyhow::Result;

use crate::process::Running;
use crate::rounds::median;
use crate::settings::Settings;
use crate::stage::Stage;
use crate::table::{Row, Table};

const START_GOAL: Duration = Duration::from_millis(300);
/// MiB without a request, and under the load of all the other measurements.
const IDLE_GOAL: f64 = 40.0;
const LOAD_GOAL: f64 = 150.0;

/// From the start of the process on a migrated database until it says it is ready.
pub async fn measure_start(settings: &Settings, stage: &Stage, table: &mut Table) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..settings.runs {
        let running = stage.start_akrab(settings).await?;
        times.push(running.started_in.as_secs_f64());
    }
    let figure = median(&times);
    table.add(Row {
        what: "V9 start on a migrated database until ready".to_owned(),
        figure: format!("{figure:.2} s"),
        goal: format!("≤ {:.1} s", START_GOAL.as_secs_f64()),
        met: Some(figure <= START_GOAL.as_secs_f64()),
        ..Row::default()
    });
    Ok(())
}

/// MiB of a server that nobody has asked anything yet.
pub async fn idle_memory(akrab: &Running) -> Result<f64> {
    tokio::time::sleep(Duration::from_secs(2)).await;
    Ok(mebibytes(akrab.memory()?.0))
}

/// What was measured before all load, and the highest that it came to.
pub fn report_memory(akrab: &Running, idle: f64, table: &mut Table) -> Result<()> {
    let highest = mebibytes(akrab.memory()?.1);
    for (what, figure, goal) in [("idle", idle, IDLE_GOAL), ("at its highest under the load above", highest, LOAD_GOAL)] {
        table.add(Row {
            what: format!("V9 resident memory, {what}"),
            figure: format!("{figure:.1} MB"),
            goal: format!("≤ {goal:.0} MB"),
            met: Some(figure <= goal),
            ..Row::default()
        });
    }
    Ok(())
}

fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}
