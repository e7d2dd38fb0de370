//! Reading from and sending to the server within a view.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Failure;

/// Data that a view shows. It keeps the last answer while the next one is on its way; only the latest question is
/// answered, earlier ones are cancelled, and all are when the view goes.
pub struct Remote<T: Send + Sync + 'static> {
    pub value: RwSignal<Option<T>>,
    pub failure: RwSignal<Option<Failure>>,
    pub loading: RwSignal<bool>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Copy for Remote<T> {}

impl<T: Send + Sync + 'static> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Remote<T> {
    /// Asks now, and again whenever a signal that `ask` reads changes. Read signals before the `async` block:
    /// `Remote::new(move || { let id = id.get(); async move { find(id).await } })`.
    pub fn new<Answer>(ask: impl Fn() -> Answer + 'static) -> Remote<T>
    where
        Answer: Future<Output = Result<T, Failure>> + 'static,
    {
        let remote =
            Remote { value: RwSignal::new(None), failure: RwSignal::new(None), loading: RwSignal::new(true), again: RwSignal::new(0) };
        let running = Running::default();
        let ended = StoredValue::new_local(running.clone());
        on_cleanup(move || {
            ended.try_with_value(Running::stop);
        });
        Effect::new(move |_| {
            remote.again.track();
            let answer = ask();
            remote.loading.set(true);
            running.start(async move {
                let outcome = answer.await;
                remote.settle(outcome);
            });
        });
        remote
    }

    fn settle(self, outcome: Result<T, Failure>) {
        // The view may have gone while the answer was on its way.
        if self.loading.try_set(false).is_some() {
            return;
        }
        match outcome {
            Ok(value) => {
                self.failure.set(None);
                self.value.set(Some(value));
            }
            Err(failure) => self.failure.set(Some(failure)),
        }
    }

    /// Asks again.
    pub fn reload(self) {
        // Gone with its view is fine too.
        let _ = self.again.try_update(|n| *n = n.wrapping_add(1));
    }

    /// Replaces the answer by one that came another way, for example from a change.
    pub fn put(self, value: T) {
        self.failure.set(None);
        self.value.set(Some(value));
    }
}

/// At most one future at a time.
#[derive(Clone, Default)]
struct Running(Rc<RefCell<Option<AbortHandle>>>);

impl Running {
    fn start(&self, future: impl Future<Output = ()> + 'static) {
        let (future, handle) = abortable(future);
        if let Some(earlier) = self.0.replace(Some(handle)) {
            earlier.abort();
        }
        spawn_local(async move {
            // Aborted is fine: a later question took over.
            let _ = future.await;
        });
    }

    fn stop(&self) {
        if let Some(handle) = self.0.take() {
            handle.abort();
        }
    }
}

/// Something that is sent to the server when a button is pressed: while one is on its way, further presses do nothing.
#[derive(Clone, Copy)]
pub struct Submit {
    pub busy: RwSignal<bool>,
    pub failure: RwSignal<Option<Failure>>,
}

impl Default for Submit {
    fn default() -> Submit {
        Submit::new()
    }
}

impl Submit {
    pub fn new() -> Submit {
        Submit { busy: RwSignal::new(false), failure: RwSignal::new(None) }
    }

    /// Sends, unless something is on its way; `then` gets the answer.
    pub fn run<T: 'static>(self, call: impl Future<Output = Result<T, Failure>> + 'static, then: impl FnOnce(T) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let outcome = call.await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(value) => then(value),
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    /// What is wrong with the field at this pointer, for a form.
    pub fn field(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.failure.with(|f| f.as_ref().and_then(|f| f.field(pointer))))
    }
}
