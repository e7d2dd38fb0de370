//! Signing in with a code, and what keeps codes from being guessed or sent without end.

use support::{Person, RoleCode, json};

use super::{Clinic, other_than};

#[tokio::test]
async fn a_patient_signs_in_with_phone_and_code() {
    let clinic = Clinic::open().await;
    let (siti, _) = clinic.member("1001", "Siti Aminah").await;
    let form = json!({"login": "0812-0000-4471"});
    let asked = clinic.app.nobody().post("/v1/portal/sign-in-codes", form).await.expect(202).id();
    let (code, address) = clinic.sent(&asked).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "+6281200004471");
    let sign_in =
        |code: String| clinic.app.nobody().post("/v1/portal/code-sessions", json!({"id": asked, "code": code, "transport": "body"}));
    sign_in(other_than(&code)).await.expect_invalid("/code", "wrong_code");
    let session = sign_in(code.clone()).await.expect(201).json();
    assert_eq!(session["user"]["contact_id"], siti.to_string());
    sign_in(code).await.expect_invalid("/code", "wrong_code");
}

#[tokio::test]
async fn staff_and_shared_numbers_get_no_code() {
    let clinic = Clinic::open().await;
    let staff = clinic.app.add_person(&Person::new(RoleCode::Manager));
    let (_, _) = clinic.member("1001", "Siti Aminah").await;
    let (_, _) = clinic.member("1002", "Budi Santoso").await;
    for login in [staff.login.as_str(), "0812-0000-4471", "tidak.ada"] {
        let asked = clinic.app.nobody().post("/v1/portal/sign-in-codes", json!({"login": login})).await.expect(202).id();
        assert!(clinic.sent(&asked).is_none(), "{login} got a code");
    }
}

#[tokio::test]
async fn nobody_is_flooded_with_codes() {
    let clinic = Clinic::open().await;
    clinic.patient("1001", "Siti Aminah").await;
    let mut sent = 0;
    for _ in 0..8 {
        let asked = clinic.register("1001", "siti").await.expect(202).id();
        sent += usize::from(clinic.sent(&asked).is_some());
    }
    assert_eq!(sent, 5);
}

#[tokio::test]
async fn a_code_works_for_what_it_was_asked_for_only() {
    let clinic = Clinic::open().await;
    let (_, _) = clinic.member("1001", "Siti Aminah").await;
    let asked = clinic.app.nobody().post("/v1/portal/sign-in-codes", json!({"login": "1001@contoh.example"})).await.expect(202).id();
    let code = clinic.code(&asked);
    clinic.confirm(&asked, &code).await.expect_invalid("/code", "wrong_code");
    let guest = clinic.app.nobody().post("/v1/guest/verifications", json!({"email": "tamu@contoh.example"})).await.expect(202).id();
    let code = clinic.code(&guest);
    let form = json!({"id": guest, "code": code, "transport": "body"});
    clinic.app.nobody().post("/v1/portal/code-sessions", form).await.expect_invalid("/code", "wrong_code");
}

#[tokio::test]
async fn codes_are_asked_for_and_tried_within_limits() {
    let clinic = Clinic::open_with(&[("codes_per_minute", "3"), ("code_tries_per_minute", "3")]).await;
    let nobody = clinic.app.nobody();
    for path in ["/v1/portal/sign-in-codes", "/v1/portal/code-sessions"] {
        let form = if path.ends_with("codes") { json!({"login": "x"}) } else { json!({"id": uuid::Uuid::now_v7(), "code": "123456"}) };
        let mut statuses = Vec::new();
        for _ in 0..4 {
            statuses.push(nobody.post(path, form.clone()).await.status);
        }
        assert_eq!(statuses[3], 429, "{path}: {statuses:?}");
    }
}

#[tokio::test]
async fn no_code_and_nothing_that_was_asked_for_lies_open_in_the_database() {
    use diesel::prelude::*;
    use diesel::sql_types::Text;
    let clinic = Clinic::open().await;
    let form =
        json!({"name": "Kenarisanti", "email": "kenarisanti@surel.example", "password": super::SECRET, "consents": clinic.care().await});
    let asked = clinic.app.nobody().post("/v1/portal/registrations", form).await.expect(202).id();
    let code = clinic.code(&asked);
    #[derive(QueryableByName)]
    struct Dump {
        #[diesel(sql_type = Text)]
        row: String,
    }
    let sql = "select row_to_json(v)::text as row from verifications v union all select row_to_json(m)::text from messages m";
    let rows: Vec<Dump> = diesel::sql_query(sql).load(&mut clinic.app.connect()).unwrap_or_default();
    assert!(rows.len() >= 2);
    for row in rows {
        assert!(!row.row.contains(&format!("\"{code}\"")) && !row.row.contains("kenarisanti@surel"), "{}", row.row);
        assert!(!row.row.contains("argon2"), "{}", row.row);
    }
}
