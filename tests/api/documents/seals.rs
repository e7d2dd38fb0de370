//! Documents that were printed, and how anybody verifies them.

use std::sync::Arc;

use api::documents::pdf::{Align, Block, Cell, Column, Letter, Pair, Row, Table};
use api::documents::{SealFor, Sealed, letterhead, sealed};
use domain::Lang;
use domain::documents::DocumentKind;
use persistence::documents::seals;
use persistence::{Actor, Principal, Trace};
use sha2::{Digest, Sha256};
use support::{Outcome, Person, RoleCode, Value, json};
use uuid::Uuid;

use super::Clinic;

/// A record of the patient that is printed.
struct Press {
    clinic: Clinic,
    user: Uuid,
    record: Uuid,
}

impl Press {
    async fn open(settings: &[(&'static str, &str)]) -> Press {
        let clinic = Clinic::open_with(settings).await;
        let user = clinic.app.add_person(&Person::new(RoleCode::LabStaff)).id;
        Press { clinic, user, record: Uuid::now_v7() }
    }

    fn actor(&self) -> Actor {
        let principal = Principal {
            user_id: self.user,
            session_id: Uuid::now_v7(),
            name: "Petugas".into(),
            language: Lang::Id,
            practitioner_id: None,
            contact_id: None,
            grants: Vec::new(),
            glass: Vec::new(),
        };
        let trace = Trace { request_id: "test".into(), address: String::new(), now: self.clinic.app.clock.now() };
        Actor::new(Arc::new(principal), trace)
    }

    async fn print(&self, version: i64, value: &str) -> anyhow::Result<Sealed> {
        let (state, actor, here) = (self.clinic.app.state.clone(), self.actor(), self.clinic.here);
        let what =
            SealFor { kind: DocumentKind::LabReport, record_id: self.record, record_version: version, contact_id: Some(self.clinic.siti) };
        let value = value.to_owned();
        let printed = self.clinic.app.state.db.write(move |tx| {
            let head = letterhead(tx, &state, Some(here))?;
            let columns = vec![Column::new("Pemeriksaan", 3.0, Align::Left), Column::new("Hasil", 1.0, Align::Right)];
            let rows = (0..60).map(|_| Row::Cells(vec![Cell::plain("Glukosa puasa"), Cell::plain(&value)])).collect();
            let letter = Letter {
                lang: Lang::Id,
                head,
                title: "Hasil pemeriksaan laboratorium".into(),
                subtitle: None,
                identity: vec![Pair::new("Nama", "Siti Aminah")],
                blocks: vec![Block::Table(Table { columns, rows })],
            };
            sealed(tx, &state, &actor, what, &letter)
        });
        printed.await.map_err(|error| anyhow::anyhow!("{}", error.cause()))
    }

    async fn verify(&self, form: Value) -> Value {
        self.clinic.app.nobody().post("/v1/document-verifications", form).await.expect(200).json()
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[tokio::test]
async fn a_document_is_verified_by_its_code_and_its_bytes() -> Outcome {
    let press = Press::open(&[]).await;
    let printed = press.print(1, "98").await?;
    assert!(printed.bytes.starts_with(b"%PDF-") && printed.pages > 1);
    let seen = press.verify(json!({"code": printed.code, "sha256": hash(&printed.bytes)})).await;
    assert_eq!((&seen["outcome"], &seen["kind"], &seen["initials"]), (&json!("genuine"), &json!("lab_report"), &json!("S. A.")));
    assert_eq!((&seen["pages"], &seen["file_unchanged"]), (&json!(printed.pages), &json!(true)));
    assert!(seen["issued_at"].is_string() && seen["clinic"].is_string());
    for personal in ["Siti", "Aminah", "Glukosa", &press.clinic.siti.to_string(), &press.record.to_string()] {
        assert!(!seen.to_string().contains(personal), "{personal} in {seen}");
    }
    let typed = printed.code.replace('-', " ").to_lowercase();
    assert_eq!(press.verify(json!({"code": typed})).await["outcome"], "genuine");
    let altered = [printed.bytes.as_slice(), b" "].concat();
    let seen = press.verify(json!({"code": printed.code, "sha256": hash(&altered).to_uppercase()})).await;
    assert_eq!((&seen["outcome"], &seen["file_unchanged"]), (&json!("altered"), &json!(false)));
    Ok(())
}

#[tokio::test]
async fn the_same_document_is_the_same_file_however_often_it_is_fetched() -> Outcome {
    let press = Press::open(&[]).await;
    let first = press.print(1, "98").await?;
    press.clinic.app.advance(std::time::Duration::from_secs(86_400));
    assert_eq!(press.print(1, "98").await?, first);
    assert_ne!(press.print(1, "99").await?.code, first.code, "what says something else is another document");
    Ok(())
}

#[tokio::test]
async fn a_correction_supersedes_and_a_withdrawal_ends_it() -> Outcome {
    let press = Press::open(&[]).await;
    let (first, second) = (press.print(1, "98").await?, press.print(2, "89").await?);
    let seen = press.verify(json!({"code": first.code})).await;
    assert!(seen["outcome"] == "superseded" && seen["superseded_at"].is_string(), "{seen}");
    assert_eq!(press.verify(json!({"code": second.code})).await["outcome"], "genuine");
    // the old version, fetched once more, does not become current by that
    assert_eq!(press.print(1, "98").await?.code, first.code);
    assert_eq!(press.verify(json!({"code": first.code})).await["outcome"], "superseded");
    let late = press.print(1, "dalam bahasa lain").await?;
    assert_eq!(press.verify(json!({"code": late.code})).await["outcome"], "superseded");
    // a correction that nobody has printed yet
    let now = press.clinic.app.clock.now();
    let mut conn = press.clinic.app.connect();
    seals::supersede(&mut conn, DocumentKind::LabReport, press.record, 3, now)?;
    assert_eq!(press.verify(json!({"code": second.code})).await["outcome"], "superseded");
    seals::revoke(&mut conn, DocumentKind::LabReport, press.record, now)?;
    assert_eq!(press.verify(json!({"code": second.code})).await["outcome"], "revoked");
    Ok(())
}

#[tokio::test]
async fn of_a_code_that_is_not_known_nothing_is_told() {
    let press = Press::open(&[]).await;
    for code in ["0000-0000-0000-0000-0000-0000-0000", "x", "'; drop table document_seals; --", "é"] {
        assert_eq!(press.verify(json!({"code": code})).await, json!({"outcome": "unknown"}), "{code}");
    }
    let refused = |form: Value| press.clinic.app.nobody().post("/v1/document-verifications", form);
    refused(json!({"code": " "})).await.expect_invalid("/code", "required");
    refused(json!({"code": "0".repeat(81)})).await.expect_invalid("/code", "too_long");
    refused(json!({"code": "0", "sha256": "zz"})).await.expect_invalid("/sha256", "bad_hash");
    refused(json!({"sha256": "0".repeat(64)})).await.expect_invalid("/code", "required");
}

#[tokio::test]
async fn codes_are_tried_so_often_and_no_more() {
    let press = Press::open(&[("code_tries_per_minute", "3")]).await;
    for _ in 0..3 {
        press.verify(json!({"code": "x"})).await;
    }
    let refused = press.clinic.app.nobody().post("/v1/document-verifications", json!({"code": "x"})).await;
    refused.expect_problem(429, "too_many_requests");
}

/// A logo that is no picture does not keep anybody from their results.
#[tokio::test]
async fn a_logo_is_printed_and_a_broken_one_is_left_out() -> Outcome {
    let press = Press::open(&[]).await;
    let plain = press.print(1, "98").await?;
    let logo = press.clinic.app.state.settings.data_dir.join("logo.png");
    std::fs::write(&logo, super::samples::picture(image::ImageFormat::Png, 300, 100))?;
    let with = press.print(1, "98").await?;
    assert!(with.code != plain.code && with.bytes.len() > plain.bytes.len());
    std::fs::write(&logo, b"bukan gambar")?;
    assert_eq!(press.print(1, "98").await?, plain);
    Ok(())
}
