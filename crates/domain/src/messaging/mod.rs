//! Messages to people: templates, what they are about, the gate before sending, and when sending is tried again.

pub mod choices;
pub mod contract;
pub mod facts;
pub mod gate;
#[cfg(test)]
mod gate_tests;
pub mod retry;
pub mod template;
pub mod template_contract;

pub use choices::{GateAnswer, MessageChannel, MessagePurpose, MessageState, SendFailure};
pub use contract::{InboxField, InboxMessageView, InboxSort, LocalMessageView, MessageField, MessageSort, MessageView, NotificationView};
pub use facts::{Facts, Secrets};
pub use template::{TemplateCode, Variable};
pub use template_contract::{CreatePreview, MessagePreview, MessageTemplateForm, MessageTemplateView, TemplateVariable};
