//! One branch.

use domain::organisation::{CreateLocation, LocationView, Payer};
use leptos::prelude::*;
use uuid::Uuid;

use super::zones::zone_options;
use crate::api::organisation::Locations;
use crate::components::{AddressDraft, AddressFields, SelectField, TextField};
use crate::i18n::texts::{organisation as t, settings};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, Ticks, edit_with, filled, suggest_code};
use crate::route::{Route, Setting};
use crate::shell::{self, branches};

const SAVED: Saved<Locations> = Saved {
    list: Route::Settings(Setting::Locations),
    made: None,
    name: |view: &LocationView| view.name.clone(),
    fields: &[
        ("name", settings::name),
        ("code", settings::code),
        ("time_zone", settings::time_zone),
        ("phone", settings::phone),
        ("email", settings::email),
        ("address", settings::address),
        ("payers", t::payers),
    ],
};

/// The form of a branch.
#[component]
pub fn LocationForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_location } else { t::new_location };
    shell::title(move || title().to_owned());
    let clinic = branches();
    let zone = clinic.organisation.value.with_untracked(|o| o.as_ref().map(|o| o.time_zone.clone()));
    let blank = move || CreateLocation {
        code: String::new(),
        name: String::new(),
        time_zone: zone.unwrap_or_else(|| "Asia/Jakarta".to_owned()),
        phone: None,
        email: None,
        address: Default::default(),
        payers: vec![Payer::Own],
    };
    view! {
        <SettingsPage current=Some(Setting::Locations) title>
            {edit_with(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any(), move |_| clinic.locations.reload())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Locations>) -> impl IntoView {
    let first = editor.form();
    let (name, code, zone) = (RwSignal::new(first.name), RwSignal::new(first.code), RwSignal::new(first.time_zone));
    let phone = RwSignal::new(first.phone.unwrap_or_default());
    let email = RwSignal::new(first.email.unwrap_or_default());
    let address = AddressDraft::of(&first.address);
    let payers = RwSignal::new(first.payers);
    if editor.id.is_none() {
        suggest_code(code, name);
    }
    editor.follow(move || CreateLocation {
        code: code.get(),
        name: name.get(),
        time_zone: zone.get(),
        phone: filled(&phone.get()),
        email: filled(&email.get()),
        address: address.address(),
        payers: payers.get(),
    });
    let zones = Signal::derive(move || zone.with(|zone| zone_options(zone)));
    view! {
        <div class="pair">
            <TextField label=settings::name at="/name" value=name autofocus=editor.id.is_none() />
            <TextField label=settings::code at="/code" value=code hint=settings::code_hint max_length=40 />
        </div>
        <SelectField label=settings::time_zone at="/time_zone" value=zone options=zones />
        <Ticks label=t::payers hint=t::payers_hint at="/payers" all=Payer::ALL name=Payer::label chosen=payers />
        <section class="form-section">
            <h2>{t::contact_section}</h2>
            <div class="pair">
                <TextField label=settings::phone at="/phone" value=phone optional=true kind="tel" inputmode="tel" max_length=40 />
                <TextField label=settings::email at="/email" value=email optional=true kind="email" max_length=254 />
            </div>
        </section>
        <section class="form-section">
            <h2>{settings::address}</h2>
            <AddressFields draft=address at="/address" />
        </section>
    }
}
