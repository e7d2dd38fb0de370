//! R16: a worker that stalls loses its lease, and what it says afterwards does not count.

use std::time::Duration;

use domain::messaging::MessageState;
use persistence::messaging::sending::{self, Begun, Outcome as Sending};
use support::{Manner, Outcome, json};

use super::crashes::{Worker, waited};
use super::{answer, durable, pass, patient, state, with_mail, written};

#[tokio::test]
async fn a_worker_that_wakes_up_late_is_refused() -> Outcome {
    let (_directory, _cluster, mail, app) = durable().await?;
    let contact = patient(&app, json!({})).await;
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    // the server has taken the message, and the worker has not heard of it yet
    mail.behave(Manner::Hang(Duration::from_millis(700)));
    let worker = Worker::start(&app, &mail, "60")?;
    anyhow::ensure!(waited(Duration::from_secs(30), || mail.attempts() == 1), "nothing was sent\n{}", worker.log());
    signal(&worker, libc::SIGSTOP)?;
    mail.behave(Manner::Accept);
    app.advance(Duration::from_secs(120));
    let done = pass(&app).await;
    assert_eq!((done.reclaimed, done.sent), (1, 1), "{done:?}");
    let before = version(&app, id);
    signal(&worker, libc::SIGCONT)?;
    anyhow::ensure!(waited(Duration::from_secs(30), || worker.log().contains("1 late")), "it was not refused\n{}", worker.log());
    assert_eq!(state(&app, id).0, MessageState::Sent.code());
    assert_eq!(version(&app, id), before, "exactly one completion counts");
    let ids: Vec<String> = mail.mails().iter().map(|mail| mail.message_id()).collect();
    assert_eq!(ids, [format!("<{id}@localhost>"), format!("<{id}@localhost>")]);
    Ok(())
}

#[tokio::test]
async fn of_two_claims_only_the_newer_counts() -> Outcome {
    let (app, _mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    let mut conn = app.connect();
    let (now, lease) = (app.clock.now(), chrono::Duration::seconds(60));
    let first = sending::claim(&mut conn, now, lease, 10)?[0];
    assert!(sending::claim(&mut conn, now, lease, 10)?.is_empty());
    assert_eq!(sending::reclaim(&mut conn, now + chrono::Duration::seconds(59))?, 0);
    let later = now + chrono::Duration::seconds(61);
    assert_eq!(sending::reclaim(&mut conn, later)?, 1);
    let second = sending::claim(&mut conn, later, lease, 10)?[0];
    assert!(matches!(sending::begin(&mut conn, &app.state.field_keys, first, later, lease)?, Begun::Lost));
    assert!(matches!(sending::begin(&mut conn, &app.state.field_keys, second, later, lease)?, Begun::Ready(_)));
    assert!(!sending::complete(&mut conn, first, Sending::Sent, "x", later)?);
    assert!(sending::complete(&mut conn, second, Sending::Sent, "x", later)?);
    assert!(!sending::complete(&mut conn, second, Sending::Sent, "x", later)?);
    assert_eq!(state(&app, id).0, "sent");
    Ok(())
}

fn version(app: &support::TestApp, id: uuid::Uuid) -> i64 {
    use diesel::prelude::*;
    use persistence::schema::messages;
    messages::table.find(id).select(messages::version).first(&mut app.connect()).unwrap_or(-1)
}

fn signal(worker: &Worker, signal: i32) -> Outcome {
    let id = i32::try_from(worker.child.id())?;
    // SAFETY: kill has no memory preconditions, and the child has not been waited for, so the id is still its own.
    let sent = unsafe { libc::kill(id, signal) };
    anyhow::ensure!(sent == 0, "the signal could not be sent");
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_opened_fails_after_its_attempts_and_keeps_nothing_else() -> Outcome {
    use diesel::prelude::*;
    use persistence::schema::messages;
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let now = app.clock.now();
    let sealed = domain::messaging::Secrets::link("https://klinik.example/#x");
    let broken = written(&app, &persistence::messaging::outbox::NewMessage { secrets: sealed, ..answer(contact, "a", now) });
    diesel::update(messages::table.find(broken)).set(messages::secrets.eq(Some(vec![1_u8; 40]))).execute(&mut app.connect())?;
    let sound = written(&app, &answer(contact, "b", now));
    pass(&app).await;
    assert_eq!((state(&app, sound).0.as_str(), mail.attempts()), ("sent", 1));
    for _ in 0..domain::messaging::retry::ATTEMPTS {
        assert_ne!(state(&app, broken).0, "sending");
        app.advance(Duration::from_secs(5 * 3600));
        pass(&app).await;
    }
    assert_eq!(state(&app, broken), ("failed".to_owned(), None, Some("unreadable".to_owned())));
    Ok(())
}
