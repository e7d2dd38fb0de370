//! The question before many people are changed: what, and how many.

use leptos::prelude::*;

use super::change::{self, Change};
use super::selection::Targets;
use crate::api::contacts::People;
use crate::components::{Button, Dialog, FailureNote, Kind};
use crate::i18n::{
    Count,
    texts::{interface, lists as l},
};
use crate::remote::Remote;

/// What somebody wants to do.
#[derive(Clone)]
pub struct Asked {
    pub change: Change,
    pub targets: Targets,
}

/// Asks with the exact number, which is counted first.
#[component]
pub fn BulkQuestion(asked: RwSignal<Option<Asked>>, people: People, #[prop(into)] on_confirm: Callback<(Asked, i64)>) -> impl IntoView {
    let open = Signal::derive(move || asked.with(Option::is_some));
    let title = move || asked.with(|asked| asked.as_ref().map(|asked| question(&asked.change)).unwrap_or_default());
    let text = move || {
        asked.with(|asked| match asked.as_ref().map(|asked| &asked.change) {
            Some(Change::Archive) => l::ask_archive_text(),
            _ => l::ask_text(),
        })
    };
    view! {
        <Dialog open title text on_close=move |()| asked.set(None)>
            {move || asked.get().map(|wish| view! { <Preview asked wish people on_confirm /> })}
        </Dialog>
    }
}

#[component]
fn Preview(asked: RwSignal<Option<Asked>>, wish: Asked, people: People, on_confirm: Callback<(Asked, i64)>) -> impl IntoView {
    let targets = wish.targets.clone();
    let count = Remote::new(move || {
        let targets = targets.clone();
        async move { change::count(people, &targets).await }
    });
    let archives = matches!(wish.change, Change::Archive);
    let known = Signal::derive(move || count.value.get());
    let words = move || match known.get() {
        Some(n) => l::ask_count(Count(n)),
        None => l::ask_counting().to_owned(),
    };
    let action = move || match (archives, known.get()) {
        (true, Some(n)) => l::archive_n(Count(n)),
        (true, None) => l::archive_plain().to_owned(),
        (false, Some(n)) => l::change_n(Count(n)),
        (false, None) => l::change_plain().to_owned(),
    };
    let waiting = Signal::derive(move || known.with(|n| n.is_none_or(|n| n == 0)));
    let confirm = move |()| {
        if let Some(n) = known.get_untracked() {
            asked.set(None);
            on_confirm.run((wish.clone(), n));
        }
    };
    view! {
        <div class="body">
            <p class="ask-count num" role="status">{words}</p>
            {move || count.failure.get().map(|failure| view! { <FailureNote failure on_retry=move |()| count.reload() /> })}
        </div>
        <footer>
            <Button on_press=move |()| asked.set(None)>{interface::back}</Button>
            <Button kind=if archives { Kind::Danger } else { Kind::Primary } disabled=waiting on_press=confirm>{action}</Button>
        </footer>
    }
}

fn question(change: &Change) -> String {
    match change {
        Change::Tag(tag) => l::ask_tag(&tag.name),
        Change::Untag(tag) => l::ask_untag(&tag.name),
        Change::Archive | Change::Restore => l::ask_archive().to_owned(),
    }
}
