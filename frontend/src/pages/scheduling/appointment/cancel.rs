//! Cancelling, with a reason, and how much of a series.

use domain::scheduling::{AppointmentView, CreateCancellation, Extent};
use leptos::prelude::*;

use crate::api::scheduling as api;
use crate::components::{Button, Dialog, FailureNote, Kind, RadioGroup, TextArea, toast};
use crate::i18n::{
    lang,
    texts::{interface, scheduling as t},
};
use crate::pages::scheduling::words::when;
use crate::remote::Submit;

/// The choices of how much of a series is meant.
pub fn extents() -> Vec<(String, String)> {
    Extent::ALL.iter().map(|extent| (extent.code().to_owned(), extent.label(lang()).to_owned())).collect()
}

/// Asks why, names the patient, and says what follows.
#[component]
pub fn CancelDialog(visit: RwSignal<Option<AppointmentView>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || visit.with(Option::is_some));
    let name = move || visit.with(|v| v.as_ref().map(|v| v.contact_name.clone())).unwrap_or_default();
    let at = move || visit.with(|v| v.as_ref().map(when)).unwrap_or_default();
    view! {
        <Dialog open on_close=move |()| visit.set(None) title=move || t::cancel_title(&name()) text=at>
            {move || visit.get().map(|shown| view! { <Form shown visit on_done /> })}
        </Dialog>
    }
}

#[component]
fn Form(shown: AppointmentView, visit: RwSignal<Option<AppointmentView>>, on_done: Callback<()>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let extent = RwSignal::new(Extent::One.code().to_owned());
    let series = shown.series_id.is_some();
    let (id, name) = (shown.id, shown.contact_name.clone());
    let submit = Submit::new();
    let done = name.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = Some(reason.get_untracked().trim().to_owned()).filter(|r| !r.is_empty());
        let why = CreateCancellation { reason, extent: Extent::from_code(&extent.get_untracked()).unwrap_or_default() };
        let done = done.clone();
        submit.run(async move { api::create_cancellation(id, &why).await }, move |_| {
            visit.set(None);
            on_done.run(());
            toast::undoable(t::cancelled(&done), move || restore(id));
        });
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send>
            <div class="body form">
                {failure}
                {series.then(|| view! { <RadioGroup label=t::extent value=extent options=Signal::derive(extents) /> })}
                <TextArea label=t::cancel_reason value=reason optional=true max_length=500 hint=t::cancel_hint />
            </div>
            <footer>
                <Button on_press=move |()| visit.set(None)>{interface::back}</Button>
                <Button kind=Kind::Danger submit=true busy=submit.busy>{move || t::cancel_for(&name)}</Button>
            </footer>
        </form>
    }
}

fn restore(id: uuid::Uuid) {
    leptos::task::spawn_local(async move {
        match api::delete_cancellation(id).await {
            Ok(_) => toast::done(interface::undone()),
            Err(failure) => toast::failed(&failure),
        }
    });
}
