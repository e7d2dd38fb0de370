//! R54: rows are sealed in one chain, whoever writes and whoever seals; the server's role cannot change them.

use std::process::Output;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use persistence::cluster::server_url;
use persistence::migrate;
use persistence::schema::{audit_entries, audit_seals};
use support::{AkrabProcess, Caller, Outcome, RoleCode, TestApp, TestDatabase, Value, json, open_directory};

/// Writers at once, and what each does.
const WRITERS: usize = 50;
const READS: usize = 4;

/// A patient, and a manager who looks.
pub async fn watched(app: &TestApp) -> (Caller, String) {
    let manager = app.as_role(RoleCode::Manager).await;
    let patient = manager.post("/v1/patients", json!({"name": "Siti Aminah"})).await.expect(201).id();
    (manager, format!("/v1/patients/{patient}"))
}

/// Seals everything that has been written.
pub async fn sealed(app: &TestApp) -> usize {
    api::privacy::seal(&app.state).await.unwrap_or_else(|error| panic!("not sealed: {}", error.cause()))
}

/// The whole verification, part by part.
pub async fn verified(admin: &Caller) -> Value {
    let mut findings: Vec<Value> = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let query: Vec<(&str, &str)> = cursor.iter().map(|cursor| ("cursor", cursor.as_str())).collect();
        let mut part = admin.get("/v1/audit/verification").query(&query).await.expect(200).json();
        findings.extend(part["findings"].as_array().cloned().unwrap_or_default());
        if part["complete"] == true {
            part["findings"] = json!(findings);
            part["intact"] = json!(findings.is_empty());
            return part;
        }
        cursor = part["next"].as_str().map(str::to_owned);
    }
}

fn sequences(conn: &mut PgConnection) -> Vec<i64> {
    audit_seals::table.order(audit_seals::sequence).select(audit_seals::sequence).load(conn).unwrap_or_default()
}

#[tokio::test]
async fn fifty_writers_and_two_sealers_make_one_chain() -> Outcome {
    let database = TestDatabase::create()?;
    let (one, two) = (TestApp::over(database.url(), None, &[]).await?, TestApp::over(database.url(), None, &[]).await?);
    let (manager, path) = watched(&one).await;
    let other = two.nobody().with_token(manager.token());
    let writers: Vec<_> = (0..WRITERS)
        .map(|number| {
            let (caller, path) = (if number % 2 == 0 { manager.clone() } else { other.clone() }, path.clone());
            tokio::spawn(async move {
                for _ in 0..READS {
                    caller.get(&path).await.expect(200);
                }
            })
        })
        .collect();
    let mut rounds = 0;
    while writers.iter().any(|writer| !writer.is_finished()) {
        tokio::join!(sealed(&one), sealed(&two));
        rounds += 1;
    }
    for writer in writers {
        writer.await?;
    }
    sealed(&one).await;
    let mut conn = one.connect();
    let written: i64 = audit_entries::table.count().get_result(&mut conn)?;
    assert!(written >= (WRITERS * READS) as i64, "{written}");
    assert_eq!(sequences(&mut conn), (1..=written).collect::<Vec<i64>>(), "each row has one place, and there is no gap");
    let outcome = verified(&one.as_role(RoleCode::Admin).await).await;
    assert_eq!((&outcome["intact"], &outcome["checked"]), (&json!(true), &json!(written)), "{outcome}");
    println!("R54: {written} rows of {WRITERS} writers in one unforked chain, sealed by two processes in {rounds} rounds");
    Ok(())
}

#[tokio::test]
async fn what_commits_late_is_sealed_too() -> Outcome {
    let app = TestApp::start().await;
    let (manager, path) = watched(&app).await;
    let mut late = app.connect();
    diesel::sql_query("begin").execute(&mut late)?;
    let row = "insert into audit_entries (id, at, action, resource, contact_ids) values (gen_random_uuid(), $1::timestamptz, 'read', 'patients', '{}')";
    diesel::sql_query(row).bind::<Text, _>(app.clock.now().to_rfc3339()).execute(&mut late)?;
    // others go on, and are sealed, again and again
    for _ in 0..3 {
        manager.get(&path).await.expect(200);
        assert!(sealed(&app).await > 0);
    }
    diesel::sql_query("commit").execute(&mut late)?;
    assert_eq!(sealed(&app).await, 1, "the row with the low number");
    manager.get(&path).await.expect(200);
    assert_eq!(sealed(&app).await, 1, "and what comes after it");
    let outcome = verified(&app.as_role(RoleCode::Admin).await).await;
    assert_eq!(outcome["intact"], true, "{outcome}");
    Ok(())
}

