//! "Pindahkan…": everything that dragging does, without dragging.

use domain::scheduling::{AppointmentView, CreateRescheduling, Extent, SlotView};
use leptos::prelude::*;

use super::cancel::extents;
use crate::api::{Key, scheduling as api};
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, RadioGroup, SelectField, TextField, toast};
use crate::i18n::texts::{interface, scheduling as t};
use crate::pages::scheduling::booking::{Choices, SlotChip, TimePicker, Times, Wanted, bookable};
use crate::pages::scheduling::words::{short_when, when, zone_of};
use crate::remote::Submit;

/// The dialog; open while there is an appointment to move.
#[component]
pub fn MoveDialog(visit: RwSignal<Option<AppointmentView>>, #[prop(into)] on_moved: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || visit.with(Option::is_some));
    let name = move || visit.with(|v| v.as_ref().map(|v| v.contact_name.clone())).unwrap_or_default();
    let at = move || visit.with(|v| v.as_ref().map(|v| t::now_at(&when(v), &v.practitioner_name))).unwrap_or_default();
    view! {
        <Dialog open on_close=move |()| visit.set(None) title=move || t::move_title(&name()) text=at size="side">
            {move || visit.get().map(|shown| view! { <Form shown visit on_moved /> })}
        </Dialog>
    }
}

#[component]
fn Form(shown: AppointmentView, visit: RwSignal<Option<AppointmentView>>, on_moved: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let service = shown.service_id;
    let practitioner = RwSignal::new(shown.practitioner_id.to_string());
    let location = RwSignal::new(shown.location_id.to_string());
    let extent = RwSignal::new(Extent::One.code().to_owned());
    let reason = RwSignal::new(String::new());
    let day = zone_of(&shown).wall(shown.starts_at).date();
    let times = Times::new(Some(day.max(zone_of(&shown).today())), None);
    let wanted = Signal::derive(move || Wanted {
        service: Some(service),
        practitioner: practitioner.with(|id| id.parse().ok()),
        location: location.with(|id| id.parse().ok()),
    });
    let submit = Submit::new();
    let instead = RwSignal::new(Vec::<SlotView>::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            instead.set(bookable(failure.problem().and_then(|p| p.slots.clone()).unwrap_or_default()));
        }
    });
    let (id, series) = (shown.id, shown.series_id.is_some());
    let name = shown.contact_name.clone();
    let before = StoredValue::new(shown);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let chosen = untrack(|| times.chosen(&wanted.get()));
        let Some(chosen) = chosen.filter(|_| errors.dates_read("dialog")) else {
            errors.add("/starts_at", t::choose_time());
            return crate::browser::focus::soon(".error-summary");
        };
        let change = CreateRescheduling {
            starts_at: chosen.starts_at,
            local_time: chosen.local_time,
            practitioner_id: chosen.practitioner_id,
            location_id: chosen.location_id,
            overbook_reason: chosen.overbook_reason,
            reason: Some(reason.get_untracked().trim().to_owned()).filter(|r| !r.is_empty()),
            extent: Extent::from_code(&extent.get_untracked()).unwrap_or_default(),
            ..CreateRescheduling::default()
        };
        let key = Key::new();
        submit.run(async move { api::create_rescheduling(id, &change, &key).await }, move |after| {
            visit.set(None);
            on_moved.run(());
            let words = t::moved_to(&after.contact_name, &short_when(after.starts_at, &zone_of(&after)));
            toast::undoable(words, move || super::undo::take_back(before.get_value()));
        });
    };
    let practitioners = Signal::derive(move || choices.bookable_practitioners(&service.to_string(), &location.get()));
    let places = Signal::derive(move || choices.bookable_locations());
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let label = move || match times.chosen(&wanted.get()) {
        Some(chosen) => t::move_for(&name, &chosen.words),
        None => t::move_name(&name),
    };
    let free = move || {
        let chip = |slot: SlotView| view! { <SlotChip times free=slot several=true /> };
        let all = instead.get();
        (!all.is_empty()).then(|| view! { <div class="slot-chips">{all.into_iter().take(6).map(chip).collect_view()}</div> })
    };
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                {free}
                <div class="pair">
                    <SelectField label=t::practitioner at="/practitioner_id" value=practitioner options=practitioners />
                    <SelectField label=t::place at="/location_id" value=location options=places />
                </div>
                <TimePicker times wanted />
                {series.then(|| view! { <RadioGroup label=t::extent value=extent options=Signal::derive(extents) /> })}
                <TextField label=t::move_reason at="/reason" value=reason optional=true max_length=500 hint=t::move_hint />
            </div>
            <footer>
                <Button on_press=move |()| visit.set(None)>{interface::back}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}
