//! A [`Remote`] on a page: bones at first, then the content; a failure beside content that is still there, or instead.

use std::time::Duration;

use leptos::prelude::*;

use super::Trouble;
use crate::browser::timer;
use crate::i18n::texts::interface as t;
use crate::remote::Remote;

/// `children` gets the value as a signal and is built once, so that fields and focus survive a reload.
#[component]
pub fn Shown<T: Clone + Send + Sync + 'static>(
    remote: Remote<T>,
    /// How many cards will stand there.
    #[prop(default = 3)]
    bones: usize,
    children: impl Fn(Signal<T>) -> AnyView + Clone + Send + 'static,
) -> impl IntoView {
    let there = Memo::new(move |_| remote.value.with(Option::is_some));
    let retry = Callback::new(move |()| remote.reload());
    let failure = move || remote.failure.get().map(|failure| view! { <Trouble failure on_retry=retry /> });
    let content = move || {
        if there.get() {
            // Present as long as this branch is shown: an answer is replaced, never taken away.
            return children(Signal::derive(move || remote.value.get().expect("shown only once there is a value")));
        }
        if remote.failure.with(Option::is_some) {
            return ().into_any();
        }
        view! { <Bones count=bones /> }.into_any()
    };
    view! {
        {failure}
        {content}
    }
}

/// Where cards will be. After four seconds it says that it is still at it.
#[component]
pub fn Bones(count: usize) -> impl IntoView {
    let slow = RwSignal::new(false);
    let timer = StoredValue::new(timer::after(Duration::from_secs(4), move || _ = slow.try_set(true)));
    on_cleanup(move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    });
    view! {
        <div class="stack skeleton" role="status" aria-label=t::loading>
            {(0..count).map(|_| view! { <span class="bone bone-card"></span> }).collect_view()}
            {move || slow.get().then(|| view! { <p class="meta">{t::loading_long}</p> })}
        </div>
    }
}
