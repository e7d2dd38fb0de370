//! Measures speed and size side by side: Akrab, a bare server with the same SQL, and `pgbench` with the same SQL.
//!
//! `bench` measures everything and prints one table; `bench reference …` is the bare server, which it starts itself.
//! Absolute figures differ from machine to machine, so the goals are ratios wherever they can be; the runs of the three
//! take turns, so that all of them see the same machine.

mod booking;
mod booking_script;
mod bundles;
mod calendar;
mod footprint;
mod free;
mod http_load;
mod lab;
mod pages;
mod people;
mod pgbench;
mod process;
mod queries;
mod records;
mod reference;
mod rounds;
mod searching;
mod settings;
mod slots;
mod stage;
mod statements;
mod table;

use anyhow::{Result, bail};

use settings::Settings;
use stage::Stage;
use table::Table;

// The same allocator as Akrab's, so that the reference is not held back by another one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => measure(),
        ["reference", rest @ ..] => reference::run(&reference::Arguments::parse(rest)?),
        _ => bail!(
            "usage: bench  (settings: BENCH_PATIENTS, BENCH_APPOINTMENTS, BENCH_OBSERVATIONS, BENCH_RUNS, BENCH_SECONDS, BENCH_ONLY=v1,v2,v3,v4,v5,v9,v10,v12)"
        ),
    }
}

fn measure() -> Result<()> {
    let settings = Settings::from_environment()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut table = Table::default();
    runtime.block_on(async {
        if settings.wants_server() {
            let stage = Stage::prepare(&settings)?;
            table.note(stage.description(&settings)?);
            if settings.wants("v9") {
                footprint::measure_start(&settings, &stage, &mut table).await?;
            }
            measure_requests(&settings, &stage, &mut table).await?;
        }
        if settings.wants("v10") {
            bundles::measure(&settings, &mut table)?;
        }
        anyhow::Ok(())
    })?;
    table.print_and_write(&settings.folder.join("table.md"))
}

async fn measure_requests(settings: &Settings, stage: &Stage, table: &mut Table) -> Result<()> {
    let akrab = stage.start_akrab(settings).await?;
    let idle = footprint::idle_memory(&akrab).await?;
    let reference = stage.start_reference(settings).await?;
    if settings.wants("v1") {
        records::measure(settings, stage, &akrab, &reference, table).await?;
    }
    if settings.wants("v2") {
        pages::measure(settings, stage, &akrab, &reference, table).await?;
    }
    if settings.wants("v3") {
        searching::measure(settings, stage, &akrab, table).await?;
    }
    if settings.wants("v5") {
        free::measure(settings, stage, &akrab, &reference, table).await?;
    }
    if settings.wants("v12") {
        lab::measure(settings, stage, &akrab, table).await?;
    }
    if settings.wants("v4") {
        booking::measure(settings, stage, &akrab, table).await?;
    }
    if settings.wants("v9") {
        footprint::report_memory(&akrab, idle, table)?;
    }
    Ok(())
}
