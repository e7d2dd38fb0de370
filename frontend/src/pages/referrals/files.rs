//! The files of a referral: letters that were scanned, findings that came back.

use domain::documents::{FileState, FileTarget, FileView, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::documents as api;
use crate::browser::share;
use crate::components::attachments::Attachments;
use crate::components::{Button, Card, FailureNote, Glyph, Icon, Size, Skeleton, toast};
use crate::i18n::texts::referrals as t;
use crate::live;
use crate::pages::consultations::{ChosenFiles, FileButton};
use crate::remote::{Remote, Submit};

/// Where files of a referral are.
pub fn target(referral: Uuid) -> FileTarget {
    FileTarget { record_kind: RecordKind::Referral, record_id: referral }
}

/// The card.
#[component]
pub fn Files(referral: Uuid, may_add: Signal<bool>) -> impl IntoView {
    let found = Remote::new(move || api::list_files(target(referral)));
    live::reload_on(&["file"], found);
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::files_empty}</p> }.into_any(),
        (Some(all), _) => {
            let line = |file: FileView| view! { <Line file /> };
            view! { <ul class="visits-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    view! {
        <Card title=t::files>
            {content}
            <Show when=move || may_add.get()><Adding referral found /></Show>
        </Card>
    }
}

#[component]
fn Line(file: FileView) -> impl IntoView {
    let saving = Submit::new();
    let (id, name) = (file.id, StoredValue::new(file.name.clone()));
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            toast::failed(&failure);
        }
    });
    let save = move |()| saving.run(api::find_file_content(id), move |content| share::keep(&name.get_value(), &content));
    let served = file.state.is_served();
    let state = match file.state {
        FileState::Quarantined => Some(t::scanning),
        FileState::Infected => Some(t::infected),
        FileState::Clean | FileState::NotScanned => None,
    };
    view! {
        <li>
            <Icon glyph=Glyph::File size="i-sm" />
            {match served {
                true => view! { <Button size=Size::Small busy=saving.busy label=move || t::open_file(&name.get_value()) on_press=save>{file.name}</Button> }.into_any(),
                false => view! { <span>{file.name}</span> }.into_any(),
            }}
            {state.map(|state| view! { <span class="sub">{state}</span> })}
        </li>
    }
}

#[component]
fn Adding(referral: Uuid, found: Remote<Vec<FileView>>) -> impl IntoView {
    let (files, submit) = (Attachments::new(), Submit::new());
    let send = move |()| {
        submit.run(async move { files.send(target(referral)).await }, move |_| {
            files.clear();
            found.reload();
            toast::done(t::files_added());
        });
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        {failure}
        <ChosenFiles files busy=submit.busy />
        <div class="rowx">
            <FileButton files />
            {move || (!files.is_empty()).then(|| view! { <Button busy=submit.busy on_press=send>{t::add_files}</Button> })}
        </div>
    }
}
