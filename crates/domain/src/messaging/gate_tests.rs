//! Each reason to hold a message back, and what overrides it.

use chrono::{DateTime, Duration, NaiveTime, Utc};

use super::choices::{GateAnswer, MessageChannel, MessagePurpose};
use super::gate::{Person, Question, Subject, Verdict, ask};
use super::template::TemplateCode;
use crate::contacts::{Channel, Topic};

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn question(template: TemplateCode) -> Question {
    Question {
        template,
        purpose: template.purpose(),
        channel: MessageChannel::Email,
        now: now(),
        local_time: time(12, 0),
        expires_at: None,
        subject: Some(Subject::There { state: "confirmed".into(), same_time: true }),
        has_address: true,
        person: Some(Person::default()),
        account_open: None,
        consent: None,
    }
}

fn quiet(template: TemplateCode, from: (u32, u32), until: (u32, u32), at: (u32, u32)) -> Verdict {
    let person = Person { quiet: Some((time(from.0, from.1), time(until.0, until.1))), ..Person::default() };
    ask(&Question { person: Some(person), local_time: time(at.0, at.1), ..question(template) })
}

#[test]
fn an_ordinary_reminder_goes_out() {
    assert_eq!(ask(&question(TemplateCode::Reminder)), Verdict::Send);
}

#[test]
fn quiet_hours_put_it_off_until_they_end_also_over_midnight() {
    let reminder = TemplateCode::Reminder;
    let after = |minutes| Verdict::Defer(now() + Duration::minutes(minutes));
    assert_eq!(quiet(reminder, (21, 0), (7, 0), (22, 30)), after(510));
    assert_eq!(quiet(reminder, (21, 0), (7, 0), (6, 59)), after(1));
    assert_eq!(quiet(reminder, (21, 0), (7, 0), (7, 0)), Verdict::Send);
    assert_eq!(quiet(reminder, (13, 0), (14, 0), (13, 0)), after(60));
    assert_eq!(quiet(reminder, (13, 0), (14, 0), (14, 0)), Verdict::Send);
    assert_eq!(quiet(reminder, (13, 0), (13, 0), (13, 0)), Verdict::Send);
}

#[test]
fn quiet_hours_do_not_hold_back_what_is_asked_for_nor_the_silent_inbox() {
    assert_eq!(quiet(TemplateCode::VerificationCode, (21, 0), (7, 0), (23, 0)), Verdict::Send);
    let person = Person { quiet: Some((time(21, 0), time(7, 0))), ..Person::default() };
    let inbox =
        Question { channel: MessageChannel::Inbox, person: Some(person), local_time: time(23, 0), ..question(TemplateCode::Booked) };
    assert_eq!(ask(&inbox), Verdict::Send);
}

#[test]
fn what_would_come_too_late_is_not_put_off_but_dropped() {
    let person = Person { quiet: Some((time(21, 0), time(7, 0))), ..Person::default() };
    let expires_at = Some(now() + Duration::hours(2));
    let late = Question { person: Some(person), local_time: time(4, 0), expires_at, ..question(TemplateCode::Reminder) };
    assert_eq!(ask(&late), Verdict::Withhold(GateAnswer::TooLate));
    let expired = Question { expires_at: Some(now()), ..question(TemplateCode::VerificationCode) };
    assert_eq!(ask(&expired), Verdict::Withhold(GateAnswer::TooLate));
}

#[test]
fn what_is_no_longer_true_is_not_sent() {
    let with = |template, state: &str, same_time| {
        ask(&Question { subject: Some(Subject::There { state: state.into(), same_time }), ..question(template) })
    };
    let stale = Verdict::Withhold(GateAnswer::NoLongerValid);
    assert_eq!(with(TemplateCode::Reminder, "cancelled", true), stale);
    assert_eq!(with(TemplateCode::Reminder, "confirmed", false), stale);
    assert_eq!(with(TemplateCode::Cancelled, "cancelled", true), Verdict::Send);
    assert_eq!(with(TemplateCode::Cancelled, "confirmed", true), stale);
    assert_eq!(with(TemplateCode::Offer, "expired", true), stale);
    assert_eq!(ask(&Question { subject: Some(Subject::Gone), ..question(TemplateCode::Reminder) }), stale);
    assert_eq!(ask(&Question { subject: Some(Subject::Gone), ..question(TemplateCode::FeedbackAnswer) }), Verdict::Send);
}

#[test]
fn people_get_only_what_they_want() {
    let with = |template, person| ask(&Question { person: Some(person), ..question(template) });
    let no_reminders = || Person { unwanted: vec![Topic::Reminders], ..Person::default() };
    assert_eq!(with(TemplateCode::Reminder, no_reminders()), Verdict::Withhold(GateAnswer::TopicUnwanted));
    assert_eq!(with(TemplateCode::Booked, no_reminders()), Verdict::Send);
    let portal = |has_portal| Person { prefers: Some(Channel::Portal), has_portal, ..Person::default() };
    assert_eq!(with(TemplateCode::Booked, portal(true)), Verdict::Withhold(GateAnswer::ChannelUnwanted));
    assert_eq!(with(TemplateCode::Booked, portal(false)), Verdict::Send);
    assert_eq!(with(TemplateCode::VerificationCode, portal(true)), Verdict::Send);
    let dead = Person { deceased: true, ..Person::default() };
    assert_eq!(with(TemplateCode::VerificationCode, dead), Verdict::Withhold(GateAnswer::Deceased));
    let archived = Person { archived: true, ..Person::default() };
    assert_eq!(with(TemplateCode::Booked, archived), Verdict::Withhold(GateAnswer::Archived));
}

#[test]
fn consent_is_needed_for_everything_but_care_and_administration_which_can_be_refused() {
    for purpose in MessagePurpose::ALL.iter().copied() {
        let asked = |consent| ask(&Question { purpose, consent, ..question(TemplateCode::FeedbackAnswer) });
        let without = if purpose.needs_consent() { Verdict::Withhold(GateAnswer::NoConsent) } else { Verdict::Send };
        assert_eq!(asked(None), without, "{purpose:?}");
        assert_eq!(asked(Some(false)), Verdict::Withhold(GateAnswer::NoConsent), "{purpose:?}");
        assert_eq!(asked(Some(true)), Verdict::Send, "{purpose:?}");
    }
    let code = Question { consent: Some(false), ..question(TemplateCode::VerificationCode) };
    assert_eq!(ask(&code), Verdict::Send, "whoever asks for a code gets it");
}

#[test]
fn without_an_address_or_an_account_nothing_goes() {
    let nowhere = Question { has_address: false, ..question(TemplateCode::Booked) };
    assert_eq!(ask(&nowhere), Verdict::Withhold(GateAnswer::NoAddress));
    let closed = Question { account_open: Some(false), person: None, subject: None, ..question(TemplateCode::PasswordReset) };
    assert_eq!(ask(&closed), Verdict::Withhold(GateAnswer::AccountClosed));
}
