//! What staff, patients and administrators see of messages.

use domain::messaging::{MessageChannel, TemplateCode};
use persistence::messaging::outbox::NewMessage;
use support::{Manner, Outcome, Person, RoleCode, TestApp, json};
use uuid::Uuid;

use super::{answer, pass, patient, with_mail, written};

#[tokio::test]
async fn staff_see_resend_and_withdraw_what_failed() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    mail.behave(Manner::Answer(550));
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    let waiting = written(&app, &answer(contact, "b", app.clock.now() + chrono::Duration::hours(1)));
    pass(&app).await;
    let manager = app.as_role(RoleCode::Manager).await;
    let list = manager.get("/v1/messages").query(&[("filter[state][eq]", "failed"), ("count", "exact")]).await.expect(200);
    assert_eq!((list.data().len(), list.json()["page"]["count"].clone()), (1, json!(1)));
    manager.get(format!("/v1/messages/{}", Uuid::now_v7())).await.expect(404);
    let found = manager.get(format!("/v1/messages/{id}")).await.expect(200).json();
    assert_eq!((found["failure"].as_str(), found["contact_name"].as_str()), (Some("refused"), Some("Siti Kenanga")));
    assert!(found["text"].as_str().is_some_and(|text| text.contains("Terima kasih.")));
    assert!(found.get("destination").is_none() && found.get("secrets").is_none());
    mail.behave(Manner::Accept);
    manager.post(format!("/v1/messages/{id}/resend"), json!({})).await.expect(201);
    assert_eq!(pass(&app).await.sent, 1);
    manager.post(format!("/v1/messages/{id}/resend"), json!({})).await.expect_problem(409, "conflict");
    manager.post(format!("/v1/messages/{id}/withdrawal"), json!({})).await.expect_problem(409, "conflict");
    let withdrawn = manager.post(format!("/v1/messages/{waiting}/withdrawal"), json!({})).await.expect(201).json();
    assert_eq!(withdrawn["state"], "withdrawn");
    app.advance(std::time::Duration::from_secs(7200));
    assert_eq!(pass(&app).await.claimed, 0);
    Ok(())
}

#[tokio::test]
async fn a_patient_reads_the_inbox_of_the_portal() {
    let (app, _mail) = with_mail(&[]).await;
    let (contact, other) = (patient(&app, json!({})).await, patient(&app, json!({})).await);
    let me = app.signed_in(Person::new(RoleCode::Patient).with_record(contact)).await;
    let inbox = |contact, key: &str| NewMessage { channel: MessageChannel::Inbox, ..answer(contact, key, app.clock.now()) };
    let id = written(&app, &inbox(contact, "a"));
    let foreign = written(&app, &inbox(other, "b"));
    assert_eq!(me.get("/v1/inbox-messages").await.expect(200).data().len(), 0, "not before it was delivered");
    assert_eq!(pass(&app).await.sent, 2);
    let list = me.get("/v1/inbox-messages").await.expect(200).data();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (list[0]["id"].as_str(), list[0]["text"].as_str()),
        (Some(id.to_string().as_str()), Some("Jawaban atas masukan Anda: Terima kasih."))
    );
    assert!(list[0].get("read_at").is_none());
    let read = me.post(format!("/v1/inbox-messages/{id}/reading"), json!({})).await.expect(201).json();
    assert!(read["read_at"].is_string());
    me.post(format!("/v1/inbox-messages/{foreign}/reading"), json!({})).await.expect(404);
    let unread = me.get("/v1/inbox-messages").query(&[("filter[read_at][is_null]", "true")]).await.expect(200);
    assert_eq!(unread.data().len(), 0);
}

#[tokio::test]
async fn texts_are_changed_checked_and_tried() {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let admin = app.as_role(RoleCode::Admin).await;
    let list = admin.get("/v1/message-templates").await.expect(200).data();
    assert_eq!(list.len(), TemplateCode::ALL.len());
    let template = list.iter().find(|template| template["code"] == "feedback_answer").unwrap();
    let path = format!("/v1/message-templates/{}", template["id"].as_str().unwrap());
    let etag = admin.get(&path).await.expect(200).etag();
    let change = |body| admin.patch(&path, &etag, body);
    change(json!({"body_id": "{{ code }}"})).await.expect_invalid("/body_id", "unknown_variable");
    change(json!({"subject_id": "{{ text }}"})).await.expect_invalid("/subject_id", "unknown_variable");
    change(json!({"body_en": "{{ text"})).await.expect_invalid("/body_en", "bad_template");
    change(json!({"body_en": ""})).await.expect_invalid("/body_en", "required");
    change(json!({"code": "x"})).await.expect(422);
    let changed = change(json!({"body_id": "Yth. {{ name }}: {{ text }}"})).await.expect(200).json();
    assert_eq!((changed["version"].clone(), changed["shipped"].clone()), (json!(2), json!(false)));
    change(json!({"body_id": "x"})).await.expect_problem(412, "stale");
    written(&app, &answer(contact, "a", app.clock.now()));
    pass(&app).await;
    assert!(mail.mails()[0].text().contains("Yth. Siti Kenanga: Terima kasih."));
    let form = json!({"language": "en", "subject": "{{ clinic }}", "inbox": "{{ text }}", "body": "{{ name }}"});
    let preview = admin.post(format!("{path}/preview"), form).await.expect(201).json();
    assert_eq!(preview["body"], "Siti Aminah");
    let wrong = json!({"language": "en", "subject": "{{ x }}", "inbox": "a", "body": "b"});
    admin.post(format!("{path}/preview"), wrong).await.expect_invalid("/subject", "unknown_variable");
}

#[tokio::test]
async fn without_a_mail_server_messages_stay_here_and_codes_are_masked() -> Outcome {
    let app = TestApp::start().await;
    let now = app.clock.now();
    let code = NewMessage {
        to: persistence::messaging::outbox::Addressee::Stranger,
        channel: MessageChannel::Sms,
        destination: Some("+6281234567890".into()),
        template: TemplateCode::VerificationCode,
        secrets: domain::messaging::Secrets::code("481516"),
        facts: domain::messaging::Facts { minutes: Some(10), ..Default::default() },
        ..answer(Uuid::now_v7(), "code", now)
    };
    let id = written(&app, &code);
    assert_eq!(pass(&app).await.sent, 1);
    let admin = app.as_role(RoleCode::Admin).await;
    let list = admin.get("/v1/local-messages").await.expect(200);
    assert_eq!(list.data()[0]["id"], id.to_string());
    assert!(!String::from_utf8_lossy(&list.body).contains("481516"));
    let directory = app.state.settings.data_dir.join("messages");
    let file = std::fs::read_dir(directory)?.next().expect("a file")?;
    assert!(std::fs::read_to_string(file.path())?.contains("481516"), "whoever reads the directory may see it");
    Ok(())
}
