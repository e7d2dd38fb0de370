//! Closing, and what is said about a consultation that is closed.

use domain::consultations::{ConsultationState, ConsultationView};
use leptos::prelude::*;

use super::rating::Rating;
use crate::api::{Key, consultations as api};
use crate::components::{Confirm, Kind, toast};
use crate::i18n::texts::portal_consult as t;
use crate::pages::portal::parts::{Act, refused};
use crate::remote::{Remote, Submit};

/// The button that closes; the rating once it is closed.
#[component]
pub fn End(view: Signal<ConsultationView>, open: Remote<ConsultationView>) -> impl IntoView {
    let state = Memo::new(move |_| view.with(|v| v.state));
    move || match state.get() {
        ConsultationState::Closed => view! { <Rating view open /> }.into_any(),
        state => {
            let withdraws = state == ConsultationState::Open;
            view! { <Close view open withdraws /> }.into_any()
        }
    }
}

#[component]
fn Close(view: Signal<ConsultationView>, open: Remote<ConsultationView>, withdraws: bool) -> impl IntoView {
    let (asking, submit, key) = (RwSignal::new(false), Submit::new(), StoredValue::new(Key::new()));
    let (word, title) = if withdraws { (t::withdraw, t::withdraw_title) } else { (t::close, t::close_title) };
    Effect::new(move |_| {
        if submit.failure.with(Option::is_some) {
            asking.set(false);
        }
    });
    let close = move |()| {
        let (id, once) = (view.with_untracked(|v| v.id), key.get_value());
        submit.run(async move { api::create_consultation_closing(id, &once).await }, move |closed| {
            asking.set(false);
            toast::done(t::close_done());
            open.put(closed);
        });
    };
    view! {
        {refused(submit)}
        <div class="btns"><Act class="btn plain sm" on_press=move |()| asking.set(true)>{word}</Act></div>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title
            text=t::close_text
            action=word
            kind=Kind::Primary
            busy=submit.busy
            on_confirm=close
        />
    }
}
