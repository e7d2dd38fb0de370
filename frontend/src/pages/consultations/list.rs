//! The list: who asks what, whom, and how long there is to answer.

use chrono::{DateTime, Utc};
use domain::consultations::ConsultationView;
use leptos::prelude::*;
use uuid::Uuid;

use super::part::Part;
use super::words;
use crate::api::session;
use crate::components::grid::{Record, Rows};
use crate::components::{Avatar, Button, Empty, FailureNote, Glyph, Skeleton, Status, Tone};
use crate::format;
use crate::i18n::{
    Count,
    texts::{consultations as t, settings},
};

impl Record for ConsultationView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.contact_name.clone()
    }

    fn href(&self) -> String {
        words::href(self.id, None)
    }
}

/// What is shown of the list, with what stands in its place.
#[component]
pub fn List(
    rows: Rows<ConsultationView>,
    part: Memo<Part>,
    #[prop(into)] open: Signal<Option<Uuid>>,
    now: RwSignal<DateTime<Utc>>,
) -> impl IntoView {
    let nothing = move || rows.records.with(Vec::is_empty);
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        let (title, text) = part.get().empty();
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Message title text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <ul class="inbox-list">
            <For
                each=move || rows.records.get()
                key=|view| (view.id, view.version, view.unread, view.role)
                children=move |view| view! { <li><Line view=(*view).clone() part open now /></li> }
            />
        </ul>
        <div class="inbox-end">{end}</div>
    }
}

#[component]
fn Line(view: ConsultationView, part: Memo<Part>, open: Signal<Option<Uuid>>, now: RwSignal<DateTime<Utc>>) -> impl IntoView {
    let id = view.id;
    let current = move || (open.get() == Some(id)).then_some("true");
    let zone = words::zone_of(&view);
    let at = view.last_message_at;
    let told =
        move || if zone.wall(at).date() == zone.today() { format::clock(at, &zone) } else { format::short_date(zone.wall(at).date()) };
    let me = session::user().and_then(|user| user.practitioner_id);
    let other = (me != Some(view.practitioner_id)).then(|| view.practitioner_name.clone());
    let unread = view.unread;
    let clocked = view.clone();
    view! {
        <a class="inbox-line" href=move || words::href(id, part.get().code()) aria-current=current data-unread=(unread > 0).then_some("true")>
            <Avatar name=view.contact_name.clone() />
            <span class="inbox-words">
                <span class="first"><b>{view.contact_name.clone()}</b><span class="sub num">{told}</span></span>
                <span class="subject">{view.subject.clone()}</span>
                <span class="rowx">
                    {view.emergency.then(|| view! { <Status tone=Tone::Danger glyph=Glyph::Alert>{t::emergency}</Status> })}
                    {move || words::clock(&clocked, now.get())}
                    {(unread > 0).then(|| view! { <span class="badge">{move || t::unread(Count(unread))}</span> })}
                    {other.map(|name| view! { <span class="sub">{move || t::to(&name)}</span> })}
                </span>
            </span>
        </a>
    }
}
