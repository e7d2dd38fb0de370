//! Messages to the person at this screen, shown as they come.

use domain::identity::Permission;
use leptos::task::spawn_local;

use crate::api::messaging::find_message;
use crate::api::session;
use crate::components::toast;
use crate::i18n::texts::shell as t;
use crate::live;

/// Shows them for as long as the frame lives.
pub(super) fn show() {
    live::on(&["notification"], |event| {
        let Some(id) = event.id else { return };
        spawn_local(async move {
            // Whoever may not read messages learns that there is something new.
            let message = if session::may(Permission::ReadMessages) { find_message(id).await.ok() } else { None };
            let words = message.and_then(|message| message.subject.or(message.text));
            toast::done(words.unwrap_or_else(|| t::something_new().to_owned()));
        });
    });
}
