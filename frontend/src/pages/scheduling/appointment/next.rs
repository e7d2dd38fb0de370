//! The next right step of an appointment, as one button that names the patient.

use std::future::Future;

use domain::identity::Permission;
use domain::scheduling::{AppointmentState, AppointmentView};
use leptos::prelude::*;

use crate::api::{Failure, queue, scheduling as api, session};
use crate::components::{Button, Glyph, Kind, LinkButton, Size, toast};
use crate::i18n::texts::scheduling as t;
use crate::pages::scheduling::words::zone_of;
use crate::remote::Submit;
use crate::route::Route;

/// The button, or nothing when nothing is left to do or the person may not.
#[component]
pub fn NextStep(
    visit: AppointmentView,
    /// In a list, where the name stands beside it.
    #[prop(optional)]
    small: bool,
    #[prop(optional, into)] on_changed: Option<Callback<()>>,
) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let kind = if small { Kind::Plain } else { Kind::Primary };
    let size = if small { Size::Small } else { Size::Normal };
    let name = visit.contact_name.clone();
    let id = visit.id;
    let today = zone_of(&visit).wall(visit.starts_at).date() == zone_of(&visit).today();
    let writes = session::may(Permission::WriteAppointments);
    match visit.state {
        AppointmentState::Requested if writes => {
            let (spoken, done) = (t::approve_for(&name), name.clone());
            let press = move |()| run(submit, api::create_approval(id), t::approved(&done), on_changed);
            step(kind, size, Glyph::Check, submit, small, t::approve, spoken, Callback::new(press))
        }
        AppointmentState::Confirmed if today && session::may(Permission::ReceivePatients) => {
            let spoken = t::check_in_for(&name);
            let press = move |()| crate::pages::scheduling::queue::receive(submit, queue::by_appointment(id), on_changed);
            step(kind, size, Glyph::Enter, submit, small, t::check_in, spoken, Callback::new(press))
        }
        AppointmentState::Confirmed if visit.confirmed_at.is_none() && writes => {
            let (spoken, done) = (t::confirm_for(&name), name.clone());
            let press = move |()| run(submit, api::create_confirmation(id), t::confirmed(&done), on_changed);
            step(kind, size, Glyph::CheckCircle, submit, small, t::confirm, spoken, Callback::new(press))
        }
        AppointmentState::CheckedIn | AppointmentState::Called | AppointmentState::InProgress => {
            view! { <LinkButton href=Route::Visit(id).href() kind size icon=Glyph::Steth>{t::open_visit}</LinkButton> }.into_any()
        }
        _ => ().into_any(),
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one button")]
fn step(
    kind: Kind,
    size: Size,
    icon: Glyph,
    submit: Submit,
    small: bool,
    word: crate::i18n::Plain,
    spoken: String,
    press: Callback<()>,
) -> AnyView {
    let shown = spoken.clone();
    match small {
        true => view! { <Button kind size icon busy=submit.busy label=spoken on_press=press>{word}</Button> }.into_any(),
        false => view! { <Button kind size icon busy=submit.busy on_press=press>{shown}</Button> }.into_any(),
    }
}

/// Does it, says so, and tells whoever shows the appointment.
pub(super) fn run<T: 'static>(
    submit: Submit,
    call: impl Future<Output = Result<T, Failure>> + 'static,
    words: String,
    on_changed: Option<Callback<()>>,
) {
    submit.run(call, move |_| {
        toast::done(words);
        if let Some(on_changed) = on_changed {
            on_changed.run(());
        }
    });
}
