//! The quarantine: nothing is served that was not scanned, whatever the scanner does.

use std::net::TcpListener;
use std::time::Duration;

use api::documents::{Scanned, scan_due};
use diesel::prelude::*;
use persistence::documents::scanning::{self, Finding};
use persistence::schema::files;
use support::{Clamd, Outcome, Scanning, Value, eicar};
use uuid::Uuid;

use super::{Clinic, id};

impl Clinic {
    /// One round of the worker.
    async fn scan(&self) -> anyhow::Result<Scanned> {
        scan_due(&self.app.state).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))
    }

    /// What is known of a file, for whoever signs in anew after the clock was moved.
    async fn file(&self, file: Uuid) -> Value {
        let desk = self.app.again(&self.desk).await;
        desk.get(format!("/v1/files/{file}")).await.expect(200).json()
    }
}

#[tokio::test]
async fn a_file_is_served_once_it_was_scanned() -> Outcome {
    let clamd = Clamd::start()?;
    let clinic = Clinic::open_with(&[("clamd", &clamd.address())]).await;
    let file = clinic.upload("a.txt", b"catatan".to_vec()).await.expect(201).json();
    assert_eq!(file["state"], "quarantined");
    let waiting = clinic.content(id(&file)).await.expect_problem(409, "file_waiting");
    assert!(waiting.header("retry-after").is_some());
    assert_eq!(clinic.scan().await?, Scanned { clean: 1, ..Scanned::default() });
    assert_eq!(clinic.content(id(&file)).await.expect(200).body, b"catatan");
    let file = clinic.file(id(&file)).await;
    assert!(file["state"] == "clean" && !file["scanned_at"].is_null() && file["version"] == 2, "{file}");
    assert_eq!(clinic.scan().await?, Scanned::default(), "once is enough");
    Ok(())
}

#[tokio::test]
async fn what_is_infected_is_refused_and_its_bytes_are_gone() -> Outcome {
    let clamd = Clamd::start()?;
    let clinic = Clinic::open_with(&[("clamd", &clamd.address())]).await;
    let file = id(&clinic.upload("catatan.txt", eicar()).await.expect(201).json());
    let stored: Option<String> = files::table.find(file).select(files::stored_name).first(&mut clinic.app.connect())?;
    let path = clinic.app.state.files.path(&stored.unwrap_or_default());
    assert!(path.is_file());
    assert_eq!(clinic.scan().await?, Scanned { infected: 1, ..Scanned::default() });
    assert!(!path.exists());
    clinic.content(file).await.expect_problem(410, "file_refused");
    let shown = clinic.file(file).await;
    assert!(shown["state"] == "infected" && shown["finding"] == "Eicar-Test-Signature", "{shown}");
    Ok(())
}

/// Fail closed: away, silent, failing or unclear, it stays where it is, and is tried again.
#[tokio::test]
async fn without_an_answer_a_file_stays_in_quarantine() -> Outcome {
    let clamd = Clamd::start()?;
    let clinic = Clinic::open_with(&[("clamd", &clamd.address())]).await;
    let file = id(&clinic.upload("a.txt", b"catatan".to_vec()).await.expect(201).json());
    let answers = ["", "stream: ", "OK", "INSTREAM size limit exceeded. ERROR", "stream: Can't open file ERROR"];
    let troubles = std::iter::once(Scanning::HangsUp).chain(answers.map(Scanning::Says));
    for trouble in troubles {
        clamd.behave(trouble);
        assert_eq!(clinic.scan().await?, Scanned { unanswered: 1, ..Scanned::default() }, "{trouble:?}");
        assert_eq!(clinic.file(file).await["state"], "quarantined", "{trouble:?}");
        assert_eq!(clinic.scan().await?, Scanned::default(), "not at once again");
        clinic.app.advance(Duration::from_secs(301));
    }
    let desk = clinic.app.again(&clinic.desk).await;
    desk.get(format!("/v1/files/{file}/content")).await.expect_problem(409, "file_waiting");
    clamd.behave(Scanning::Works);
    assert_eq!(clinic.scan().await?, Scanned { clean: 1, ..Scanned::default() });
    Ok(())
}

#[tokio::test]
async fn with_the_scanner_away_uploads_go_on_and_wait() -> Outcome {
    // a port on which nobody listens any more
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let clinic = Clinic::open_with(&[("clamd", &address)]).await;
    let first = id(&clinic.upload("a.txt", b"a".to_vec()).await.expect(201).json());
    let second = id(&clinic.upload("b.txt", eicar()).await.expect(201).json());
    assert_eq!(clinic.scan().await?.unanswered, 1, "one is asked about, not all");
    for file in [first, second] {
        clinic.content(file).await.expect_problem(409, "file_waiting");
    }
    Ok(())
}

/// A worker that stalls loses its lease; what it says later does not count.
#[tokio::test]
async fn a_late_result_is_refused() -> Outcome {
    let clamd = Clamd::start()?;
    let clinic = Clinic::open_with(&[("clamd", &clamd.address())]).await;
    let file = id(&clinic.upload("a.txt", eicar()).await.expect(201).json());
    let mut conn = clinic.app.connect();
    let (now, lease) = (clinic.app.clock.now(), chrono::Duration::seconds(60));
    let stalled = scanning::claim(&mut conn, now, lease, 5)?;
    assert_eq!(stalled.len(), 1);
    assert!(scanning::claim(&mut conn, now, lease, 5)?.is_empty(), "nobody else gets it while the lease lasts");
    assert_eq!(clinic.scan().await?, Scanned::default());
    clinic.app.advance(Duration::from_secs(61));
    assert_eq!(clinic.scan().await?.infected, 1);
    assert!(!scanning::complete(&mut conn, &stalled[0], &Finding::Clean, clinic.app.clock.now())?);
    assert_eq!(clinic.file(file).await["state"], "infected");
    Ok(())
}

/// Pictures are scanned as they are kept.
#[tokio::test]
async fn what_is_scanned_is_what_is_served() -> Outcome {
    let clamd = Clamd::start()?;
    let clinic = Clinic::open_with(&[("clamd", &clamd.address())]).await;
    let picture = [super::samples::picture(image::ImageFormat::Png, 9, 9), eicar()].concat();
    let file = id(&clinic.upload("a.png", picture).await.expect(201).json());
    assert_eq!((clinic.scan().await?.clean, clamd.scanned()), (1, 1), "what was behind the picture is not kept");
    clinic.content(file).await.expect(200);
    Ok(())
}
