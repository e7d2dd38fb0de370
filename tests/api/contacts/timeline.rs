//! The timeline: every touchpoint with a person, paged both ways.

use std::time::Duration;

use support::{Answer, Caller, Value, json};

use super::{Clinic, column, path};

/// Notes at noon of the first days of 2025, the later the higher the number.
async fn notes(caller: &Caller, at: &str, count: u32) {
    for day in 1..=count {
        let form = json!({"kind": "note", "subject": format!("{day}"), "occurred_at": format!("2025-01-{day:02}T12:00:00Z")});
        caller.post(at, form).await.expect(201);
    }
}

#[tokio::test]
async fn it_is_paged_to_its_end_and_back() {
    let clinic = Clinic::open().await;
    let at = format!("{}/interactions", path(&clinic.patient("Siti", json!({})).await));
    notes(&clinic.manager, &at, 7).await;
    let page = async |cursor: Option<String>| -> Answer {
        let cursor = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
        clinic.manager.get(format!("{at}?limit=3{cursor}")).await.expect(200)
    };
    let first = page(None).await;
    let second = page(Some(first.text("/page/next"))).await;
    // what is written meanwhile does not shift the pages
    clinic.manager.post(&at, json!({"kind": "note", "subject": "baru"})).await.expect(201);
    let third = page(Some(second.text("/page/next"))).await;
    let pages = [column(&first, "subject"), column(&second, "subject"), column(&third, "subject")];
    assert_eq!(pages, [vec!["7", "6", "5"], vec!["4", "3", "2"], vec!["1"]]);
    assert!(third.json()["page"]["next"].is_null(), "{third:?}");
    let back = page(Some(third.text("/page/previous"))).await;
    assert_eq!(column(&back, "subject"), ["4", "3", "2"]);
    let back = page(Some(back.text("/page/previous"))).await;
    assert_eq!(column(&back, "subject"), ["7", "6", "5"]);
    let newest = page(Some(back.text("/page/previous"))).await;
    assert_eq!(column(&newest, "subject"), ["baru"]);
}

#[tokio::test]
async fn it_is_filtered_by_kind_and_time() {
    let clinic = Clinic::open().await;
    let at = format!("{}/interactions", path(&clinic.patient("Siti", json!({})).await));
    notes(&clinic.manager, &at, 3).await;
    for kind in ["call", "message", "email", "visit"] {
        let form = json!({"kind": kind, "direction": "inbound", "subject": kind, "occurred_at": "2025-02-01T08:00:00Z"});
        clinic.manager.post(&at, form).await.expect(201);
        let found = clinic.manager.get(format!("{at}?filter[kind][eq]={kind}")).await.expect(200);
        assert_eq!(column(&found, "subject"), [kind]);
    }
    let two = clinic.manager.get(format!("{at}?filter[kind][in]=call,visit")).await.expect(200);
    assert_eq!(two.data().len(), 2);
    let early = clinic.manager.get(format!("{at}?filter[occurred_at][lt]=2025-01-03T00:00:00Z&sort=occurred_at")).await.expect(200);
    assert_eq!(column(&early, "subject"), ["1", "2"]);
    clinic.manager.post(&at, json!({"kind": "telepathy", "subject": "x"})).await.expect_invalid("/kind", "unknown_value");
}

#[tokio::test]
async fn a_touchpoint_is_changed_and_taken_off_by_hand() {
    let clinic = Clinic::open().await;
    let at = format!("{}/interactions", path(&clinic.patient("Siti", json!({})).await));
    let made = clinic.manager.post(&at, json!({"kind": "call", "subject": "Bertanya jadwal"})).await.expect(201);
    let own = format!("/v1/interactions/{}", made.id());
    assert_eq!((made.header("location"), made.text("/source")), (Some(own.as_str()), "manual".into()));
    let changed = clinic.manager.patch(&own, &made.etag(), json!({"body": "Minta hari Senin"})).await.expect(200);
    assert_eq!((changed.text("/body"), changed.text("/occurred_at")), ("Minta hari Senin".into(), made.text("/occurred_at")));
    clinic.manager.patch(&own, &made.etag(), json!({"body": "x"})).await.expect_problem(412, "stale");
    clinic.manager.delete(&own, &changed.etag()).await.expect(204);
    clinic.manager.get(&own).await.expect_problem(404, "not_found");
    assert!(clinic.manager.get(&at).await.data().is_empty());
}

#[tokio::test]
async fn the_timeline_tells_what_has_been_not_what_will_be() {
    let clinic = Clinic::open().await;
    let at = format!("{}/interactions", path(&clinic.patient("Siti", json!({})).await));
    let post = |when: Value| clinic.manager.post(&at, json!({"kind": "note", "subject": "x", "occurred_at": when}));
    post(json!("2999-01-01T00:00:00Z")).await.expect_invalid("/occurred_at", "bad_date");
    for wrong in [json!("10000-01-01T00:00:00Z"), json!("0000-00-00T00:00:00Z"), json!("kemarin"), json!(0), json!(i64::MAX)] {
        post(wrong).await.expect_problem(422, "invalid");
    }
    let minutes = json!({"kind": "call", "subject": "x", "duration_minutes": 10_081});
    clinic.manager.post(&at, minutes).await.expect_invalid("/duration_minutes", "out_of_range");
}

#[tokio::test]
async fn a_visit_counts_as_the_last_one_and_brings_the_patient_into_care() {
    let clinic = Clinic::open().await;
    let (doctor, practitioner) = clinic.doctor().await;
    let made = clinic.patient("Siti", json!({})).await;
    let visit = |when: &str| json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": practitioner, "occurred_at": when});
    let at = format!("{}/interactions", path(&made));
    clinic.manager.post(&at, visit("2025-03-02T02:00:00Z")).await.expect(201);
    clinic.manager.post(&at, visit("2024-03-02T02:00:00Z")).await.expect(201);
    clinic.app.advance(Duration::from_secs(1));
    assert_eq!(doctor.get(path(&made)).await.expect(200).text("/last_visit_at"), "2025-03-02T02:00:00Z");
    let written = doctor.post(&at, json!({"kind": "note", "subject": "Tekanan darah baik"})).await.expect(201);
    doctor.get(format!("/v1/interactions/{}", written.id())).await.expect(200);
}
