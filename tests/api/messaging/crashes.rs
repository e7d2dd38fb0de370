//! R14 and R15: workers that are killed lose nothing, and what commits late is not skipped.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use persistence::schema::messages;
use support::{AkrabProcess, Manner, Outcome, SmtpServer, TestApp, json, open_directory, repeated};

use super::{answer, durable, pass, patient, with_mail, write, written};

/// `akrab worker` beside the server of a test.
pub struct Worker {
    pub child: Child,
    data: tempfile::TempDir,
}

impl Worker {
    pub fn start(app: &TestApp, mail: &SmtpServer, lease: &str) -> anyhow::Result<Worker> {
        let data = open_directory()?;
        let log = File::create(data.path().join("worker.log"))?;
        let mut command = AkrabProcess::command(data.path())?;
        command.arg("worker").env("DATABASE_URL", app.database_url()).env("AKRAB_KEY", STANDARD.encode([7u8; 32]));
        command.env("AKRAB_SMTP_URL", mail.url()).env("AKRAB_SMTP_FROM", "janji@klinik.example").env("AKRAB_LOG", "trace");
        command
            .env("AKRAB_PUBLIC_URL", support::PUBLIC_URL)
            .env("AKRAB_MESSAGE_LEASE_SECONDS", lease)
            .env("AKRAB_SMTP_TIMEOUT_SECONDS", "1");
        let child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Worker { child, data })
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.data.path().join("worker.log")).unwrap_or_default()
    }

    /// kill -9.
    pub fn kill(mut self) -> anyhow::Result<String> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(self.log())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something holds, and says whether it came to be.
pub fn waited(patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let deadline = Instant::now() + patience;
    while Instant::now() < deadline {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

fn open_messages(app: &TestApp) -> i64 {
    messages::table.filter(messages::state.eq_any(["queued", "sending"])).count().get_result(&mut app.connect()).unwrap_or(-1)
}

#[tokio::test]
async fn killing_the_worker_again_and_again_loses_no_message() -> Outcome {
    let (messages, kills) = (repeated(2_000, 10_000), repeated(10, 100));
    let (_directory, _cluster, mail, app) = durable().await?;
    let contact = patient(&app, json!({})).await;
    let now = app.clock.now();
    let mut conn = app.connect();
    let ids: BTreeSet<String> = (0..messages)
        .map(|number| format!("<{}@localhost>", write(&mut conn, &app.state.field_keys, &answer(contact, &number.to_string(), now))))
        .collect();
    mail.behave(Manner::Slow(Duration::from_millis(3)));
    for round in 0..kills as u64 {
        let worker = Worker::start(&app, &mail, "2")?;
        let before = mail.attempts();
        anyhow::ensure!(waited(Duration::from_secs(30), || mail.attempts() > before), "the worker sends nothing\n{}", worker.log());
        std::thread::sleep(Duration::from_millis(50 + round * 37 % 200));
        let log = worker.kill()?;
        assert!(!log.contains("Kenanga") && !log.contains("contoh.example"), "a name in the log");
    }
    let last = Worker::start(&app, &mail, "2")?;
    anyhow::ensure!(
        waited(Duration::from_secs(repeated(120, 600) as u64), || open_messages(&app) == 0),
        "{} are left\n{}",
        open_messages(&app),
        last.log()
    );
    let mut received: HashMap<String, usize> = HashMap::new();
    for sent in mail.mails() {
        *received.entry(sent.message_id()).or_default() += 1;
    }
    assert_eq!(received.keys().cloned().collect::<BTreeSet<_>>(), ids, "lost or made up");
    let twice: usize = received.values().map(|times| times - 1).sum();
    println!("R14: {messages} messages, {kills} kills: 0 lost, {twice} sent twice with the same Message-ID");
    assert!(twice * 100 <= messages * 2, "{twice} were sent twice");
    let states: i64 = messages::table.filter(messages::state.eq("sent")).count().get_result(&mut conn)?;
    assert_eq!(states, messages as i64);
    Ok(())
}

#[tokio::test]
async fn what_is_committed_late_is_not_skipped() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let mut slow = app.connect();
    slow.batch_execute("begin")?;
    let late = write(&mut slow, &app.state.field_keys, &answer(contact, "late", app.clock.now()));
    for number in 0..40 {
        written(&app, &answer(contact, &number.to_string(), app.clock.now()));
    }
    assert_eq!(pass(&app).await.sent, 40);
    slow.batch_execute("commit")?;
    assert_eq!(pass(&app).await.sent, 1);
    assert_eq!(mail.mails().last().map(|mail| mail.message_id()), Some(format!("<{late}@localhost>")));
    Ok(())
}
