//! The gate, asked at the moment of sending.

use std::time::Duration;

use chrono::Timelike;
use diesel::prelude::*;
use domain::messaging::TemplateCode;
use persistence::messaging::visits::Visit;
use persistence::messaging::{outbox, reminders, visits};
use persistence::schema::{appointments, contacts};
use support::{Outcome, RoleCode, TestApp, json};
use uuid::Uuid;

use super::{answer, pass, patient, state, with_mail, written};

#[tokio::test]
async fn nothing_goes_to_who_has_died_is_archived_or_has_no_address() {
    let (app, mail) = with_mail(&[]).await;
    let (dead, gone, nowhere) =
        (patient(&app, json!({})).await, patient(&app, json!({})).await, patient(&app, json!({"email": null})).await);
    let now = app.clock.now();
    let ids = [dead, gone, nowhere].map(|contact| written(&app, &answer(contact, &contact.to_string(), now)));
    let mut conn = app.connect();
    diesel::update(contacts::table.find(dead)).set(contacts::deceased_on.eq(now.date_naive())).execute(&mut conn).unwrap();
    diesel::update(contacts::table.find(gone)).set(contacts::archived_at.eq(now)).execute(&mut conn).unwrap();
    assert_eq!(pass(&app).await.held, 3);
    let reasons = ids.map(|id| state(&app, id).1.unwrap_or_default());
    assert_eq!(reasons, ["deceased", "archived", "no_address"]);
    assert!(mail.mails().is_empty());
}

#[tokio::test]
async fn quiet_hours_are_those_of_the_recipients_clock() {
    let (app, mail) = with_mail(&[]).await;
    // the clock of the location is eight hours ahead of UTC
    let local = (app.clock.now() + chrono::Duration::hours(8)).time();
    let hour = |offset: i64| format!("{:02}:00", (i64::from(local.hour()) + offset).rem_euclid(24));
    let quiet = json!({"preferences": {"quiet_from": hour(-1), "quiet_until": hour(2)}});
    let contact = patient(&app, quiet).await;
    let id = written(&app, &answer(contact, "a", app.clock.now()));
    assert_eq!(pass(&app).await.held, 1);
    assert_eq!(state(&app, id), ("queued".into(), Some("quiet_hours".into()), None));
    app.advance(Duration::from_secs(2 * 3600));
    assert_eq!(pass(&app).await.sent, 1);
    assert_eq!(mail.mails().len(), 1);
}

/// An appointment in the database, as booking leaves it.
async fn appointment(app: &TestApp, contact: Uuid, hours: i64) -> anyhow::Result<Visit> {
    let admin = app.as_role(RoleCode::Admin).await;
    let id = |answer: support::Answer| answer.expect(201).id().parse::<Uuid>().unwrap_or_default();
    let location =
        id(admin.post("/v1/locations", json!({"code": format!("l{hours}"), "name": "Kemang", "time_zone": "Asia/Jakarta"})).await);
    let practitioner = id(admin.post("/v1/practitioners", json!({"name": "dr. Ayu Lestari"})).await);
    let form = json!({"code": format!("s{hours}"), "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 30,
        "price": {"amount": 100000, "currency": "IDR"}});
    let service = id(admin.post("/v1/services", form).await);
    let (now, appointment) = (app.clock.now(), Uuid::now_v7());
    let starts_at = now + chrono::Duration::hours(hours);
    diesel::insert_into(appointments::table)
        .values((
            appointments::id.eq(appointment),
            appointments::code.eq(format!("KMRT{hours}")),
            appointments::contact_id.eq(contact),
            appointments::practitioner_id.eq(practitioner),
            appointments::location_id.eq(location),
            appointments::service_id.eq(service),
            appointments::starts_at.eq(starts_at),
            appointments::ends_at.eq(starts_at + chrono::Duration::minutes(30)),
            appointments::state.eq("confirmed"),
            appointments::source.eq("staff"),
            appointments::price_amount.eq(100_000),
            appointments::price_currency.eq("IDR"),
            appointments::created_at.eq(now),
            appointments::updated_at.eq(now),
        ))
        .execute(&mut app.connect())?;
    Ok(Visit::load(&mut app.connect(), appointment)?)
}

const LINK: &str = "http://localhost:8080/j#rahasia-tautan";

#[tokio::test]
async fn reminders_come_in_time_follow_a_move_and_end_with_a_cancellation() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({})).await;
    let visit = appointment(&app, contact, 48).await?;
    let keys = &app.state.field_keys;
    let now = app.clock.now();
    visits::announce(&mut app.connect(), keys, TemplateCode::Booked, &visit, Some(LINK), now)?;
    assert_eq!(reminders::plan(&mut app.connect(), keys, &visit, Some(LINK), now)?, 2);
    assert_eq!(pass(&app).await.sent, 1);
    let booked = mail.mails()[0].clone();
    assert!(booked.data.contains("text/calendar") && booked.text().contains("BEGIN:VCALENDAR"), "{}", booked.data);
    assert!(
        booked.text().contains("WIB") && booked.text().contains(LINK) && booked.text().contains("dr. Ayu Lestari"),
        "{}",
        booked.text()
    );
    app.advance(Duration::from_secs(24 * 3600));
    assert_eq!(pass(&app).await.sent, 1, "24 hours before");
    assert!(mail.mails()[1].text().contains("Kami mengingatkan"), "{}", mail.mails()[1].text());
    // moved by two days: the old reminder is taken back, two new ones wait
    let starts_at = visit.starts_at + chrono::Duration::hours(48);
    let moved = diesel::update(appointments::table.find(visit.id));
    moved
        .set((appointments::starts_at.eq(starts_at), appointments::ends_at.eq(starts_at + chrono::Duration::minutes(30))))
        .execute(&mut app.connect())?;
    let visit = Visit::load(&mut app.connect(), visit.id)?;
    assert_eq!(reminders::replan(&mut app.connect(), keys, &visit, Some(LINK), app.clock.now())?, 2);
    app.advance(Duration::from_secs(24 * 3600));
    assert_eq!(pass(&app).await.claimed, 0);
    app.advance(Duration::from_secs(24 * 3600));
    assert_eq!(pass(&app).await.sent, 1);
    // cancelled without anybody taking the reminder back: the gate sees it
    diesel::update(appointments::table.find(visit.id)).set(appointments::state.eq("cancelled")).execute(&mut app.connect())?;
    app.advance(Duration::from_secs(23 * 3600));
    assert_eq!((pass(&app).await.held, mail.mails().len()), (1, 3));
    assert_eq!(outbox::withdraw(&mut app.connect(), "appointments", visit.id, app.clock.now())?, 0);
    Ok(())
}

#[tokio::test]
async fn who_wants_no_reminders_gets_none() -> Outcome {
    let (app, mail) = with_mail(&[]).await;
    let contact = patient(&app, json!({"preferences": {"topics_unwanted": ["reminders"]}})).await;
    let visit = appointment(&app, contact, 48).await?;
    reminders::plan(&mut app.connect(), &app.state.field_keys, &visit, None, app.clock.now())?;
    app.advance(Duration::from_secs(24 * 3600));
    assert_eq!((pass(&app).await.held, mail.attempts()), (1, 0));
    Ok(())
}
