//! What an administrator defines for people and institutions: tags and custom fields.

mod custom_fields;
mod tags;

pub use custom_fields::{CustomFieldForm, CustomFieldsPage};
pub use tags::{TagForm, TagsPage};
