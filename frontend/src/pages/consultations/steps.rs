//! What can be done with a consultation: hand over, close, make a visit or a task of it.

use domain::consultations::{ConsultationState, ConsultationView};
use domain::identity::Permission;
use leptos::prelude::*;

use super::handover::HandoverDialog;
use super::task::TaskDialog;
use crate::api::{Key, consultations as api, session};
use crate::components::grid::Rows;
use crate::components::{Button, Confirm, Glyph, Kind, Menu, MenuItem, Size, toast};
use crate::i18n::texts::{consultations as t, interface};
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::remote::{Remote, Submit};
use crate::route;

/// The buttons. Those who only read have none.
#[component]
pub fn Steps(view: Signal<ConsultationView>, open: Remote<ConsultationView>, rows: Rows<ConsultationView>) -> impl IntoView {
    let (handing, tasking, closing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let acts = Memo::new(move |_| view.with(|v| v.role.answers()));
    let state = Memo::new(move |_| view.with(|v| v.state));
    let ended = Signal::derive(move || state.get() == ConsultationState::Closed);
    let book = move |()| {
        let start = view.with_untracked(|v| Start {
            contact: Some((v.contact_id, v.contact_name.clone())),
            practitioner: Some(v.practitioner_id),
            consultation: Some(v.id),
            ..Start::default()
        });
        open_booking(start);
    };
    let books = || session::may(Permission::WriteAppointments);
    let tasks = || session::may(Permission::WriteTasks);
    let gone = Callback::new(move |()| {
        rows.reload();
        route::replace_query(&[("open", None)]);
    });
    let buttons = move || {
        view! {
            <div class="inbox-acts">
                <Show when=books><Button size=Size::Small icon=Glyph::Calendar on_press=book>{t::to_visit}</Button></Show>
                <Menu trigger=|| view! { {interface::more} } label=interface::more size=Size::Small kind=Kind::Plain>
                    <Show when=tasks><MenuItem icon=Glyph::Kanban on_press=move |()| tasking.set(true)>{t::to_task}</MenuItem></Show>
                    <MenuItem icon=Glyph::Arrow disabled=ended on_press=move |()| handing.set(true)>{t::hand_over}</MenuItem>
                    <MenuItem
                        icon=Glyph::Archive
                        disabled=Signal::derive(move || state.get() != ConsultationState::Answered)
                        on_press=move |()| closing.set(true)
                    >
                        {move || if state.get() == ConsultationState::Open { t::close_first() } else { t::close() }}
                    </MenuItem>
                </Menu>
            </div>
            <HandoverDialog view open=handing thread=open gone />
            <TaskDialog view open=tasking thread=open />
            <Close view asking=closing thread=open />
        }
    };
    move || acts.get().then(buttons)
}

#[component]
fn Close(view: Signal<ConsultationView>, asking: RwSignal<bool>, thread: Remote<ConsultationView>) -> impl IntoView {
    let submit = Submit::new();
    let name = Memo::new(move |_| view.with(|v| v.contact_name.clone()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let close = move |()| {
        let id = view.with_untracked(|v| v.id);
        submit.run(async move { api::create_consultation_closing(id, &Key::new()).await }, move |closed| {
            asking.set(false);
            toast::done(t::closed_done(&closed.contact_name));
            thread.put(closed);
        });
    };
    view! {
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=move || t::close_title(&name.get())
            text=t::close_text
            action=move || t::close_for(&name.get())
            kind=Kind::Primary
            busy=submit.busy
            on_confirm=close
        />
    }
}
