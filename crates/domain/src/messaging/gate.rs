//! The gate: whether a message may go out at this moment. It is asked just before each attempt, never when a message is
//! written, so that a withdrawal counts from the moment it was made.

use chrono::{DateTime, Duration, NaiveTime, Utc};

use super::choices::{GateAnswer, MessageChannel, MessagePurpose};
use super::template::TemplateCode;
use crate::contacts::{Channel, Topic};

/// What is known at the moment of sending.
#[derive(Clone, Debug)]
pub struct Question {
    pub template: TemplateCode,
    pub purpose: MessagePurpose,
    pub channel: MessageChannel,
    pub now: DateTime<Utc>,
    /// The time of day where the recipient is, else where the clinic is.
    pub local_time: NaiveTime,
    pub expires_at: Option<DateTime<Utc>>,
    /// The state of what it is about, and whether its time is still the one in the message; absent: it has none.
    pub subject: Option<Subject>,
    pub has_address: bool,
    /// Absent for somebody who is no contact.
    pub person: Option<Person>,
    /// For messages to a user: whether the account is in use.
    pub account_open: Option<bool>,
    /// What the newest decisions about this purpose say for the channel: a refusal of either holds.
    pub consent: Option<bool>,
}

/// What a message is about, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Gone,
    There { state: String, same_time: bool },
}

/// What the recipient's record says.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub archived: bool,
    pub deceased: bool,
    pub prefers: Option<Channel>,
    pub has_portal: bool,
    pub unwanted: Vec<Topic>,
    pub quiet: Option<(NaiveTime, NaiveTime)>,
}

/// What to do with the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Send,
    /// Not now; ask again at this time.
    Defer(DateTime<Utc>),
    /// Never, with the reason.
    Withhold(GateAnswer),
}

/// Answers the question.
pub fn ask(question: &Question) -> Verdict {
    if let Some(reason) = refusal(question) {
        return Verdict::Withhold(reason);
    }
    match quiet_until(question) {
        Some(later) if question.expires_at.is_some_and(|end| later >= end) => Verdict::Withhold(GateAnswer::TooLate),
        Some(later) => Verdict::Defer(later),
        None => Verdict::Send,
    }
}

fn refusal(question: &Question) -> Option<GateAnswer> {
    let asked_for = question.template.is_asked_for();
    if question.expires_at.is_some_and(|end| question.now >= end) {
        return Some(GateAnswer::TooLate);
    }
    if !is_still_true(question) {
        return Some(GateAnswer::NoLongerValid);
    }
    if question.account_open == Some(false) {
        return Some(GateAnswer::AccountClosed);
    }
    if let Some(person) = &question.person {
        if person.deceased {
            return Some(GateAnswer::Deceased);
        }
        if person.archived {
            return Some(GateAnswer::Archived);
        }
        if !asked_for && question.template.topic().is_some_and(|topic| person.unwanted.contains(&topic)) {
            return Some(GateAnswer::TopicUnwanted);
        }
        if !asked_for && question.channel == MessageChannel::Email && person.prefers == Some(Channel::Portal) && person.has_portal {
            return Some(GateAnswer::ChannelUnwanted);
        }
    }
    // care and administration go on until they are refused; what the person asks for at this moment goes on even then
    let refused = question.consent == Some(false) && !asked_for;
    if refused || (question.purpose.needs_consent() && question.consent != Some(true)) {
        return Some(GateAnswer::NoConsent);
    }
    (!question.has_address).then_some(GateAnswer::NoAddress)
}

fn is_still_true(question: &Question) -> bool {
    let states = question.template.holds_in();
    match &question.subject {
        _ if states.is_empty() => true,
        None => true,
        Some(Subject::Gone) => false,
        Some(Subject::There { state, same_time }) => *same_time && states.contains(&state.as_str()),
    }
}

/// When quiet hours end, if they are now. The portal's inbox makes no noise and is filled at any time.
fn quiet_until(question: &Question) -> Option<DateTime<Utc>> {
    let quiet = question.person.as_ref()?.quiet?;
    if question.template.is_asked_for() || question.channel == MessageChannel::Inbox {
        return None;
    }
    quiet_for(quiet, question.local_time).map(|wait| question.now + wait)
}

/// How long quiet hours go on at this time of day; `None` outside them, and when they are empty.
pub fn quiet_for((from, until): (NaiveTime, NaiveTime), time: NaiveTime) -> Option<Duration> {
    if from == until {
        return None;
    }
    let quiet = if from < until { from <= time && time < until } else { from <= time || time < until };
    let wait = until - time;
    let wait = if wait <= Duration::zero() { wait + Duration::days(1) } else { wait };
    quiet.then_some(wait)
}
