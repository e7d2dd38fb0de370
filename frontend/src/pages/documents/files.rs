//! The files of a record: what was scanned, and what came in.

use domain::documents::{FileState, FileTarget, FileView};
use domain::identity::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::api::{documents as api, session};
use crate::browser::share;
use crate::components::attachments::Attachments;
use crate::components::{Button, Card, FailureNote, Glyph, Icon, IconButton, Size, Skeleton, toast};
use crate::format;
use crate::i18n::texts::{attachments as a, documents as t};
use crate::live;
use crate::pages::consultations::{ChosenFiles, FileButton};
use crate::remote::{Remote, Submit};
use crate::shell;

/// What is known of the files of a record.
type Known = Remote<Vec<FileView>>;

/// The card. Who may add files may archive them as well.
#[component]
pub fn RecordFiles(target: FileTarget, #[prop(into)] may_add: Signal<bool>) -> impl IntoView {
    let found = Remote::new(move || api::list_files(target));
    live::reload_on(&["file"], found);
    let may = Signal::derive(move || may_add.get() && session::may(Permission::WriteFiles));
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::empty}</p> }.into_any(),
        (Some(all), _) => {
            let line = |file: FileView| view! { <Line file found may /> };
            view! { <ul class="visits-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    view! {
        <Card title=t::title>
            {content}
            <Show when=move || may.get()><Adding target found /></Show>
        </Card>
    }
}

#[component]
fn Line(file: FileView, found: Known, may: Signal<bool>) -> impl IntoView {
    let saving = Submit::new();
    let (id, name) = (file.id, StoredValue::new(file.name.clone()));
    complain(saving);
    let save = move |()| saving.run(api::find_file_content(id), move |content| share::keep(&name.get_value(), &content));
    let served = file.state.is_served();
    let state = match file.state {
        FileState::Quarantined => a::quarantined,
        FileState::Clean => a::clean,
        FileState::NotScanned => a::not_scanned,
        FileState::Infected => a::infected,
    };
    let (zone, at, shown) = (shell::zone(), file.created_at, file.name.clone());
    let day = move || format::short_date(zone.wall(at).date());
    view! {
        <li>
            <Icon glyph=Glyph::File size="i-sm" />
            {match served {
                true => view! { <Button size=Size::Small busy=saving.busy label=move || t::save(&name.get_value()) on_press=save>{shown}</Button> }.into_any(),
                false => view! { <span>{shown}</span> }.into_any(),
            }}
            <span class="sub num">{day}</span>
            <span class="sub">{state}</span>
            <Show when=move || may.get()><Archive file=file.clone() found /></Show>
        </li>
    }
}

/// Archiving can be undone, so it is not asked about.
#[component]
fn Archive(file: FileView, found: Known) -> impl IntoView {
    let submit = Submit::new();
    let (id, version, name) = (file.id, file.version, StoredValue::new(file.name));
    complain(submit);
    let archive = move |()| {
        submit.run(api::delete_file(id, version), move |()| {
            toast::undoable(t::archived(&name.get_value()), move || bring_back(id, found));
            found.reload();
        });
    };
    view! {
        <IconButton
            glyph=Glyph::Archive
            size=Size::Small
            disabled=submit.busy
            label=move || t::archive_named(&name.get_value())
            on_press=archive
        />
    }
}

fn bring_back(id: Uuid, found: Known) {
    spawn_local(async move {
        match api::create_file_restoration(id).await {
            Ok(()) => found.reload(),
            Err(failure) => toast::failed(&failure),
        }
    });
}

/// What went wrong is told in a notice that stays.
fn complain(submit: Submit) {
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
}

#[component]
fn Adding(target: FileTarget, found: Known) -> impl IntoView {
    let (files, submit) = (Attachments::new(), Submit::new());
    let send = move |()| {
        submit.run(async move { files.send(target).await }, move |_| {
            files.clear();
            found.reload();
            toast::done(t::added());
        });
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        {failure}
        <ChosenFiles files busy=submit.busy />
        <div class="rowx">
            <FileButton files />
            {move || (!files.is_empty()).then(|| view! { <Button busy=submit.busy on_press=send>{t::add}</Button> })}
        </div>
    }
}
