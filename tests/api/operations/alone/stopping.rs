//! R6: SIGTERM under load, on one process.

use std::time::{Duration, Instant};

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl};
use persistence::cluster::Cluster;
use persistence::migrate;
use support::{AkrabProcess, Answer, Caller, Outcome, json};

use crate::operations::ledger::Load;
use crate::operations::setting_up::first_administrator;

/// When, after the signal, readiness said 503 for the first time, and when nobody listened any more.
#[derive(Debug, Default)]
struct Farewell {
    refused: Option<Duration>,
    gone: Option<Duration>,
}

#[tokio::test]
async fn what_is_in_flight_finishes_and_nothing_acknowledged_is_lost() -> Outcome {
    let mut akrab = AkrabProcess::start(&[])?;
    let admin = first_administrator(&akrab).await?;
    let service = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}});
    let service = admin.post("/v1/services", service).await.expect(201);
    let heedful = Load::start(&admin, 2);
    let heedless = Load::numbered(&admin, 2..4);
    tokio::time::sleep(Duration::from_secs(1)).await;

    // a change that waits for a lock which this test holds
    let mut holder = migrate::connect(&akrab.database()?)?;
    holder.batch_execute("BEGIN; SELECT 1 FROM services FOR UPDATE")?;
    let in_flight = tokio::spawn(change(admin.clone(), service));
    wait_until_blocked(&mut migrate::connect(&akrab.database()?)?).await?;

    akrab.signal(libc::SIGTERM)?;
    let signalled = Instant::now();
    let refused = until(&akrab.nobody(), signalled, |answer| answer.is_ok_and(|status| status == 503)).await;
    // some leave as a balancer does; others go on sending until nobody listens, and may meet a connection as it closes
    let ledger = heedful.finish().await?;
    let gone = until(&akrab.nobody(), signalled, |answer| answer.is_err()).await;
    let farewell = Farewell { refused, gone };
    let listened_for = signalled.elapsed();
    holder.batch_execute("COMMIT")?;
    drop(holder);
    in_flight.await?.expect(200);
    let to_the_end = heedless.finish().await?;
    let status = akrab.wait(Duration::from_secs(30))?;
    let stopped = signalled.elapsed();

    let mut cluster = Cluster::start(akrab.data())?;
    let mut conn = migrate::connect(&cluster.url("akrab"))?;
    let lost = [ledger.lost(&mut conn)?, to_the_end.lost(&mut conn)?].concat();
    drop(conn);
    cluster.stop();
    println!(
        "R6: readiness 503 {:?} after SIGTERM, nobody listened after {:?}; the request in flight finished; {} writes acknowledged, \
         {} lost; answers {:?} and {:?}, {} and {} cut off; ended after {stopped:?} with {status}",
        farewell.refused,
        farewell.gone,
        ledger.acknowledged.len() + to_the_end.acknowledged.len(),
        lost.len(),
        ledger.statuses,
        to_the_end.statuses,
        ledger.cut,
        to_the_end.cut,
    );
    assert!(status.success(), "{status}");
    assert!(farewell.refused.is_some_and(|at| farewell.gone.is_none_or(|gone| at < gone)), "{farewell:?} in {listened_for:?}");
    assert_eq!(ledger.unexpected(&[200, 201]), []);
    assert_eq!(to_the_end.unexpected(&[200, 201]), []);
    assert_eq!(ledger.cut, 0, "requests were sent to a server that was still there for them, and got no answer");
    assert!(to_the_end.cut <= 2, "more than one request of each client was cut off: {}", to_the_end.cut);
    assert!(lost.is_empty(), "{lost:?}");
    Ok(())
}

#[tokio::test]
async fn a_stream_of_events_does_not_hold_up_the_stop() -> Outcome {
    let mut akrab = AkrabProcess::start(&[])?;
    let mut stream = first_administrator(&akrab).await?.listen().await;
    akrab.signal(libc::SIGTERM)?;
    let signalled = Instant::now();
    assert!(stream.ends_within(Duration::from_secs(5)).await, "the stream is still open");
    let status = akrab.wait(Duration::from_secs(15))?;
    eprintln!("R6: with an open stream of events it ended after {:?} with {status}", signalled.elapsed());
    assert!(status.success(), "{status}");
    Ok(())
}

async fn change(admin: Caller, service: Answer) -> Answer {
    admin.patch(format!("/v1/services/{}", service.id()), &service.etag(), json!({"name_en": "Visit"})).await
}

/// Asks for readiness until the status, or that there was no answer, is what is waited for; how long after the signal that was.
async fn until(nobody: &Caller, signalled: Instant, wanted: impl Fn(Result<u16, ()>) -> bool) -> Option<Duration> {
    while signalled.elapsed() < Duration::from_secs(10) {
        let answer = nobody.get("/health/ready").header("connection", "close").attempt().await;
        if wanted(answer.map(|answer| answer.status).map_err(|_| ())) {
            return Some(signalled.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    None
}

async fn wait_until_blocked(connection: &mut PgConnection) -> anyhow::Result<()> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let deadline = Instant::now() + Duration::from_secs(4);
    let waiting = "SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    while diesel::sql_query(waiting).get_result::<Count>(connection)?.count == 0 {
        anyhow::ensure!(Instant::now() < deadline, "the change does not wait for the lock");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}
