//! What a mail server receives, and when a message that failed is tried again.

use std::time::Duration;

use domain::Lang;
use domain::messaging::{MessageChannel, Secrets, TemplateCode, retry};
use persistence::messaging::outbox::{Addressee, NewMessage};
use support::{Manner, json};

use super::{answer, pass, patient, state, with_mail, written};

#[tokio::test]
async fn a_mail_arrives_in_the_language_of_the_recipient() {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let now = app.clock.now();
    let id = written(&app, &answer(contact, "a", now));
    let english = NewMessage { language: Lang::En, dedupe_key: "b".into(), ..answer(contact, "b", now) };
    written(&app, &english);
    assert_eq!(written(&app, &answer(contact, "a", now)), id, "two messages of one key are one");
    let done = pass(&app).await;
    assert_eq!((done.claimed, done.sent), (2, 2), "{done:?}");
    let mails = mail.mails();
    let first = mails.iter().find(|mail| mail.message_id().contains(&id.to_string())).unwrap();
    assert_eq!((first.from.as_str(), first.to.as_str()), ("janji@klinik.example", "siti@contoh.example"));
    assert_eq!(first.message_id(), format!("<{id}@localhost>"));
    assert_eq!(first.header("auto-submitted"), "auto-generated");
    assert!(first.text().contains("Halo Siti Kenanga") && first.text().contains("Terima kasih."), "{}", first.text());
    let second = mails.iter().find(|mail| !mail.message_id().contains(&id.to_string())).unwrap();
    assert!(second.text().contains("Hello Siti Kenanga"), "{}", second.text());
    assert_eq!(state(&app, id), ("sent".into(), Some("allow".into()), None));
    assert_eq!(pass(&app).await.claimed, 0);
}

#[tokio::test]
async fn codes_go_to_the_address_that_is_to_be_proven_and_are_forgotten() {
    use diesel::prelude::*;
    use persistence::schema::messages;
    let (app, mail) = with_mail(&[]).await;
    let now = app.clock.now();
    let code = NewMessage {
        to: Addressee::Stranger,
        channel: MessageChannel::Email,
        destination: Some("tamu@contoh.example".into()),
        template: TemplateCode::VerificationCode,
        secrets: Secrets::code("481516"),
        facts: domain::messaging::Facts { minutes: Some(10), ..Default::default() },
        expires_at: Some(now + chrono::Duration::minutes(10)),
        ..answer(uuid::Uuid::now_v7(), "code", now)
    };
    let id = written(&app, &code);
    let sealed: (Option<Vec<u8>>, serde_json::Value) =
        messages::table.find(id).select((messages::secrets, messages::variables)).first(&mut app.connect()).unwrap();
    assert!(sealed.0.is_some() && !sealed.1.to_string().contains("481516"));
    pass(&app).await;
    let mails = mail.mails();
    assert_eq!(mails[0].to, "tamu@contoh.example");
    assert!(mails[0].text().contains("481516") && !mails[0].header("subject").contains("481516"));
    let secrets: Option<Vec<u8>> = messages::table.find(id).select(messages::secrets).first(&mut app.connect()).unwrap();
    assert_eq!(secrets, None);
    let late = written(&app, &NewMessage { dedupe_key: "late".into(), ..code });
    app.advance(Duration::from_secs(600));
    pass(&app).await;
    assert_eq!(state(&app, late), ("withheld".into(), Some("too_late".into()), None));
}

#[tokio::test]
async fn what_is_greylisted_comes_back_with_the_same_id() {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    mail.behave(Manner::Greylist);
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    assert_eq!(pass(&app).await.failed, 1);
    assert_eq!(state(&app, id), ("queued".into(), Some("allow".into()), Some("busy".into())));
    assert_eq!(pass(&app).await.claimed, 0, "not before its time");
    app.advance(Duration::from_secs(15));
    assert_eq!(pass(&app).await.sent, 1);
    assert_eq!(mail.mails()[0].message_id(), format!("<{id}@localhost>"));
    assert_eq!(mail.attempts(), 2);
}

#[tokio::test]
async fn the_retry_schedule_is_the_documented_one_and_ends() {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    mail.behave(Manner::Answer(421));
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    for attempt in 1..=retry::ATTEMPTS {
        assert_eq!(pass(&app).await.failed, 1, "attempt {attempt}");
        let Some(wait) = retry::wait_after(attempt) else { break };
        // up to a few seconds of real time pass in between
        app.advance(Duration::from_secs(u64::try_from(wait.num_seconds()).unwrap().saturating_sub(8)));
        assert_eq!(pass(&app).await.claimed, 0, "attempt {attempt} came too early");
        app.advance(Duration::from_secs(8));
    }
    assert_eq!(state(&app, id), ("failed".into(), Some("allow".into()), Some("busy".into())));
    app.advance(Duration::from_secs(7 * 24 * 3600));
    assert_eq!(pass(&app).await.claimed, 0);
    assert_eq!(mail.attempts(), 12);
    assert!(mail.mails().is_empty());
}

#[tokio::test]
async fn a_refused_address_is_not_tried_again_and_a_silent_server_is() {
    let (app, mail) = with_mail(&[("smtp_timeout_seconds", "1")]).await;
    let contact = patient(&app, json!({})).await;
    mail.behave(Manner::Answer(550));
    let refused = written(&app, &answer(contact, "a", app.clock.now()));
    assert_eq!(pass(&app).await.failed, 1);
    assert_eq!(state(&app, refused), ("failed".into(), Some("allow".into()), Some("refused".into())));
    mail.behave(Manner::Hang(Duration::from_secs(4)));
    let hung = written(&app, &answer(contact, "b", app.clock.now()));
    assert_eq!(pass(&app).await.failed, 1);
    let (after, _, failure) = state(&app, hung);
    assert!(after == "queued" && matches!(failure.as_deref(), Some("timeout" | "connection")), "{after} {failure:?}");
}
