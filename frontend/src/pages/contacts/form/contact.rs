//! The second section: how the person is reached, and where they live.

use domain::contacts::AddressKind;
use domain::value::Phone;
use leptos::prelude::*;

use super::draft::Draft;
use super::entries::AddressEntry;
use crate::components::{Button, Glyph, IconButton, Kind, SelectField, TextField};
use crate::i18n::{
    lang,
    texts::{contacts as c, interface, registration as t},
};
use crate::shell;

/// Says which number will be saved, while it is typed.
pub fn phone_hint(phone: RwSignal<String>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || match phone.with(|text| Phone::parse(text)) {
        Some(read) => t::phone_read(read.as_str()),
        None => t::phone_hint().to_owned(),
    }
}

/// Phone, e-mail, branch and addresses.
#[component]
pub fn ContactSection(draft: Draft) -> impl IntoView {
    let branches = Signal::derive(|| {
        let open = shell::branches().open().into_iter().map(|l| (l.id.to_string(), l.name));
        [(String::new(), t::not_chosen().to_owned())].into_iter().chain(open).collect::<Vec<_>>()
    });
    let add = move |()| {
        draft.addresses.update(|all| {
            let used = |kind: AddressKind| all.iter().any(|a| a.kind.with_untracked(|k| k == kind.code()));
            let kind = AddressKind::ALL.iter().copied().find(|kind| !used(*kind)).unwrap_or(AddressKind::Home);
            all.push(AddressEntry::new(kind));
        });
    };
    let rows = move || {
        let all = draft.addresses.get().into_iter().enumerate();
        all.map(|(at, entry)| view! { <AddressRow draft at entry /> }).collect_view()
    };
    view! {
        <section class="form-section">
            <h2>{t::section_contact}</h2>
            <div class="pair">
                <TextField label=c::phone at="/phone" value=draft.phone kind="tel" inputmode="tel" max_length=40 optional=true hint=phone_hint(draft.phone) />
                <TextField label=c::email at="/email" value=draft.email kind="email" inputmode="email" max_length=254 optional=true />
            </div>
            <div class="pair">
                <SelectField label=c::branch at="/location_id" value=draft.location options=branches optional=true />
            </div>
            <div class="repeated">
                {rows}
                <Button icon=Glyph::Plus kind=Kind::Quiet on_press=add>{t::add_address}</Button>
            </div>
        </section>
    }
}

#[component]
fn AddressRow(draft: Draft, at: usize, entry: AddressEntry) -> impl IntoView {
    let kinds = Signal::derive(|| AddressKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    let pointer = move |part: &str| format!("/addresses/{at}/address/{part}");
    let remove = move |()| draft.addresses.update(|all| _ = all.remove(at));
    let named = move || AddressKind::from_code(&entry.kind.get()).map_or_else(c::address, |k| k.label(lang()));
    view! {
        <fieldset class="repeat address-row">
            <legend class="label">{named}</legend>
            <div class="head">
                <SelectField label=t::address_kind at=format!("/addresses/{at}/kind") value=entry.kind options=kinds />
                <IconButton glyph=Glyph::Trash label=move || interface::remove_named(named()) on_press=remove />
            </div>
            <TextField label=t::street at=pointer("street") value=entry.street optional=true />
            <div class="rt-rw">
                <TextField label=t::rt at=pointer("rt") value=entry.rt optional=true inputmode="numeric" max_length=3 />
                <TextField label=t::rw at=pointer("rw") value=entry.rw optional=true inputmode="numeric" max_length=3 />
                <TextField label=t::postal_code at=pointer("postal_code") value=entry.postal_code optional=true inputmode="numeric" max_length=12 />
            </div>
            <div class="pair">
                <TextField label=t::village at=pointer("village") value=entry.village optional=true max_length=100 />
                <TextField label=t::district at=pointer("district") value=entry.district optional=true max_length=100 />
            </div>
            <div class="pair">
                <TextField label=t::regency at=pointer("regency") value=entry.regency optional=true max_length=100 />
                <TextField label=t::province at=pointer("province") value=entry.province optional=true max_length=100 />
            </div>
        </fieldset>
    }
}
