//! The appointments of one patient, for the record: what is to come, what has been, and a booking.

use domain::identity::Permission;
use domain::scheduling::AppointmentView;
use leptos::prelude::*;
use uuid::Uuid;

use super::next::NextStep;
use crate::api::resource::{Query, list};
use crate::api::scheduling::Appointments;
use crate::api::session;
use crate::components::{Button, Card, FailureNote, Glyph, Size, Skeleton};
use crate::format;
use crate::i18n::texts::scheduling as t;
use crate::live;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::{StateChip, service, short_when, zone_of};
use crate::remote::Remote;
use crate::route::Route;

/// The card on the record.
#[component]
pub fn PersonAppointments(contact: Uuid, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let all = Remote::new(move || async move {
        let query = Query { limit: Some(50), sort: Some("-starts_at".to_owned()), ..Query::default() };
        let query = query.maybe("filter[contact_id][eq]", Some(contact.to_string()));
        Ok(list::<Appointments>(&query).await?.data)
    });
    live::reload_on(&["appointment", "queue"], all);
    let book = move |()| open_booking(Start { contact: Some((contact, name.get_untracked())), ..Start::default() });
    let end = move || {
        session::may(Permission::WriteAppointments).then(|| {
            view! { <Button size=Size::Small icon=Glyph::Plus on_press=book>{t::book}</Button> }
        })
    };
    let content = move || match (all.value.get(), all.failure.get()) {
        (Some(visits), _) => {
            let now = format::now();
            let (mut coming, past): (Vec<_>, Vec<_>) = visits.into_iter().partition(|v| v.ends_at > now && v.state.takes_time());
            coming.reverse();
            let nothing = coming.is_empty() && past.is_empty();
            view! {
                {nothing.then(|| view! { <p class="sub">{t::no_appointments}</p> })}
                <ul class="visits-list">{coming.into_iter().map(|visit| view! { <Line visit next=true changed=all /> }).collect_view()}</ul>
                {(!past.is_empty()).then(|| view! { <h3 class="sub">{t::past}</h3> })}
                <ul class="visits-list">{past.into_iter().take(6).map(|visit| view! { <Line visit next=false changed=all /> }).collect_view()}</ul>
            }
            .into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=3 /> }.into_any(),
    };
    view! { <Card title=t::appointments end>{content}</Card> }
}

#[component]
fn Line(visit: AppointmentView, next: bool, changed: Remote<Vec<AppointmentView>>) -> impl IntoView {
    let href = Route::Visit(visit.id).href();
    let (shown, told) = (visit.clone(), visit.clone());
    let at = move || short_when(shown.starts_at, &zone_of(&shown));
    let what = move || format!("{} · {}", service(&told), told.practitioner_name);
    view! {
        <li>
            <a class="strong num" href=href>{at}</a>
            <StateChip state=visit.state confirmed=visit.confirmed_at.is_some() />
            <span class="sub">{what}</span>
            {next.then(|| view! { <NextStep visit small=true on_changed=move |()| changed.reload() /> })}
        </li>
    }
}
