//! `akrab import members`: all or nothing, the same file twice, and people who can sign up at once.

use std::path::PathBuf;

use api::import::{Count, Members, Refused, members};
use persistence::bulk;
use support::{RoleCode, TestApp, json};

const HEAD: &str = "mrn,name,birth_date,sex,phone,email,nik,street,rt,location\n";

/// A file with these rows.
fn file(rows: &str) -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = directory.path().join("anggota.csv");
    std::fs::write(&path, format!("{HEAD}{rows}")).unwrap_or_else(|error| panic!("{error}"));
    (directory, path)
}

fn import(app: &TestApp, rows: &str, location: Option<&str>) -> Result<Count, Vec<String>> {
    let (_kept, path) = file(rows);
    let read = Members::read(&path, app.clock.now()).map_err(|problems| problems.told)?;
    let written = bulk::exclusively(&mut app.connect(), |tx| members(tx, &read, location, &app.state.field_keys, app.clock.now()));
    written.map_err(|refused| match refused {
        Refused::Problems(problems) => problems.told,
        Refused::Failed(error) => panic!("{error}"),
    })
}

async fn branch(app: &TestApp, code: &str) {
    let admin = app.as_role(RoleCode::Admin).await;
    admin.post("/v1/locations", json!({"code": code, "name": code, "time_zone": "Asia/Jakarta"})).await.expect(201);
}

const SITI: &str = "012483,Siti Aminah,1984-03-12,P,0812-0000-4471,siti@contoh.example,3174015203840004,Jl. Melati 1,003,\n";

#[tokio::test]
async fn members_come_in_once_and_complete() {
    let app = TestApp::start().await;
    branch(&app, "kemang").await;
    assert_eq!(import(&app, SITI, None), Ok(Count { new: 1, unchanged: 0 }));
    assert_eq!(import(&app, SITI, None), Ok(Count { new: 0, unchanged: 1 }));
    let manager = app.as_role(RoleCode::Manager).await;
    let found = manager.get("/v1/patients").query(&[("q", "012483")]).await.expect(200).data();
    assert_eq!((&found[0]["name"], &found[0]["phone"], &found[0]["version"]), (&json!("Siti Aminah"), &json!("+6281200004471"), &json!(1)));
    let path = format!("/v1/patients/{}", found[0]["id"].as_str().unwrap_or_default());
    let record = manager.get(path).await.expect(200).json();
    assert_eq!(record["details"]["addresses"][0]["address"]["rt"], "003");
    assert_eq!(record["details"]["identifiers"][0]["value"], "3174••••••••0004");
}

#[tokio::test]
async fn one_wrong_row_keeps_everything_out() {
    let app = TestApp::start().await;
    branch(&app, "kemang").await;
    let told = import(&app, &format!("{SITI}2,Budi,12-03-1984,L,,,,,,\n"), None).err().unwrap_or_default();
    assert!(told.len() == 1 && told[0].starts_with("anggota.csv line 3: birth_date"), "{told:?}");
    let told = import(&app, "1,Ani,,,,,,,,entah\n", None).err().unwrap_or_default();
    assert!(told.len() == 1 && told[0].contains("line 2: there is no branch with the code entah"), "{told:?}");
    assert_eq!(import(&app, SITI, None), Ok(Count { new: 1, unchanged: 0 }));
    let told = import(&app, "012483,Orang Lain,1990-01-01,,,,,,,\n", None).err().unwrap_or_default();
    assert!(told.len() == 1 && told[0].contains("another birth date"), "{told:?}");
    branch(&app, "depok").await;
    let told = import(&app, "7,Ani,,,,,,,,\n", None).err().unwrap_or_default();
    assert!(told.len() == 1 && told[0].contains("--location"), "{told:?}");
    assert_eq!(import(&app, "7,Ani,,,,,,,,\n", Some("depok")), Ok(Count { new: 1, unchanged: 0 }));
}
