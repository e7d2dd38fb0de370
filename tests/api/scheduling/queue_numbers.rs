//! R13: queue numbers are unique and gapless, however many desks receive at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use support::{Answer, Caller, Outcome, TestApp, TestDatabase, json};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::front_desk::FrontDesk;

const PATIENTS: usize = 1_000;
/// Desks at work at the same moment.
const DESKS: usize = 120;

#[tokio::test]
async fn a_thousand_check_ins_on_three_servers_get_the_numbers_1_to_1000() -> Outcome {
    let database = TestDatabase::create()?;
    let wait = [("pool_wait_ms", "30000")];
    let clinic = FrontDesk::over(TestApp::over(database.url(), None, &wait).await?).await;
    let (two, three) = (TestApp::over(database.url(), None, &wait).await?, TestApp::over(database.url(), None, &wait).await?);
    let contact = clinic.patient("Siti Aminah").await;
    let appointments = clinic.booked_at(&vec![contact; PATIENTS], clinic.app.clock.now());
    let desks = [clinic.desk.clone(), two.nobody().with_token(clinic.desk.token()), three.nobody().with_token(clinic.desk.token())];
    let began = std::time::Instant::now();
    let free = Arc::new(Semaphore::new(DESKS));
    let mut received = tokio::task::JoinSet::new();
    for (index, appointment) in appointments.into_iter().enumerate() {
        let desk = desks[index % desks.len()].clone();
        // every tenth is tried at a second desk at the same moment: one of them gets the number
        for desk in std::iter::once(desk).chain((index % 10 == 0).then(|| desks[(index + 1) % desks.len()].clone())) {
            let free = free.clone();
            received.spawn(async move {
                let _desk = free.acquire().await;
                received_at(&desk, appointment).await
            });
        }
    }
    let mut numbers = BTreeSet::new();
    let (mut given, mut refused) = (0, 0);
    let mut busy = 0;
    for (answer, tries) in received.join_all().await {
        busy += tries;
        if answer.status == 409 {
            refused += 1;
            continue;
        }
        given += 1;
        numbers.insert(answer.expect(201).json()["number"].as_u64().unwrap_or_default());
    }
    let elapsed = began.elapsed();
    eprintln!(
        "R13: {given} check-ins on 3 servers in {elapsed:?}, {} numbers, {refused} second tries refused, {busy} told to come back",
        numbers.len()
    );
    assert_eq!(given, PATIENTS);
    assert!(numbers.iter().copied().eq(1..=PATIENTS as u64), "gaps or numbers given twice");
    Ok(())
}

/// Receives somebody; a server that is too busy says so with `Retry-After`, and is asked again. Gives how often that was.
async fn received_at(desk: &Caller, appointment: Uuid) -> (Answer, usize) {
    for tries in 0.. {
        let answer = desk.post("/v1/check-ins", json!({"appointment_id": appointment})).await;
        if answer.status != 503 || tries == 10 {
            return (answer, tries);
        }
        assert!(answer.header("retry-after").is_some(), "{answer:?}");
    }
    unreachable!("the last try answers")
}
