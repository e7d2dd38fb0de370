//! Messages as they travel.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{GateAnswer, MessageChannel, MessagePurpose, MessageState, SendFailure};
use super::template::TemplateCode;
use crate::Lang;

/// A message in the outbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MessageView {
    pub id: Uuid,
    /// To whom, when it is a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    pub channel: MessageChannel,
    pub template: TemplateCode,
    pub language: Lang,
    pub purpose: MessagePurpose,
    pub state: MessageState,
    /// What it is about: `appointments`, `recalls`, `waiting_list_offers`, `tasks`, …
    pub resource: String,
    pub record_id: Uuid,
    /// When it is sent, or was to be sent.
    pub due_at: DateTime<Utc>,
    /// After this it would be of no use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
    pub attempts: i32,
    /// What the gate said the last time it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<GateAnswer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<SendFailure>,
    /// Message-ID of the mail, or the id at the provider; the same for each attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
    /// Codes and links are masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Codes and links are masked; absent in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub created_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl MessageView {
    /// Whether it can be sent again: it has not arrived, and is not on its way.
    pub fn can_be_resent(&self) -> bool {
        matches!(self.state, MessageState::Failed | MessageState::Uncertain | MessageState::Withheld)
    }

    /// Whether it can be withdrawn: nothing has been sent yet.
    pub fn can_be_withdrawn(&self) -> bool {
        matches!(self.state, MessageState::Queued | MessageState::Failed | MessageState::Uncertain)
    }
}

/// A message in the inbox of the portal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct InboxMessageView {
    pub id: Uuid,
    /// Whose inbox: the own, or that of a ward.
    pub contact_id: Uuid,
    pub template: TemplateCode,
    pub subject: String,
    pub text: String,
    /// What it is about, so that the portal can lead there.
    pub resource: String,
    pub record_id: Uuid,
    pub sent_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Something that a screen of the caller shows at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct NotificationView {
    pub id: Uuid,
    pub template: TemplateCode,
    pub text: String,
    /// What it is about, so that the screen can lead there.
    pub resource: String,
    pub record_id: Uuid,
    pub sent_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<DateTime<Utc>>,
}

/// A message that the local transport has kept instead of sending it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LocalMessageView {
    pub id: Uuid,
    pub channel: MessageChannel,
    /// Address or number.
    pub destination: String,
    pub subject: String,
    /// Codes and links are masked.
    pub text: String,
    /// The same for each time the message was sent.
    pub message_id: String,
    /// Names of the files that went with it.
    pub attachments: Vec<String>,
    pub sent_at: DateTime<Utc>,
}

crate::filter_fields! {
    /// Filters of the outbox.
    MessageField {
        ContactId "contact_id" Uuid;
        Channel "channel" Choice(MessageChannel::CODES);
        Template "template" Choice(TemplateCode::CODES);
        Purpose "purpose" Choice(MessagePurpose::CODES);
        State "state" Choice(MessageState::CODES);
        Resource "resource" Text;
        RecordId "record_id" Uuid;
        DueAt "due_at" Timestamp;
        SentAt "sent_at" Timestamp;
        CreatedAt "created_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of the outbox.
    MessageSort default "-created_at" { CreatedAt "created_at"; DueAt "due_at"; }
}

crate::filter_fields! {
    /// Filters of the portal's inbox.
    InboxField {
        ContactId "contact_id" Uuid;
        ReadAt "read_at" Timestamp;
        SentAt "sent_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of the portal's inbox.
    InboxSort default "-created_at" { CreatedAt "created_at"; }
}
