//! A new password by mail, and an answer that tells nobody who has an account.

use std::time::Duration;

use diesel::prelude::*;
use persistence::schema::users;
use support::{Outcome, Person, RoleCode, TestApp, json};
use uuid::Uuid;

use super::{pass, with_mail};

fn with_address(app: &TestApp, email: &str) -> anyhow::Result<Uuid> {
    let account = app.add_person(&Person::new(RoleCode::Doctor));
    diesel::update(users::table.find(account.id)).set(users::email.eq(email)).execute(&mut app.connect())?;
    Ok(account.id)
}

#[tokio::test]
async fn a_link_comes_by_mail_and_works_once() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    with_address(&app, "ayu@contoh.example")?;
    let ask = |login: &str| app.nobody().post("/v1/password-reset-requests", json!({"login": login}));
    let known = ask("Ayu@Contoh.example").await.expect(202);
    let unknown = ask("siapa@contoh.example").await.expect(202);
    assert_eq!(known.body, unknown.body);
    let names = |answer: &support::Answer| answer.headers.keys().map(|name| name.to_string()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(names(&known), names(&unknown));
    assert_eq!(pass(&app).await.sent, 1);
    let mails = mail.mails();
    assert_eq!(mails[0].to, "ayu@contoh.example");
    let text = mails[0].text();
    let token = text.split("/app/reset#").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default().to_owned();
    let reset = || app.nobody().post("/v1/password-resets", json!({"token": token, "password": "payung kuning lompat"}));
    reset().await.expect(204);
    reset().await.expect_problem(410, "link_used");
    let signed =
        app.nobody().post("/v1/sessions", json!({"login": "ayu@contoh.example", "password": "payung kuning lompat", "transport": "body"}));
    signed.await.expect(201);
    Ok(())
}

#[tokio::test]
async fn asking_again_and_again_makes_one_mail() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    with_address(&app, "ayu@contoh.example")?;
    for _ in 0..5 {
        app.nobody().post("/v1/password-reset-requests", json!({"login": "ayu@contoh.example"})).await.expect(202);
    }
    pass(&app).await;
    assert_eq!(mail.mails().len(), 1);
    app.advance(Duration::from_secs(301));
    app.nobody().post("/v1/password-reset-requests", json!({"login": "ayu@contoh.example"})).await.expect(202);
    pass(&app).await;
    assert_eq!(mail.mails().len(), 2);
    app.nobody().post("/v1/password-reset-requests", json!({"login": ""})).await.expect_invalid("/login", "required");
    app.nobody().post("/v1/password-reset-requests", json!({"login": "x".repeat(255)})).await.expect_invalid("/login", "too_long");
    Ok(())
}

#[tokio::test]
async fn a_link_made_by_an_administrator_is_mailed_too() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    let id = with_address(&app, "ayu@contoh.example")?;
    let admin = app.as_role(RoleCode::Admin).await;
    let url = admin.post(format!("/v1/users/{id}/password-reset-link"), json!({})).await.expect(201).text("/url");
    pass(&app).await;
    assert!(mail.mails()[0].text().contains(&url));
    Ok(())
}
