//! The messages to one patient, on the record.

use leptos::prelude::*;
use uuid::Uuid;

use super::message::MessageLine;
use crate::api::messaging::{OutboxPart, list_messages};
use crate::components::{Empty, FailureNote, Glyph, Skeleton};
use crate::i18n::texts::messages as t;
use crate::live;
use crate::remote::Remote;

/// The latest messages, with their text and what can be done with them.
#[component]
pub fn PersonMessages(contact: Uuid) -> impl IntoView {
    let all = Remote::new(move || async move {
        let part = OutboxPart { contact_id: Some(contact), limit: 50, ..OutboxPart::default() };
        Ok(list_messages(&part).await?.data)
    });
    live::reload_on(&["message"], all);
    move || match (all.value.get(), all.failure.get()) {
        (Some(messages), _) if messages.is_empty() => {
            view! { <Empty glyph=Glyph::Mail title=t::none_to_person text=t::none_text /> }.into_any()
        }
        (Some(messages), _) => {
            let line = |message| view! { <MessageLine message named=false on_changed=move |()| all.reload() /> };
            view! { <ul class="worklist">{messages.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=4 /> }.into_any(),
    }
}
