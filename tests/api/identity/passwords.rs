//! R32: which passwords are taken, and how they are kept.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use diesel::prelude::*;
use persistence::schema::users;
use support::{Answer, Outcome, PASSWORD, Person, RoleCode, TestApp, json};
use uuid::Uuid;

use super::{link_token, sign_in};

/// A one-time link with which somebody sets a password.
struct Link<'a> {
    app: &'a TestApp,
    token: String,
    login: String,
    user: Uuid,
}

impl<'a> Link<'a> {
    async fn of(app: &'a TestApp, role: RoleCode) -> Link<'a> {
        let account = app.add_person(&Person::new(role));
        let admin = app.as_role(RoleCode::Admin).await;
        let url = admin.post(format!("/v1/users/{}/password-reset-link", account.id), json!({})).await.expect(201).text("/url");
        Link { app, token: link_token(&url), login: account.login, user: account.id }
    }

    async fn set(&self, password: &str) -> Answer {
        self.app.nobody().post("/v1/password-resets", json!({"token": self.token, "password": password})).await
    }

    fn hash(&self) -> QueryResult<Option<String>> {
        users::table.find(self.user).select(users::password_hash).first(&mut self.app.connect())
    }
}

#[tokio::test]
async fn staff_need_twelve_characters_and_patients_eight() {
    let app = TestApp::start().await;
    let staff = Link::of(&app, RoleCode::Receptionist).await;
    staff.set("sebelas-huruf"[..11].into()).await.expect_invalid("/password", "too_short");
    let patient = Link::of(&app, RoleCode::Patient).await;
    patient.set("tujuh-x").await.expect_invalid("/password", "too_short");
    staff.set("dua belas ya").await.expect(204);
    patient.set("delapan-").await.expect(204);
}

#[tokio::test]
async fn the_thousand_most_used_passwords_are_refused() -> Outcome {
    let app = TestApp::start().await;
    let link = Link::of(&app, RoleCode::Patient).await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/api/src/identity/common_passwords.txt");
    let list = fs::read_to_string(path)?;
    let (mut refused, mut guessable) = (0, 0);
    for password in list.lines().take(1_000) {
        let answer = link.set(password).await.expect_problem(422, "invalid");
        refused += 1;
        guessable += usize::from(answer.text("/errors/0/code") == "weak_password");
    }
    eprintln!("R32: {refused} of 1000 common passwords refused, {guessable} of them for being common and the others for their length");
    assert_eq!(refused, 1_000);
    assert!(guessable > 100, "{guessable}");
    // the link is still good for a password that nobody would guess
    link.set("payung kuning lompat").await.expect(204);
    Ok(())
}

#[tokio::test]
async fn words_of_the_clinic_and_of_the_person_are_refused() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    admin.patch("/v1/organisation", "*", json!({"name": "Klinik Akar Wangi"})).await.expect(200);
    let link = Link::of(&app, RoleCode::Receptionist).await;
    for password in ["KlinikAkarWangi1", "akrabakrab2026", "resepsionis2026", "aaaaaaaaaaaaaa", "abcdefghijklmn"] {
        link.set(password).await.expect_invalid("/password", "weak_password");
    }
    // neither capitals nor digits nor signs are asked for
    link.set("sepeda hujan jendela").await.expect(204);
}

#[tokio::test]
async fn a_phrase_of_128_characters_counts_to_its_last() {
    let app = TestApp::start().await;
    let link = Link::of(&app, RoleCode::Receptionist).await;
    let phrase = "kuda lari di tepi pantai saat hujan turun ".repeat(4)[..128].to_owned();
    link.set(&phrase).await.expect(204);
    let other = format!("{}x", &phrase[..127]);
    sign_in(&app.nobody(), &link.login, &other).await.expect_problem(401, "wrong_credentials");
    sign_in(&app.nobody(), &link.login, &phrase[..127]).await.expect_problem(401, "wrong_credentials");
    sign_in(&app.nobody(), &link.login, &phrase).await.expect(201);
    let long = Link::of(&app, RoleCode::Receptionist).await;
    long.set(&"x".repeat(1_025)).await.expect_invalid("/password", "too_long");
}

#[tokio::test]
async fn a_password_is_kept_as_argon2id_and_hashed_anew_when_the_parameters_have_changed() -> Outcome {
    let app = TestApp::start().await;
    let link = Link::of(&app, RoleCode::Receptionist).await;
    let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8_192, 1, 1, None).map_err(|e| anyhow::anyhow!("{e}"))?);
    let old = weak.hash_password(PASSWORD.as_bytes()).map_err(|e| anyhow::anyhow!("{e}"))?.to_string();
    diesel::update(users::table.find(link.user)).set(users::password_hash.eq(&old)).execute(&mut app.connect())?;
    sign_in(&app.nobody(), &link.login, "salah sama sekali").await.expect_problem(401, "wrong_credentials");
    assert_eq!(link.hash()?, Some(old.clone()), "a wrong password changes nothing");
    sign_in(&app.nobody(), &link.login, PASSWORD).await.expect(201);
    let new = link.hash()?.unwrap_or_default();
    assert!(new != old && new.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{new}");
    sign_in(&app.nobody(), &link.login, PASSWORD).await.expect(201);
    assert_eq!(link.hash()?, Some(new), "and once is enough");
    Ok(())
}

#[tokio::test]
async fn a_password_is_changed_only_with_the_one_before() {
    let app = TestApp::start().await;
    let account = app.add_person(&Person::new(RoleCode::Receptionist));
    let caller = app.sign_in(&account.login).await;
    let change =
        |current: &str, new: &str| caller.post("/v1/me/password-change", json!({"current_password": current, "new_password": new}));
    change("bukan yang ini", "payung kuning lompat").await.expect_invalid("/current_password", "wrong_password");
    change(PASSWORD, "pendek").await.expect_invalid("/new_password", "too_short");
    change(PASSWORD, "payung kuning lompat").await.expect(204);
    sign_in(&app.nobody(), &account.login, PASSWORD).await.expect_problem(401, "wrong_credentials");
    sign_in(&app.nobody(), &account.login, "payung kuning lompat").await.expect(201);
}
