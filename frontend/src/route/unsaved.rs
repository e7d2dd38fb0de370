//! Asking before unsaved work is left.

use std::cell::RefCell;
use std::sync::OnceLock;

use leptos::prelude::*;

use super::address::Address;

/// Where the person was going.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaving {
    To(Address),
    /// Steps in the history.
    Back(i32),
}

thread_local! {
    static FORMS: RefCell<Vec<Signal<bool>>> = const { RefCell::new(Vec::new()) };
}

fn signal() -> &'static ArcRwSignal<Option<Leaving>> {
    static LEAVING: OnceLock<ArcRwSignal<Option<Leaving>>> = OnceLock::new();
    LEAVING.get_or_init(|| ArcRwSignal::new(None))
}

/// Guards a form for as long as it is on the page.
pub fn watch_unsaved(unsaved: Signal<bool>) {
    FORMS.with_borrow_mut(|forms| forms.push(unsaved));
    on_cleanup(move || FORMS.with_borrow_mut(|forms| forms.retain(|form| *form != unsaved)));
}

/// Whether a form holds something that is not saved.
pub(super) fn any() -> bool {
    FORMS.with_borrow(|forms| forms.iter().any(|form| form.try_get_untracked().unwrap_or(false)))
}

/// `true` when nothing would be lost; otherwise the question is put and the answer is `false` for now.
pub(super) fn ask(leaving: impl FnOnce() -> Leaving) -> bool {
    if any() {
        signal().set(Some(leaving()));
        return false;
    }
    true
}

/// The open question and its answers, for the dialog.
pub fn leaving() -> (ArcReadSignal<Option<Leaving>>, impl Fn(bool) + Clone + Send + Sync + 'static) {
    let answer = |go: bool| {
        let leaving = signal().try_update(Option::take).flatten();
        if let Some(leaving) = leaving.filter(|_| go) {
            FORMS.with_borrow_mut(Vec::clear);
            super::navigation::resume(leaving);
        }
    };
    (signal().read_only(), answer)
}
