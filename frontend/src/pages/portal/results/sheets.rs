//! The files of a record, such as the sheets of a report.

use domain::documents::{FileState, FileTarget, FileView};
use leptos::prelude::*;

use crate::api::{documents as api, session};
use crate::browser::{file, share};
use crate::components::attachments::{ATTACHABLE, Attachments};
use crate::components::{Confirm, toast};
use crate::i18n::{Plain, texts::portal_results as t};
use crate::live;
use crate::pages::portal::parts::{Act, Notice, Shown, icon, refused};
use crate::remote::{Remote, Submit};

/// What is known of the files of a record.
type Known = Remote<Vec<FileView>>;

/// The photos and PDFs of a record under a title; nothing when there are none. What one has sent in is taken away again as long
/// as it `changes`, and more can be added.
#[component]
pub fn Sheets(target: FileTarget, title: Plain, #[prop(optional)] changes: bool) -> impl IntoView {
    let heading = format!("files-{}", target.record_id);
    let files: Known = Remote::new(move || api::list_files(target));
    live::reload_on(&["file"], files);
    let list = move |all: Signal<Vec<FileView>>| {
        let heading = heading.clone();
        let rows = move || all.get().into_iter().map(|file| view! { <Sheet file files changes /> }).collect_view();
        let any = move || all.with(|all| !all.is_empty());
        view! {
            {move || any().then(|| view! {
                <section class="stack tight" aria-labelledby=heading.clone()>
                    <h2 id=heading.clone()>{title}</h2>
                    <div class="card flush">{rows}</div>
                </section>
            })}
        }
        .into_any()
    };
    view! {
        <Shown remote=files bones=1 children=list />
        {changes.then(|| view! { <Adding target files /> })}
    }
}

#[component]
fn Sheet(file: FileView, files: Known, changes: bool) -> impl IntoView {
    let saving = Submit::new();
    let (id, name) = (file.id, StoredValue::new(file.name.clone()));
    let save = move |()| saving.run(api::find_file_content(id), move |content| share::keep(&name.get_value(), &content));
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            toast::failed(&failure);
        }
    });
    let state = match file.state {
        FileState::Quarantined => Some(t::scanning()),
        FileState::Infected => Some(t::infected()),
        FileState::Clean | FileState::NotScanned => None,
    };
    let end = file.state.is_served().then(|| {
        view! { <Act class="btn sm" busy=saving.busy label=move || name.with_value(|name| t::open_file(name)) on_press=save>{t::save_file}</Act> }
    });
    let sent = changes && session::user().is_some_and(|user| file.uploaded_by == Some(user.id));
    let take_away = sent.then(|| view! { <TakeAway file=file.clone() files /> });
    view! {
        <div class="device">
            <span class="tile off">{icon("#i-file", "i")}</span>
            <div><b>{file.name}</b><span class="small">{state}</span></div>
            <div class="acts">{end}{take_away}</div>
        </div>
    }
}

#[component]
fn TakeAway(file: FileView, files: Known) -> impl IntoView {
    let (asking, submit) = (RwSignal::new(false), Submit::new());
    let (id, version, name) = (file.id, file.version, StoredValue::new(file.name));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let remove = move |()| {
        submit.run(api::delete_file(id, version), move |()| {
            asking.set(false);
            toast::done(t::sheet_removed());
            files.reload();
        });
    };
    view! {
        <button class="icon-btn" type="button" aria-label=move || name.with_value(|name| t::sheet_remove(name)) on:click=move |_| asking.set(true)>
            {icon("#i-x", "i")}
        </button>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=move || name.with_value(|name| t::sheet_remove_title(name))
            text=t::sheet_remove_text
            action=t::sheet_remove_action
            busy=submit.busy
            on_confirm=remove
        />
    }
}

/// Sends what is chosen at once.
#[component]
fn Adding(target: FileTarget, files: Known) -> impl IntoView {
    let (chosen, submit) = (Attachments::new(), Submit::new());
    let choose = move |event| {
        chosen.add(file::chosen(&event));
        if !untrack(|| chosen.is_empty()) {
            submit.run(async move { chosen.send(target).await }, move |_| {
                chosen.clear();
                files.reload();
                toast::done(t::sheet_added());
            });
        }
    };
    let refusals = move || chosen.refused.with(|all| (!all.is_empty()).then(|| all.join(" ")));
    view! {
        {refused(submit)}
        {move || refusals().map(|words| view! { <Notice tone="warn" title=words /> })}
        <label class="btn file-btn" aria-busy=move || submit.busy.get().then_some("true")>
            {icon("#i-file", "i s")}
            <span>{move || if submit.busy.get() { t::sheet_sending() } else { t::sheet_add() }}</span>
            <input type="file" multiple accept=ATTACHABLE disabled=submit.busy on:change=choose />
        </label>
    }
}
