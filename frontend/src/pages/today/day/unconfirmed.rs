//! Whose attendance nobody has said yet.

use domain::scheduling::AppointmentView;
use leptos::prelude::*;

use super::{Day, list_href};
use crate::api::{scheduling as api, session};
use crate::components::{Badge, Button, Glyph, Size, toast};
use crate::format;
use crate::i18n::texts::{scheduling as s, today as t};
use crate::pages::scheduling::appointment::NextStep;
use crate::pages::scheduling::words::zone_of;
use crate::remote::Submit;
use crate::route::Route;

#[component]
pub fn Unconfirmed(day: Day) -> impl IntoView {
    let coming = Memo::new(move |_| day.unconfirmed());
    let line = move |visit: AppointmentView| view! { <Line day visit /> };
    let none = move || coming.with(Vec::is_empty).then(|| view! { <p class="in sub">{t::all_confirmed}</p> });
    view! {
        <section class="card">
            <header>
                <h2><a class="strong" href=move || list_href(day.today.get(), "unconfirmed")>{t::unconfirmed}</a></h2>
                <Badge>{move || coming.with(Vec::len)}</Badge>
            </header>
            {none}
            <ul class="unc">{move || coming.get().into_iter().take(5).map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Line(day: Day, visit: AppointmentView) -> impl IntoView {
    let at = {
        let visit = visit.clone();
        move || format::clock(visit.starts_at, &zone_of(&visit))
    };
    let requested = visit.state == domain::scheduling::AppointmentState::Requested;
    let action = match requested {
        true => view! { <NextStep visit=visit.clone() small=true on_changed=move |()| day.changed() /> }.into_any(),
        false => view! { <Confirm day visit=visit.clone() /> }.into_any(),
    };
    view! {
        <li>
            <time class="num">{at}</time>
            <div class="ell"><a class="strong" href=Route::Visit(visit.id).href()>{visit.contact_name.clone()}</a><div class="sub ell">{visit.practitioner_name.clone()}</div></div>
            {action}
        </li>
    }
}

#[component]
fn Confirm(day: Day, visit: AppointmentView) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (id, name) = (visit.id, visit.contact_name);
    let spoken = s::confirm_for(&name);
    let press = move |()| {
        let name = name.clone();
        submit.run(api::create_confirmation(id), move |_| {
            toast::done(s::confirmed(&name));
            day.changed();
        });
    };
    session::may(domain::identity::Permission::WriteAppointments).then(|| {
        view! { <Button size=Size::Small icon=Glyph::CheckCircle busy=submit.busy label=spoken on_press=press>{s::confirm}</Button> }
    })
}
