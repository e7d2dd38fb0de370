//! Bad input about people: a clear error at the right place, and nothing is lost.

use support::{Answer, Value, json};

use super::{Clinic, NIK, column, path};

impl Clinic {
    async fn raw(&self, body: impl Into<Vec<u8>>) -> Answer {
        self.manager.request("POST".parse().unwrap_or_default(), "/v1/patients").body("application/json", body).await
    }

    /// Fails unless the only person is the one from before, unchanged.
    async fn has_only(&self, patient: &Answer) {
        assert_eq!(column(&self.manager.get("/v1/patients").await.expect(200), "id"), [patient.id()]);
        assert_eq!(self.manager.get(path(patient)).await.expect(200).etag(), patient.etag());
    }
}

#[tokio::test]
async fn nul_bytes_are_refused_in_every_text() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    let text = "a\u{0}b";
    for (form, pointer, code) in [
        (json!({"name": text}), "/name", "bad_name"),
        (json!({"name": "A", "phone": text}), "/phone", "bad_phone"),
        (json!({"name": "A", "email": "a\u{0}@contoh.example"}), "/email", "bad_email"),
        (json!({"name": "A", "mrn": text}), "/mrn", "bad_mrn"),
        (
            json!({"name": "A", "addresses": [{"kind": "home", "address": {"street": text}}]}),
            "/addresses/0/address/street",
            "control_character",
        ),
        (json!({"name": "A", "identifiers": [{"kind": "passport", "value": text}]}), "/identifiers/0/value", "control_character"),
    ] {
        clinic.manager.post("/v1/patients", form.clone()).await.expect_invalid(pointer, code);
        let mut patch = form;
        patch["name"] = if pointer == "/name" { json!(text) } else { json!("Siti") };
        clinic.manager.patch(path(&made), "*", patch).await.expect_invalid(pointer, code);
    }
    for q in ["%00", "siti%00", "filter[name][eq]=%00"] {
        let answer = clinic.manager.get(format!("/v1/patients?{}", if q.contains('=') { q.to_owned() } else { format!("q={q}") })).await;
        assert!(answer.status == 400 || answer.data().is_empty(), "{answer:?}");
    }
    clinic.has_only(&made).await;
}

#[tokio::test]
async fn lone_surrogates_are_no_text() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    for name in [r"\ud800", r"Si\udfffti", r"\ud83d\ud83d"] {
        clinic.raw(format!(r#"{{"name":"{name}"}}"#)).await.expect_problem(400, "malformed");
    }
    clinic.raw(b"{\"name\":\"\xed\xa0\x80\"}".to_vec()).await.expect_problem(400, "malformed");
    clinic.has_only(&made).await;
}

#[tokio::test]
async fn the_year_10000_and_days_that_never_were_are_no_birth_dates() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    for date in [
        "10000-01-01",
        "+10000-01-01",
        "9999-12-31",
        "-0001-01-01",
        "0000-01-01",
        "1800-01-01",
        "2023-02-29",
        "2023-13-01",
        "12-03-1984",
        "",
    ] {
        clinic.manager.patch(path(&made), "*", json!({"birth_date": date})).await.expect_problem(422, "invalid");
        if date != "1800-01-01" {
            clinic.manager.get("/v1/patients").query(&[("filter[birth_date][eq]", date)]).await.expect_problem(400, "bad_filter");
        }
    }
    clinic.manager.patch(path(&made), "*", json!({"birth_date": "9999-12-31"})).await.expect_invalid("/birth_date", "bad_date");
    let born_after = json!({"birth_date": "2000-01-01", "deceased_on": "1999-12-31"});
    clinic.manager.patch(path(&made), "*", born_after).await.expect_invalid("/deceased_on", "bad_date");
    clinic.has_only(&made).await;
    clinic.manager.patch(path(&made), "*", json!({"birth_date": "1924-02-29"})).await.expect(200);
}