#[tokio::test]
async fn the_servers_role_adds_and_changes_nothing() {
    let app = TestApp::start().await;
    watched(&app).await;
    sealed(&app).await;
    let mut conn = migrate::connect(&server_url(app.database_url())).unwrap_or_else(|error| panic!("{error}"));
    let refused = [
        "update audit_entries set action = 'list'",
        "delete from audit_entries",
        "truncate audit_entries",
        "update audit_seals set hash = ''",
        "delete from audit_seals",
        "truncate audit_seals",
        "alter table audit_entries disable trigger all",
        "drop trigger audit_entries_keep on audit_entries",
        "drop table audit_seals",
        "set session_replication_role = replica",
        "set role akrab",
    ];
    for sql in refused {
        assert!(diesel::sql_query(sql).execute(&mut conn).is_err(), "{sql}");
    }
    // the owner, who may do everything, is refused as well, as long as the triggers are there
    let mut owner = app.connect();
    for sql in ["set session_replication_role = replica", "select 1"] {
        assert!(diesel::sql_query(sql).execute(&mut owner).is_ok(), "{sql}");
    }
    for sql in &refused[..6] {
        let said = diesel::sql_query(*sql).execute(&mut owner).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains("append-only"), "{sql}: {said}");
    }
}

#[tokio::test]
async fn a_head_is_written_after_each_batch_and_every_hour() {
    let app = TestApp::start().await;
    let (manager, path) = watched(&app).await;
    let lines = || std::fs::read_to_string(&app.state.settings.audit_heads).unwrap_or_default().lines().count();
    sealed(&app).await;
    assert_eq!(lines(), 1);
    assert_eq!((sealed(&app).await, lines()), (0, 1), "nothing new");
    manager.get(&path).await.expect(200);
    assert_eq!((sealed(&app).await, lines()), (1, 2));
    app.advance(std::time::Duration::from_secs(3_601));
    assert_eq!((sealed(&app).await, lines()), (0, 3), "an hour later, to show that somebody is there");
}

/// `akrab` on the database of a test, with the heads of its server.
fn akrab(app: &TestApp, url: &str, arguments: &[&str]) -> anyhow::Result<(Output, String)> {
    let data = open_directory()?;
    let mut command = AkrabProcess::command(data.path())?;
    command.args(arguments).env("DATABASE_URL", url).env("AKRAB_KEY", STANDARD.encode([7u8; 32]));
    let output = command.env("AKRAB_AUDIT_HEADS", &app.state.settings.audit_heads).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    Ok((output, said))
}

#[tokio::test]
async fn the_command_line_verifies_and_the_doctor_says_what_holds() -> Outcome {
    let app = TestApp::start().await;
    watched(&app).await;
    sealed(&app).await;
    let url = app.database_url();
    let (output, said) = akrab(&app, url, &["audit", "verify"])?;
    assert!(output.status.success() && said.contains("The audit trail is whole."), "{said}");
    let (_, said) = akrab(&app, url, &["doctor"])?;
    assert!(said.contains("is a superuser and could remove it"), "{said}");
    let (_, said) = akrab(&app, &server_url(url), &["doctor"])?;
    assert!(said.contains("the server, as akrab_server, can add to it and change nothing"), "{said}");
    assert!(said.contains("audit heads"), "{said}");
    let mut owner = app.connect();
    diesel::sql_query("alter table audit_entries disable trigger audit_entries_append_only").execute(&mut owner)?;
    diesel::sql_query("delete from audit_entries where number = $1").bind::<BigInt, _>(1).execute(&mut owner)?;
    let (output, said) = akrab(&app, url, &["audit", "verify"])?;
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("A record was deleted: place 1, number 1"), "{said}");
    let (_, said) = akrab(&app, &server_url(url), &["doctor"])?;
    assert!(said.contains("a trigger that refuses changes is missing or switched off"), "{said}");
    Ok(())
}
