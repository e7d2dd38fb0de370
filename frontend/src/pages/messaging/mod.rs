//! Messages: the outbox, templates, and the local transport.

mod local_page;
mod message;
mod of_person;
mod outbox_page;
mod template_form;
mod templates_page;

pub use local_page::LocalMessagesPage;
pub use of_person::PersonMessages;
pub use outbox_page::OutboxPage;
pub use template_form::TemplateForm;
pub use templates_page::TemplatesPage;
