//! The conversation that is open, with the patient beside it.

use chrono::{DateTime, Utc};
use domain::consultations::{ConsultationRole, ConsultationView};
use domain::documents::{FileTarget, RecordKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::card::PatientCard;
use super::composer::Composer;
use super::message::Conversation;
use super::part::Part;
use super::steps::Steps;
use super::words;
use crate::api::contacts::{People, find_person};
use crate::api::{consultations as api, documents};
use crate::browser::{listen, page};
use crate::components::grid::Rows;
use crate::components::{Banner, Glyph, Icon, Loaded};
use crate::i18n::{Count, texts::consultations as t};
use crate::live;
use crate::remote::Remote;
use crate::route::{Address, Route};

/// What events are about a conversation.
const LIVE: &[&str] = &["consultation", "file"];

/// The person that a conversation is about; `None` when the caller may not see the record.
pub type Person = Remote<Option<domain::contacts::ContactView>>;

/// One conversation. What is shown while the page is in sight counts as read.
#[component]
pub fn Thread(id: Uuid, rows: Rows<ConsultationView>, now: RwSignal<DateTime<Utc>>) -> impl IntoView {
    let open = Remote::new(move || api::find_consultation(id));
    let files = Remote::new(move || documents::list_files(FileTarget { record_kind: RecordKind::Consultation, record_id: id }));
    live::reload_on(LIVE, open);
    live::reload_on(LIVE, files);
    note_reading(open);
    let content = move |view: Signal<ConsultationView>| {
        let contact = view.with_untracked(|v| v.contact_id);
        let person: Person =
            Remote::new(move || async move { Ok(find_person(People::Patients, contact).await.ok().map(|found| found.record)) });
        let role = Memo::new(move |_| view.with(|v| v.role));
        view! {
            <section class="inbox-thread" aria-labelledby="thread-t">
                <Head view open rows now />
                <div class="inbox-scroll" tabindex="0" role="group" aria-label=t::thread>
                    <Notes view />
                    <Conversation view files />
                    <Rated view />
                </div>
                {move || (!role.get().only_reads()).then(|| view! { <Composer view open person files /> })}
            </section>
            <PatientCard view person />
        }
    };
    view! { <Loaded remote=open children=content /> }
}

/// Says that it was read, as soon as it is in sight; once for each message.
fn note_reading(open: Remote<ConsultationView>) {
    let visible = RwSignal::new(!page::document().hidden());
    listen::on(&page::document(), "visibilitychange", move |_: web_sys::Event| visible.set(!page::document().hidden()));
    let told = StoredValue::new(None::<Uuid>);
    Effect::new(move |_| {
        let last = open.value.with(|view| {
            let view = view.as_ref().filter(|view| view.unread > 0)?;
            Some((view.id, view.messages.last()?.id))
        });
        let Some((consultation, message)) = last.filter(|(_, message)| visible.get() && told.get_value() != Some(*message)) else { return };
        told.set_value(Some(message));
        spawn_local(async move {
            // It is told again with the next message, or when the conversation is opened again.
            let read = api::create_consultation_reading(consultation, message).await;
            if let Some(view) = read.ok().filter(|_| told.try_get_value().is_some()) {
                open.put(view);
            }
        });
    });
}

#[component]
fn Head(
    view: Signal<ConsultationView>,
    open: Remote<ConsultationView>,
    rows: Rows<ConsultationView>,
    now: RwSignal<DateTime<Utc>>,
) -> impl IntoView {
    let part = Part::here();
    let back = move || {
        let query = part.get().code().map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
        Address { route: Route::Consultations, query, fragment: String::new() }.href()
    };
    let due = move || view.with(|v| v.answer_due_at.map(|due| t::due(&words::moment(due, &words::zone_of(v)))));
    view! {
        <header class="inbox-head">
            <a class="btn inbox-back" data-kind="quiet" data-icon="true" href=back aria-label=t::back title=t::back><Icon glyph=Glyph::Left /></a>
            <div class="inbox-title">
                <h2 id="thread-t">{move || view.with(|v| v.subject.clone())}</h2>
                <p class="rowx">
                    <span>{move || view.with(|v| v.contact_name.clone())}</span>
                    {move || view.with(|v| words::clock(v, now.get()))}
                    <span class="sub num">{due}</span>
                </p>
            </div>
            <Steps view open rows />
        </header>
    }
}

/// An emergency, who reads along, and as what one reads.
#[component]
fn Notes(view: Signal<ConsultationView>) -> impl IntoView {
    let advice = Memo::new(move |_| view.with(|v| v.advice.as_ref().map(|advice| advice.phone.clone())));
    let overseers = Memo::new(move |_| view.with(words::overseers));
    let role = Memo::new(move |_| view.with(|v| v.role));
    let as_what = move || match role.get() {
        ConsultationRole::Head => Some(t::role_head),
        ConsultationRole::Deputy => Some(t::role_deputy),
        ConsultationRole::FormerDoctor => Some(t::role_former),
        ConsultationRole::Doctor | ConsultationRole::Patient => None,
    };
    view! {
        {move || advice.get().map(|phone| view! {
            <Banner tone="danger" glyph=Glyph::Alert><b>{t::emergency_title}</b>" "{move || t::emergency_text(&phone)}</Banner>
        })}
        {move || as_what().map(|words| view! { <Banner glyph=Glyph::Eye>{words}</Banner> })}
        <p class="sub reading-along">
            <Icon glyph=Glyph::Eye size="i-sm" />
            {move || overseers.get().map_or_else(|| t::nobody_reads_along().to_owned(), |names| t::reading_along(&names))}
        </p>
    }
}

/// What the patient says about it.
#[component]
fn Rated(view: Signal<ConsultationView>) -> impl IntoView {
    let rating = Memo::new(move |_| view.with(|v| v.rating.map(|stars| (stars, v.rating_comment.clone()))));
    move || {
        rating.get().map(|(stars, comment)| {
            view! {
                <p class="rated"><Icon glyph=Glyph::Star /><b>{t::rated(Count(i64::from(stars)))}</b>{comment.map(|words| view! { <span class="pre">{words}</span> })}</p>
            }
        })
    }
}
