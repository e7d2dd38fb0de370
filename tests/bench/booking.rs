//! V4: a booking with all its effects in one transaction.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use chrono::SecondsFormat;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Array, BigInt, Integer, Text, Uuid as SqlUuid};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use persistence::migrate;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::booking_script::{self, Pattern};
use crate::calendar::{self, Opening};
use crate::http_load::{Connection, Outcome};
use crate::pgbench::{Script, connections};
use crate::process::Running;
use crate::rounds::{Rates, median};
use crate::settings::Settings;
use crate::stage::Stage;
use crate::table::{Row, Table, milliseconds, per_second};

const CONNECTIONS: usize = 8;
/// At least this share of the rate of the same statements in `pgbench`.
const GOAL: f64 = 0.60;

/// Keeps messages from falling due: what is measured is the booking, not the sending beside it, in both alike.
const HOLD_BACK: &str = "create or replace function bench.hold_back() returns trigger language plpgsql as $$ \
     begin new.due_at := new.due_at + interval '10 years'; return new; end $$; \
     create trigger bench_hold_back before insert on messages for each row execute function bench.hold_back()";
const LET_GO: &str = "drop trigger if exists bench_hold_back on messages";

/// Bookings by the receptionist, each of another time, and the same by `pgbench`, in turns.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, table: &mut Table) -> Result<()> {
    let mut conn = migrate::connect(&stage.database)?;
    conn.batch_execute(&format!("{LET_GO}; {HOLD_BACK}"))?;
    let measured = measure_held_back(settings, stage, akrab, &mut conn).await;
    conn.batch_execute(LET_GO)?;
    let (rates, tails) = measured?;
    table.add(Row {
        what: format!("V4 `POST /v1/appointments`, {CONNECTIONS} connections, against pgbench"),
        figure: format!("{}, p99 {}", per_second(median(&rates.akrab)), milliseconds(median(&tails))),
        ratio: Some(rates.ratio_to_database()),
        database: per_second(median(&rates.pgbench)),
        goal: format!("≥ {GOAL:.2}"),
        met: Some(rates.ratio_to_database() >= GOAL),
        ..Row::default()
    });
    Ok(())
}

async fn measure_held_back(settings: &Settings, stage: &Stage, akrab: &Running, conn: &mut PgConnection) -> Result<(Rates, Vec<f64>)> {
    let diary = Arc::new(Diary { openings: calendar::openings(stage)?, next: AtomicUsize::new(0) });
    let script = prove_alike(stage, akrab, &diary, conn).await?;
    let (mut rates, mut tails) = (Rates::default(), Vec::new());
    for round in 0..=settings.runs {
        let ours = book(&diary, akrab, stage, settings.duration()).await?;
        let limit = script.run(settings, stage, connections(CONNECTIONS))?;
        // the first round only warms up
        if round > 0 {
            rates.akrab.push(ours.rate());
            rates.pgbench.push(limit);
            tails.push(ours.quantile(0.99));
        }
    }
    Ok((rates, tails))
}

/// The openings that are left.
struct Diary {
    openings: Vec<Opening>,
    next: AtomicUsize,
}

impl Diary {
    fn take(&self) -> Result<&Opening> {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        self.openings.get(at).context("every opening is booked; measure with fewer or shorter runs")
    }
}

async fn book(diary: &Arc<Diary>, akrab: &Running, stage: &Stage, duration: Duration) -> Result<Outcome> {
    let token = akrab.sign_in(&stage.receptionist).await?;
    let started = Instant::now();
    let clerk = || tokio::spawn(book_until(Arc::clone(diary), akrab.address, token.clone(), started + duration));
    let clerks: Vec<_> = (0..CONNECTIONS).map(|_| clerk()).collect();
    let mut answers = Vec::new();
    for clerk in clerks {
        answers.extend(clerk.await??);
    }
    Ok(Outcome { elapsed: started.elapsed(), answers })
}

async fn book_until(diary: Arc<Diary>, address: SocketAddr, token: String, deadline: Instant) -> Result<Vec<(usize, u32)>> {
    let mut connection = Connection::open(address, Some(token)).await?;
    let mut answers = Vec::with_capacity(4096);
    while Instant::now() < deadline {
        let opening = diary.take()?;
        let asked = Instant::now();
        book_one(&mut connection, opening).await?;
        answers.push((0, u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX)));
    }
    Ok(answers)
}

async fn book_one(connection: &mut Connection, opening: &Opening) -> Result<Value> {
    let form = json!({
        "contact_id": opening.contact_id,
        "service_id": opening.service_id,
        "practitioner_id": opening.practitioner_id,
        "location_id": opening.location_id,
        "starts_at": opening.starts_at.to_rfc3339_opts(SecondsFormat::Secs, true),
    });
    Ok(serde_json::from_slice(&connection.post("/v1/appointments", &form).await?)?)
}

#[derive(QueryableByName)]
struct Effects {
    #[diesel(sql_type = Array<BigInt>)]
    rows: Vec<i64>,
}

#[derive(QueryableByName)]
struct Booked {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

#[derive(QueryableByName)]
struct Letter {
    #[diesel(sql_type = Text)]
    facts: String,
    #[diesel(sql_type = Integer)]
    sealed: i32,
    #[diesel(sql_type = SqlUuid)]
    caller: Uuid,
}

/// One booking each; fails unless both leave as many rows everywhere. Gives the script of `pgbench`.
async fn prove_alike(stage: &Stage, akrab: &Running, diary: &Diary, conn: &mut PgConnection) -> Result<Script> {
    let mut connection = Connection::open(akrab.address, Some(akrab.sign_in(&stage.receptionist).await?)).await?;
    let view = book_one(&mut connection, diary.take()?).await?;
    let ours: Uuid = view["id"].as_str().context("the booking has no id")?.parse()?;
    let letter = "select m.variables::text as facts, length(m.secrets) as sealed, a.booked_by as caller \
                  from messages m join appointments a on a.id = m.record_id where a.id = $1 and m.secrets is not null limit 1";
    let letter: Letter = diesel::sql_query(letter).bind::<SqlUuid, _>(ours).get_result(conn)?;
    let pattern = Pattern { facts: letter.facts, sealed: usize::try_from(letter.sealed)?, caller: letter.caller };
    let script = booking_script::script(stage, &pattern)?;
    script.run_once(stage)?;
    let newest = "select a.id from bench.openings o join appointments a on a.practitioner_id = o.practitioner_id and a.starts_at = o.starts_at \
                  where o.n = (select 2 * last_value from bench.turns)";
    let theirs: Booked = diesel::sql_query(newest).get_result(conn)?;
    let mut effects = |id: Uuid| -> Result<Vec<i64>> {
        let found: Effects = diesel::sql_query(include_str!("sql/effects.sql")).bind::<SqlUuid, _>(id).get_result(conn)?;
        Ok(found.rows)
    };
    let (ours, theirs) = (effects(ours)?, effects(theirs.id)?);
    ensure!(ours.iter().all(|rows| *rows > 0), "the booking has left something out: {ours:?}");
    if ours != theirs {
        bail!("pgbench does not write what Akrab writes: {theirs:?} instead of {ours:?}");
    }
    Ok(script)
}
