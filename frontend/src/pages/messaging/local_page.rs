//! What the local transport has kept instead of sending it; for administrators, while the server runs on this machine.

use domain::messaging::LocalMessageView;
use leptos::prelude::*;

use crate::api::messaging::list_local_messages;
use crate::components::{Banner, Button, Empty, FailureNote, Glyph, Skeleton};
use crate::format;
use crate::i18n::{
    lang,
    texts::{failures, messages as t},
};
use crate::live;
use crate::pages::settings::SettingsPage;
use crate::remote::Remote;
use crate::route::Setting;
use crate::shell;

/// The list, the latest first.
#[component]
pub fn LocalMessagesPage() -> impl IntoView {
    shell::title(|| t::local().to_owned());
    let all = Remote::new(|| async { Ok(list_local_messages().await?.data) });
    live::reload_on(&["message"], all);
    let line = |message: LocalMessageView| {
        let (at, channel) = (message.sent_at, message.channel);
        let files = message.attachments.join(", ");
        view! {
            <li>
                <div class="main-line">
                    <span class="strong">{message.subject}</span>
                    <span class="sub num">{move || format::date_time(at, &shell::zone())}</span>
                </div>
                <div class="sub">{move || channel.label(lang())}" "{t::to(&message.destination)}</div>
                <div class="letter pre">{message.text}</div>
                {(!files.is_empty()).then(|| view! { <div class="sub">{t::attachments(&files)}</div> })}
            </li>
        }
    };
    let content = move || match (all.value.get(), all.failure.get()) {
        (Some(messages), _) if messages.is_empty() => {
            view! { <Empty glyph=Glyph::Mail title=t::local_none text=t::local_none_text /> }.into_any()
        }
        (Some(messages), _) => view! { <ul class="worklist">{messages.into_iter().map(line).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) if failure.status() == 404 => view! { <Banner glyph=Glyph::Info>{t::local_closed}</Banner> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=6 /> }.into_any(),
    };
    let actions = move || view! { <Button icon=Glyph::Refresh on_press=move |()| all.reload()>{failures::retry}</Button> };
    view! {
        <SettingsPage current=Some(Setting::LocalMessages) title=t::local sub=t::local_sub actions>
            <div class="page-body">{content}</div>
        </SettingsPage>
    }
}
