//! An address in the Indonesian form.

use domain::organisation::Address;
use leptos::prelude::*;

use super::field::TextField;
use crate::i18n::texts::interface as t;

/// The parts of an address while they are typed.
#[derive(Clone, Copy)]
pub struct AddressDraft {
    street: RwSignal<String>,
    rt: RwSignal<String>,
    rw: RwSignal<String>,
    village: RwSignal<String>,
    district: RwSignal<String>,
    regency: RwSignal<String>,
    province: RwSignal<String>,
    postal_code: RwSignal<String>,
    country: RwSignal<String>,
}

impl AddressDraft {
    /// Starts from an address; an empty one for a new record.
    pub fn of(address: &Address) -> AddressDraft {
        let part = |part: &Option<String>| RwSignal::new(part.clone().unwrap_or_default());
        AddressDraft {
            street: part(&address.street),
            rt: part(&address.rt),
            rw: part(&address.rw),
            village: part(&address.village),
            district: part(&address.district),
            regency: part(&address.regency),
            province: part(&address.province),
            postal_code: part(&address.postal_code),
            country: part(&address.country),
        }
    }

    /// What is typed; follows it.
    pub fn address(self) -> Address {
        let part = |part: RwSignal<String>| part.with(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
        Address {
            street: part(self.street),
            rt: part(self.rt),
            rw: part(self.rw),
            village: part(self.village),
            district: part(self.district),
            regency: part(self.regency),
            province: part(self.province),
            postal_code: part(self.postal_code),
            country: part(self.country),
        }
    }
}

/// The fields of an address; `at` is its pointer in the document.
#[component]
pub fn AddressFields(draft: AddressDraft, #[prop(into)] at: String) -> impl IntoView {
    let at = |part: &str| format!("{at}/{part}");
    view! {
        <TextField label=t::street value=draft.street at=at("street") optional=true autocomplete="street-address" />
        <div class="quad">
            <TextField label=t::rt value=draft.rt at=at("rt") optional=true inputmode="numeric" max_length=3 />
            <TextField label=t::rw value=draft.rw at=at("rw") optional=true inputmode="numeric" max_length=3 />
            <TextField label=t::postal_code value=draft.postal_code at=at("postal_code") optional=true inputmode="numeric" max_length=12 autocomplete="postal-code" />
            <TextField label=t::country value=draft.country at=at("country") optional=true placeholder="ID" max_length=2 />
        </div>
        <div class="pair">
            <TextField label=t::village value=draft.village at=at("village") optional=true max_length=100 />
            <TextField label=t::district value=draft.district at=at("district") optional=true max_length=100 />
            <TextField label=t::regency value=draft.regency at=at("regency") optional=true max_length=100 />
            <TextField label=t::province value=draft.province at=at("province") optional=true max_length=100 />
        </div>
    }
}
