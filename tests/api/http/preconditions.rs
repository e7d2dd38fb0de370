//! R4: no change is lost. `ETag`, `If-Match` and `If-None-Match`.

use support::{Answer, Caller, Outcome, RoleCode, TestApp, json};

async fn service(caller: &Caller) -> Answer {
    let body = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}});
    caller.post("/v1/services", body).await.expect(201)
}

#[tokio::test]
async fn a_change_needs_the_latest_version() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let made = service(&admin).await;
    let path = format!("/v1/services/{}", made.id());
    let body = json!({"duration_minutes": 30});

    admin.request("PATCH".parse().unwrap_or_default(), &path).json(body.clone()).await.expect_problem(428, "precondition_required");
    admin.request("DELETE".parse().unwrap_or_default(), &path).await.expect_problem(428, "precondition_required");
    let changed = admin.patch(&path, &made.etag(), body.clone()).await.expect(200);
    assert_eq!(changed.json()["duration_minutes"], 30);
    assert_eq!(changed.json()["version"], 2);
    assert_ne!(changed.etag(), made.etag());

    let stale = admin.patch(&path, &made.etag(), json!({"duration_minutes": 40})).await.expect_problem(412, "stale");
    assert_eq!(stale.json()["current"]["duration_minutes"], 30, "shows what is there now");
    admin.delete(&path, &made.etag()).await.expect_problem(412, "stale");
    for forged in ["\"\"", "\"x\"", "\"-1\"", "W/\"9-1234\"", "\"99999999999999999999-1\""] {
        assert!(matches!(admin.patch(&path, forged, body.clone()).await.status, 400 | 412 | 428));
    }
    admin.delete(&path, &changed.etag()).await.expect(204);
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let made = service(&admin).await;
    let path = format!("/v1/services/{}", made.id());
    let found = admin.get(&path).await.expect(200);
    assert_eq!(found.etag(), made.etag());
    let unchanged = admin.get(&path).header("if-none-match", &found.etag()).await.expect(304);
    assert!(unchanged.body.is_empty());
    assert_eq!(unchanged.etag(), found.etag());
    admin.get(&path).header("if-none-match", &format!("\"other\", {}", found.etag())).await.expect(304);
    let changed = admin.patch(&path, &found.etag(), json!({"duration_minutes": 30})).await.expect(200);
    admin.get(&path).header("if-none-match", &found.etag()).await.expect(200);
    admin.get(&path).header("if-none-match", &changed.etag()).await.expect(304);
}

#[tokio::test]
async fn merge_patch_clears_with_null_and_refuses_what_is_read_only() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let made = service(&admin).await;
    let path = format!("/v1/services/{}", made.id());
    for (body, pointer, code) in [
        (json!({"id": "01890000-0000-7000-8000-000000000000"}), "/id", "unknown_field"),
        (json!({"version": 9}), "/version", "unknown_field"),
        (json!({"created_at": "2020-01-01T00:00:00Z"}), "/created_at", "unknown_field"),
        (json!({"archived_at": null, "nothing": 1}), "/nothing", "unknown_field"),
        (json!({"name_id": null}), "/name_id", "required"),
        (json!({"duration_minutes": "20"}), "/duration_minutes", "wrong_type"),
    ] {
        admin.patch(&path, &made.etag(), body).await.expect_invalid(pointer, code);
    }
    let patch = admin.request("PATCH".parse().unwrap_or_default(), &path).header("if-match", &made.etag());
    patch.body("application/merge-patch+json", r#"{"name_en":"Visit"}"#).await.expect(200);
    let patch = admin.request("PATCH".parse().unwrap_or_default(), &path).header("if-match", "*");
    patch.body("application/x-www-form-urlencoded", "name_en=Visit").await.expect_problem(415, "unsupported_media_type");
}

#[tokio::test]
async fn of_many_changes_at_once_none_is_lost() -> Outcome {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let path = format!("/v1/services/{}", service(&admin).await.id());
    let tasks = (0..100).map(|n| {
        let (admin, path) = (admin.clone(), path.clone());
        tokio::spawn(async move {
            let etag = admin.get(&path).await.expect(200).etag();
            admin.patch(&path, &etag, json!({"duration_minutes": 10 + n})).await
        })
    });
    let (mut done, mut stale) = (0, 0);
    for task in tasks.collect::<Vec<_>>() {
        match task.await?.status {
            200 => done += 1,
            412 => stale += 1,
            other => panic!("an answer of {other}"),
        }
    }
    let version = admin.get(&path).await.expect(200).json()["version"].as_i64();
    println!("R4: 100 parallel changes: {done} done, {stale} refused as stale, version {version:?}");
    assert_eq!(version, Some(1 + done));
    assert!(done > 0 && done + stale == 100);
    Ok(())
}
