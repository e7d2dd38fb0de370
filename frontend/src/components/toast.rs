//! Short notices at the corner. What can be undone stays so in the activity tray after the notice has gone; errors never
//! go by themselves.

use std::sync::OnceLock;

use leptos::prelude::*;

use super::button::{Button, IconButton, Kind, Size};
use super::icon::{Glyph, Icon};
use crate::api::Failure;
use crate::i18n::texts::interface as t;

/// One thing that happened.
#[derive(Clone)]
pub struct Notice {
    id: u32,
    pub text: String,
    pub detail: Option<String>,
    pub failed: bool,
    undo: Option<Callback<()>>,
}

#[derive(Default)]
struct Notices {
    shown: ArcRwSignal<Vec<Notice>>,
    tray: ArcRwSignal<Vec<Notice>>,
}

fn notices() -> &'static Notices {
    static NOTICES: OnceLock<Notices> = OnceLock::new();
    NOTICES.get_or_init(Notices::default)
}

/// How many the tray remembers.
const REMEMBERED: usize = 20;

fn put(text: String, detail: Option<String>, failed: bool, undo: Option<Callback<()>>) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let notice = Notice { id: NEXT.fetch_add(1, Ordering::Relaxed), text, detail, failed, undo };
    notices().shown.update(|shown| {
        shown.push(notice.clone());
        let surplus = shown.len().saturating_sub(4);
        shown.drain(..surplus);
    });
    notices().tray.update(|tray| {
        tray.insert(0, notice);
        tray.truncate(REMEMBERED);
    });
}

/// It worked.
pub fn done(text: impl Into<String>) {
    put(text.into(), None, false, None);
}

/// It worked, and can be undone.
pub fn undoable(text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
    put(text.into(), None, false, Some(Callback::new(move |()| undo())));
}

/// It did not work; for failures that have no place of their own on the page.
pub fn failed(failure: &Failure) {
    put(failure.title(), Some(failure.advice()).filter(|a| !a.is_empty()), true, None);
}

/// Undoes the last thing that can be undone; `false` when there is none.
pub fn undo_last() -> bool {
    let last = notices().tray.with_untracked(|tray| tray.iter().find(|n| n.undo.is_some()).cloned());
    last.map(|notice| undo(&notice)).is_some()
}

fn undo(notice: &Notice) {
    // Callbacks belong to the page that made them; after it has gone there is nothing left to undo with.
    if let Some(undo) = notice.undo {
        let _ = undo.try_run(());
    }
    let id = notice.id;
    notices().tray.update(|tray| {
        if let Some(kept) = tray.iter_mut().find(|n| n.id == id) {
            kept.undo = None;
        }
    });
    dismiss(id);
}

fn dismiss(id: u32) {
    notices().shown.update(|shown| shown.retain(|n| n.id != id));
}

/// Where the notices appear; once in the shell.
#[component]
pub fn Toasts() -> impl IntoView {
    let shown = notices().shown.clone();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || shown.get() key=|notice| notice.id children=|notice| view! { <Toast notice /> } />
        </div>
    }
}

#[component]
fn Toast(notice: Notice) -> impl IntoView {
    let id = notice.id;
    let glyph = if notice.failed { Glyph::Alert } else { Glyph::CheckCircle };
    let again = notice.clone();
    let undo_button = notice.undo.map(|_| {
        view! { <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Undo on_press=move |()| undo(&again)>{t::undo}</Button> }
    });
    view! {
        <div
            class="toast"
            data-tone=notice.failed.then_some("danger")
            data-timer=!notice.failed
            on:animationend=move |_| dismiss(id)
        >
            <Icon glyph />
            <div class="t">{notice.text} {notice.detail.map(|detail| view! { <p>{detail}</p> })}</div>
            {undo_button}
            <IconButton glyph=Glyph::X label=t::close size=Size::Small on_press=move |()| dismiss(id) />
        </div>
    }
}

/// The last things that happened, for the menu in the top bar.
#[component]
pub fn Tray() -> impl IntoView {
    let tray = notices().tray.clone();
    let entry = |notice: Notice| {
        let glyph = if notice.failed { Glyph::Alert } else { Glyph::Check };
        let again = notice.clone();
        let undo_button = notice.undo.map(|_| {
            view! { <Button size=Size::Small kind=Kind::Quiet on_press=move |()| undo(&again)>{t::undo}</Button> }
        });
        view! {
            <li>
                <Icon glyph />
                <div class="t">{notice.text} {notice.detail.map(|detail| view! { <p class="sub">{detail}</p> })}</div>
                {undo_button}
            </li>
        }
    };
    move || {
        let all = tray.get();
        if all.is_empty() {
            return view! { <p class="head">{t::activity_empty}</p> }.into_any();
        }
        view! { <ul class="tray-list">{all.into_iter().map(entry).collect_view()}</ul> }.into_any()
    }
}
