//! Parts of an app that are loaded when they are first wanted, so that its start stays quick however much it grows.
//!
//! A part is a function with `#[wasm_split(name, fallible, preload(load_name))]`: what only it reaches goes into a module
//! of its own. The build writes those modules beside the first one.

use std::future::Future;
use std::pin::Pin;

use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::browser::page;

/// A part on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    OnItsWay,
    Here,
    Failed,
}

/// What is shown in place of a part that is not there.
#[derive(Clone, Copy)]
pub struct Instead {
    pub waiting: fn() -> AnyView,
    /// With a button that loads the page again: the network may be gone, or the server has a newer version of the app,
    /// without the file that this one asks for.
    pub failed: fn(Callback<()>) -> AnyView,
}

/// Draws a view of a part: at once when the part is here, otherwise after loading it.
pub fn later(mut loading: Loading, instead: Instead, build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let outcome = loading.as_mut().now_or_never();
    if let Some(Ok(())) = outcome {
        return build();
    }
    let state = RwSignal::new(if outcome.is_some() { State::Failed } else { State::OnItsWay });
    if outcome.is_none() {
        spawn_local(async move {
            let outcome = loading.await;
            // The view may have gone meanwhile.
            let _ = state.try_set(if outcome.is_ok() { State::Here } else { State::Failed });
        });
    }
    (move || match state.get() {
        State::OnItsWay => (instead.waiting)(),
        State::Failed => (instead.failed)(Callback::new(|()| page::reload())),
        State::Here => build(),
    })
    .into_any()
}

/// The view of a part that is here.
pub fn now(view: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    // Its module is loaded, so the future is ready.
    view.now_or_never().and_then(Result::ok).unwrap_or_else(|| ().into_any())
}
