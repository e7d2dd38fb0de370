//! Input that nobody means: a clear answer, and nothing is lost or broken.

use support::{Answer, Caller, RoleCode, TestApp, Value, json};

fn service(change: Value) -> Value {
    let mut body = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}});
    if let (Some(body), Some(change)) = (body.as_object_mut(), change.as_object()) {
        body.extend(change.clone());
    }
    body
}

async fn raw(caller: &Caller, body: impl Into<Vec<u8>>) -> Answer {
    caller.request("POST".parse().unwrap_or_default(), "/v1/services").body("application/json", body).await
}

#[tokio::test]
async fn texts_that_cannot_be_stored() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let post = async |change: Value| admin.post("/v1/services", service(change)).await;
    post(json!({"name_id": "a\u{0}b"})).await.expect_invalid("/name_id", "control_character");
    post(json!({"name_id": "a\u{1b}[31mb"})).await.expect_invalid("/name_id", "control_character");
    post(json!({"name_id": "x".repeat(101)})).await.expect_invalid("/name_id", "too_long");
    post(json!({"name_id": "   "})).await.expect_invalid("/name_id", "required");
    post(json!({"code": "Kode Besar"})).await.expect_invalid("/code", "bad_code");
    for lone in [r#""\ud800""#, r#""\udfff x""#, r#""\ud800\ud800""#] {
        let body = serde_json::to_string(&service(json!({"name_id": "LONE"}))).unwrap_or_default().replace("\"LONE\"", lone);
        raw(&admin, body).await.expect_problem(400, "malformed");
    }
    let broken = [br#"{"name_id": ""#.as_slice(), b"\xff\xfe\x80", br#""}"#].concat();
    raw(&admin, broken).await.expect_problem(400, "malformed");
    // letters beyond the first plane, right-to-left and joined ones are names like others
    let name = "👩🏽‍⚕️ עברית ﷽ Ñandú";
    let made = admin.post("/v1/services", service(json!({"name_id": name}))).await.expect(201);
    assert_eq!(made.json()["name_id"], name);
}

#[tokio::test]
async fn numbers_that_do_not_fit() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let with =
        |number: &str, field: &str| serde_json::to_string(&service(json!({field: 4711}))).unwrap_or_default().replace("4711", number);
    raw(&admin, with("1e400", "duration_minutes")).await.expect_problem(400, "malformed");
    for number in ["9223372036854775808", "-9223372036854775809", "1.5", "1e3", "NaN", "null", "\"20\"", "[]", "2147483648"] {
        let status = raw(&admin, with(number, "duration_minutes")).await.status;
        assert!(matches!(status, 400 | 422), "{number}: {status}");
    }
    admin.post("/v1/services", service(json!({"duration_minutes": i32::MAX}))).await.expect_invalid("/duration_minutes", "out_of_range");
    for amount in [i64::MAX, i64::MIN, -1] {
        let price = json!({"price": {"amount": amount, "currency": "IDR"}});
        admin.post("/v1/services", service(price)).await.expect_problem(422, "invalid");
    }
    let price = json!({"price": {"amount": 1, "currency": "XXX"}});
    admin.post("/v1/services", service(price)).await.expect_problem(422, "invalid");
}

#[tokio::test]
async fn all_errors_come_at_once_and_point_at_their_fields() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let body = service(json!({"code": "Ä", "name_id": "", "duration_minutes": 1}));
    let answer = admin.post("/v1/services", body).await.expect_invalid("/code", "bad_code");
    let answer = answer.expect_invalid("/name_id", "required").expect_invalid("/duration_minutes", "out_of_range");
    let indonesian = admin.post("/v1/services", service(json!({"name_id": ""}))).language("id").await;
    assert_eq!(indonesian.text("/errors/0/message"), "Isian ini wajib diisi.");
    assert_ne!(answer.text("/errors/0/message"), indonesian.text("/errors/0/message"));
}

#[tokio::test]
async fn bodies_that_are_no_json_or_of_another_shape() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    for body in ["", "{", "nul", "{\"code\":}", "{'code': 1}", "\u{feff}{}", "{} {}", "{\"a\":1,}"] {
        raw(&admin, body).await.expect_problem(400, "malformed");
    }
    for body in ["null", "[]", "1", "\"text\"", "true"] {
        raw(&admin, body).await.expect_problem(422, "invalid");
    }
    raw(&admin, "{}").await.expect_invalid("/code", "required");
    admin.post("/v1/services", service(json!({"Code": "x"}))).await.expect_invalid("/Code", "unknown_field");
    // written twice, the last one counts or it is refused, but nothing breaks
    let twice = r#"{"code":"a","code":"b","name_id":"A","name_en":"B","duration_minutes":20,"price":{"amount":1,"currency":"IDR"}}"#;
    assert!(matches!(raw(&admin, twice).await.status, 201 | 400 | 422));
}

#[tokio::test]
async fn addresses_that_lead_nowhere() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    for id in ["x", "1", "%00", "..%2f..", "00000000-0000-0000-0000-00000000000g", "'or'1'='1", &"9".repeat(500)] {
        admin.get(format!("/v1/services/{id}")).await.expect_problem(404, "not_found");
    }
    let duplicate = service(json!({}));
    admin.post("/v1/services", duplicate.clone()).await.expect(201);
    let answer = admin.post("/v1/services", duplicate).await.expect_problem(409, "conflict");
    assert_eq!(answer.text("/errors/0/pointer"), "/code");
    assert_eq!(answer.text("/errors/0/code"), "duplicate");
}
