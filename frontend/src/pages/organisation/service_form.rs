//! One service.

use domain::organisation::{CreateService, Money};
use leptos::prelude::*;
use uuid::Uuid;

use super::price::{Price, PriceField};
use super::service_booking::{Booking, BookingFields};
use super::services_page::service_name;
use crate::api::organisation::Services;
use crate::components::TextField;
use crate::i18n::texts::{organisation as t, settings};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit, suggest_code};
use crate::route::{Route, Setting};
use crate::shell::{self, branches};

const SAVED: Saved<Services> = Saved {
    list: Route::Settings(Setting::Services),
    made: None,
    name: service_name,
    fields: &[
        ("name_id", settings::name_id),
        ("name_en", settings::name_en),
        ("code", settings::code),
        ("duration_minutes", t::duration),
        ("price", t::price),
        ("buffer_before_minutes", t::buffer_before),
        ("buffer_after_minutes", t::buffer_after),
        ("slot_minutes", t::slot),
        ("online", t::online),
        ("needs_approval", t::needs_approval),
        ("preparation_id", t::preparation_id),
        ("preparation_en", t::preparation_en),
        ("reminder_minutes", t::reminders),
        ("recall_months", t::recall_months),
        ("recall_reminder_days", t::recall_reminders),
        ("resource_ids", t::needs_resources),
    ],
};

/// The form of a service.
#[component]
pub fn ServiceForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_service } else { t::new_service };
    shell::title(move || title().to_owned());
    let currency = branches().organisation.value.with_untracked(|o| o.as_ref().map(|o| o.currency.clone()));
    let blank = move || CreateService {
        price: Money { amount: -1, currency: currency.unwrap_or_else(|| "IDR".to_owned()) },
        ..CreateService::default()
    };
    view! {
        <SettingsPage current=Some(Setting::Services) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Services>) -> impl IntoView {
    let first = editor.form();
    let (name_id, name_en) = (RwSignal::new(first.name_id.clone()), RwSignal::new(first.name_en.clone()));
    let (code, minutes) = (RwSignal::new(first.code.clone()), RwSignal::new(first.duration_minutes.to_string()));
    let booking = Booking::of(&first);
    let price = Price::new(editor.id.map(|_| first.price.amount), &first.price.currency);
    if editor.id.is_none() {
        suggest_code(code, name_en);
    }
    editor.follow(move || CreateService {
        code: code.get(),
        name_id: name_id.get(),
        name_en: name_en.get(),
        // What cannot be read is out of range, and the field says so.
        duration_minutes: minutes.with(|text| text.trim().parse().unwrap_or_default()),
        price: price.money(),
        ..booking.form()
    });
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=editor.id.is_none() max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
        </div>
        <TextField label=settings::code at="/code" value=code hint=settings::code_hint max_length=40 />
        <div class="pair">
            <TextField
                label=t::duration
                at="/duration_minutes"
                value=minutes
                hint=t::duration_hint
                unit=t::minutes()
                inputmode="numeric"
                max_length=4
            />
            <PriceField price />
        </div>
        <BookingFields booking />
    }
}
