//! How a service is booked: by whom, with what around it, what it needs, and when patients are reminded.

use domain::organisation::CreateService;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::resource::{Query, list};
use crate::api::scheduling::Resources;
use crate::components::{Switch, TextArea, TextField};
use crate::i18n::texts::organisation as t;
use crate::pages::scheduling::hours::{optional_number, some_text};
use crate::pages::settings::{CheckList, Checks, filled};
use crate::remote::Remote;

/// The part of a service that is about booking, while it is edited.
#[derive(Clone, Copy)]
pub(super) struct Booking {
    before: RwSignal<String>,
    after: RwSignal<String>,
    slot: RwSignal<String>,
    online: RwSignal<bool>,
    approval: RwSignal<bool>,
    preparation_id: RwSignal<String>,
    preparation_en: RwSignal<String>,
    reminders: RwSignal<String>,
    recall_months: RwSignal<String>,
    recall_days: RwSignal<String>,
    resources: RwSignal<Vec<Uuid>>,
}

/// `1440, 120`.
fn joined(numbers: &[i32]) -> String {
    numbers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}

/// Reads numbers with anything between them; what is no number is out of range, and the field says so.
fn numbers(text: &str) -> Vec<i32> {
    let parts = text.split([',', ';', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(-1)).collect()
}

impl Booking {
    pub(super) fn of(first: &CreateService) -> Booking {
        let text = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        Booking {
            before: RwSignal::new(first.buffer_before_minutes.to_string()),
            after: RwSignal::new(first.buffer_after_minutes.to_string()),
            slot: RwSignal::new(some_text(first.slot_minutes)),
            online: RwSignal::new(first.online),
            approval: RwSignal::new(first.needs_approval),
            preparation_id: text(&first.preparation_id),
            preparation_en: text(&first.preparation_en),
            reminders: RwSignal::new(joined(&first.reminder_minutes)),
            recall_months: RwSignal::new(some_text(first.recall_months)),
            recall_days: RwSignal::new(joined(&first.recall_reminder_days)),
            resources: RwSignal::new(first.resource_ids.clone()),
        }
    }

    /// A form of which only this part is filled in.
    pub(super) fn form(self) -> CreateService {
        let number = |text: RwSignal<String>| text.with(|text| if text.trim().is_empty() { 0 } else { text.trim().parse().unwrap_or(-1) });
        CreateService {
            buffer_before_minutes: number(self.before),
            buffer_after_minutes: number(self.after),
            slot_minutes: self.slot.with(|text| optional_number(text)),
            online: self.online.get(),
            needs_approval: self.approval.get(),
            preparation_id: filled(&self.preparation_id.get()),
            preparation_en: filled(&self.preparation_en.get()),
            reminder_minutes: self.reminders.with(|text| numbers(text)),
            recall_months: self.recall_months.with(|text| optional_number(text)),
            recall_reminder_days: self.recall_days.with(|text| numbers(text)),
            resource_ids: self.resources.get(),
            ..CreateService::default()
        }
    }
}

/// Every room and device, with its branch.
fn resources() -> Remote<CheckList> {
    Remote::new(|| async {
        let page = list::<Resources>(&Query::whole()).await?;
        let entry = |r: domain::scheduling::ResourceView| (r.id, format!("{}, {}", r.name, r.location_name), r.archived_at.is_some());
        Ok(CheckList(page.data.into_iter().map(entry).collect()))
    })
}

/// The fields.
#[component]
pub(super) fn BookingFields(booking: Booking) -> impl IntoView {
    let unit = t::minutes;
    view! {
        <section class="form-section">
            <h2>{t::section_booking}</h2>
            <Switch label=t::online hint=t::online_hint checked=booking.online on_change=move |on| booking.online.set(on) />
            <Switch label=t::needs_approval hint=t::needs_approval_hint checked=booking.approval on_change=move |on| booking.approval.set(on) />
            <div class="trio">
                <TextField label=t::buffer_before at="/buffer_before_minutes" value=booking.before unit=unit() inputmode="numeric" max_length=3 />
                <TextField label=t::buffer_after at="/buffer_after_minutes" value=booking.after unit=unit() inputmode="numeric" max_length=3 />
                <TextField label=t::slot at="/slot_minutes" value=booking.slot unit=unit() inputmode="numeric" max_length=4 optional=true hint=t::slot_hint />
            </div>
            <Checks label=t::needs_resources at="/resource_ids" list=resources() chosen=booking.resources />
        </section>
        <section class="form-section">
            <h2>{t::section_messages}</h2>
            <TextField label=t::reminders at="/reminder_minutes" value=booking.reminders hint=t::reminders_hint max_length=60 />
            <div class="pair">
                <TextField label=t::recall_months at="/recall_months" value=booking.recall_months unit=t::months() inputmode="numeric" max_length=2 optional=true hint=t::recall_months_hint />
                <TextField label=t::recall_reminders at="/recall_reminder_days" value=booking.recall_days hint=t::recall_reminders_hint max_length=40 />
            </div>
            <TextArea label=t::preparation_id at="/preparation_id" value=booking.preparation_id optional=true max_length=1000 hint=t::preparation_hint />
            <TextArea label=t::preparation_en at="/preparation_en" value=booking.preparation_en optional=true max_length=1000 />
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_numbers_are_read_as_people_write_them() {
        assert_eq!(numbers("1440, 120"), [1440, 120]);
        assert_eq!(numbers("1440 120;60"), [1440, 120, 60]);
        assert!(numbers("").is_empty());
        assert_eq!(numbers("satu"), [-1]);
        assert_eq!(joined(&[14, 3]), "14, 3");
    }
}