#[tokio::test]
async fn numbers_at_the_limits_of_i64_are_refused_where_they_make_no_sense() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    for number in [i64::MAX, i64::MIN, i64::from(i32::MAX), -1, 0] {
        if number != 0 {
            let form = json!({"kind": "call", "subject": "x", "duration_minutes": number});
            clinic.manager.post(format!("{}/interactions", path(&made)), form).await.expect_problem(422, "invalid");
        }
        clinic
            .manager
            .get(format!("/v1/patients?limit={}", if number > 0 { number } else { -1 }))
            .await
            .expect_problem(400, "unknown_parameter");
        clinic.manager.post("/v1/patients/search", json!({"limit": number})).await.expect(400);
    }
    for number in ["9223372036854775808", "1e400", "-9223372036854775809", "0.5"] {
        let body = format!(r#"{{"name":"Budi","birth_date":{number}}}"#);
        let refused = clinic.raw(body).await;
        assert!(matches!(refused.status, 400 | 422), "{refused:?}");
        clinic.manager.patch(path(&made), &format!("\"{number}-x\""), json!({"name": "Lain"})).await.expect_problem(412, "stale");
    }
    clinic.has_only(&made).await;
}

#[tokio::test]
async fn a_name_of_one_letter_is_a_name_and_one_without_letters_is_not() {
    let clinic = Clinic::open().await;
    for name in ["O", "Ø", "李", "I", "Nur 'Ain", "D'Arcy-Smith"] {
        let made = clinic.patient(name, json!({})).await;
        assert_eq!(made.text("/name"), name);
        assert!(column(&clinic.manager.get("/v1/patients").query(&[("q", name)]).await.expect(200), "id").contains(&made.id()), "{name}");
    }
    for name in ["", " ", "123", "…", "<b>Siti</b>", &"a".repeat(201)] {
        clinic.manager.post("/v1/patients", json!({"name": name})).await.expect_invalid("/name", "bad_name");
    }
    assert_eq!(clinic.patient("  Siti   Aminah ", json!({})).await.text("/name"), "Siti Aminah");
}

#[tokio::test]
async fn an_email_in_mixed_case_is_the_same_address() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({"email": "  SITI.Aminah@Contoh.Example "})).await;
    assert_eq!(made.text("/email"), "siti.aminah@contoh.example");
    let found = clinic.manager.get("/v1/patients?q=Siti.AMINAH@contoh.example").await.expect(200);
    assert_eq!(column(&found, "id"), [made.id()]);
    for email in
        ["siti", "@contoh.example", "siti@", "si ti@contoh.example", "siti@contoh..example", &format!("{}@contoh.example", "a".repeat(250))]
    {
        clinic.manager.patch(path(&made), "*", json!({"email": email})).await.expect_invalid("/email", "bad_email");
    }
}

#[tokio::test]
async fn a_medical_record_number_belongs_to_one_patient() {
    let clinic = Clinic::open().await;
    let (first, second) = (clinic.patient("Siti", json!({"mrn": "rm-0001"})).await, clinic.patient("Budi", json!({})).await);
    assert_eq!(first.text("/mrn"), "RM-0001");
    let taken = clinic.manager.post("/v1/patients", json!({"name": "Wayan", "mrn": "RM-0001"})).await.expect_problem(409, "conflict");
    assert_eq!((taken.text("/errors/0/pointer"), taken.text("/errors/0/code")), ("/mrn".into(), "duplicate".into()));
    clinic.manager.patch(path(&second), "*", json!({"mrn": "rm-0001"})).await.expect_problem(409, "conflict");
    clinic.manager.patch(path(&second), "*", json!({"mrn": null})).await.expect_invalid("/mrn", "required");
    assert_eq!(clinic.manager.get(path(&second)).await.expect(200).etag(), second.etag());
}

#[tokio::test]
async fn a_wrong_nik_is_refused_and_not_repeated_in_the_answer() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    for nik in ["123", "3174013203840004", "3174011213840004", "0174011203840004", "317401120384000x", "31740152038400045"] {
        let form = json!({"identifiers": [{"kind": "nik", "value": nik}]});
        let refused = clinic.manager.patch(path(&made), "*", form).await.expect_invalid("/identifiers/0/value", "bad_nik");
        assert!(!String::from_utf8_lossy(&refused.body).contains(nik), "{refused:?}");
    }
    let two = json!({"identifiers": [{"kind": "nik", "value": NIK}, {"kind": "nik", "value": "3174015203850007"}]});
    clinic.manager.patch(path(&made), "*", two).await.expect_invalid("/identifiers", "duplicate");
    clinic.has_only(&made).await;
}

#[tokio::test]
async fn an_unknown_filter_sort_or_parameter_is_named() {
    let clinic = Clinic::open().await;
    for (query, code) in [
        ("filter[nama]=x", "bad_filter"),
        ("filter[name][like]=x", "bad_filter"),
        ("filter[nik][eq]=x", "bad_filter"),
        ("filter[sex][eq]=robot", "bad_filter"),
        ("filter[location_id][eq]=x", "bad_filter"),
        ("filter[name", "bad_filter"),
        ("sort=nik", "unknown_parameter"),
        ("sort=name;drop", "unknown_parameter"),
        ("page=2", "unknown_parameter"),
        ("count=all", "unknown_parameter"),
    ] {
        let refused = clinic.manager.get(format!("/v1/patients?{query}")).await;
        assert!(
            refused.status == 400 && matches!(refused.json()["code"].as_str(), Some("bad_filter" | "unknown_parameter")),
            "{query} ({code}): {refused:?}"
        );
        assert!(refused.json()["detail"].is_string(), "it says what to do: {refused:?}");
    }
}

#[tokio::test]
async fn a_forged_cursor_leads_nowhere() {
    let clinic = Clinic::open().await;
    for name in ["Siti", "Budi", "Wayan"] {
        clinic.patient(name, json!({})).await;
    }
    let genuine = clinic.manager.get("/v1/patients?limit=1").await.text("/page/next");
    let flipped: String =
        genuine.chars().enumerate().map(|(at, c)| if at == genuine.len() / 2 { if c == 'A' { 'B' } else { 'A' } } else { c }).collect();
    for cursor in ["abc", "", "..", &flipped, &genuine[..genuine.len() - 2], &format!("{genuine}AA"), &"A".repeat(1_900)] {
        clinic.manager.get("/v1/patients").query(&[("limit", "1"), ("cursor", cursor)]).await.expect_problem(400, "bad_cursor");
    }
    // one of another order or another list is not taken either
    clinic.manager.get("/v1/patients").query(&[("sort", "-birth_date"), ("cursor", &genuine)]).await.expect_problem(400, "bad_cursor");
    clinic.manager.get("/v1/accounts").query(&[("sort", "-created_at"), ("cursor", &genuine)]).await.expect_problem(400, "bad_cursor");
    clinic.manager.get("/v1/patients").query(&[("limit", "1"), ("cursor", &genuine)]).await.expect(200);
}

#[tokio::test]
async fn a_stale_etag_changes_nothing_and_shows_what_is_there() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    let now = clinic.manager.patch(path(&made), &made.etag(), json!({"name": "Siti Aminah"})).await.expect(200);
    for etag in [made.etag(), "\"0-0\"".into(), "\"x\"".into(), "W/\"1-x\"".into(), "\"\"x".into()] {
        let stale = clinic.manager.patch(path(&made), &etag, json!({"name": "Lain"})).await.expect_problem(412, "stale");
        assert_eq!(stale.text("/current/name"), "Siti Aminah");
        clinic.manager.delete(path(&made), &etag).await.expect_problem(412, "stale");
    }
    clinic.has_only(&now).await;
}

#[tokio::test]
async fn a_body_of_ten_megabytes_is_refused_and_the_server_goes_on() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    let body = format!(r#"{{"name":"{}"}}"#, "a".repeat(10_000_000));
    // the connection may be closed before all of it has been sent
    let request = clinic.manager.request("POST".parse().unwrap_or_default(), "/v1/patients").body("application/json", body);
    if let Ok(answer) = request.attempt().await {
        answer.expect_problem(413, "too_large");
    }
    let many: Vec<Value> = (0..51).map(|_| json!(uuid::Uuid::now_v7())).collect();
    clinic.manager.patch(path(&made), "*", json!({"tag_ids": many})).await.expect_invalid("/tag_ids", "too_many");
    clinic.has_only(&made).await;
}
