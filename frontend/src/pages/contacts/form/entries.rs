//! The repeated parts of a form: identifiers, addresses, links.

use domain::contacts::*;
use domain::organisation::Address;
use leptos::prelude::*;
use uuid::Uuid;

/// A number in the form. One that is there already is shown masked, and stays unless it is typed anew.
#[derive(Clone, Copy)]
pub struct NumberEntry {
    pub id: Option<Uuid>,
    pub kind: RwSignal<String>,
    pub value: RwSignal<String>,
    pub issuer: RwSignal<String>,
    /// The masked value that stays.
    pub kept: RwSignal<Option<String>>,
}

impl NumberEntry {
    pub fn new(kind: IdentifierKind) -> NumberEntry {
        NumberEntry {
            id: None,
            kind: RwSignal::new(kind.code().to_owned()),
            value: RwSignal::default(),
            issuer: RwSignal::default(),
            kept: RwSignal::new(None),
        }
    }

    /// `shown` is the masked value; none for a number that was typed a moment ago.
    pub fn of(identifier: &Identifier, shown: Option<String>) -> NumberEntry {
        let value = if identifier.id.is_some() { None } else { identifier.value.clone() };
        NumberEntry {
            id: identifier.id,
            kind: RwSignal::new(identifier.kind.code().to_owned()),
            value: RwSignal::new(value.unwrap_or_default()),
            issuer: RwSignal::new(identifier.issuer.clone().unwrap_or_default()),
            kept: RwSignal::new(shown.filter(|_| identifier.id.is_some())),
        }
    }

    pub fn is_empty(self) -> bool {
        self.kept.with(Option::is_none) && self.value.with(|v| v.trim().is_empty())
    }

    pub fn identifier(self) -> Identifier {
        let stays = self.kept.with(Option::is_some);
        Identifier {
            id: self.id.filter(|_| stays),
            kind: IdentifierKind::from_code(&self.kind.get()).unwrap_or(IdentifierKind::External),
            value: (!stays).then(|| self.value.get()),
            issuer: filled(self.issuer),
        }
    }
}

/// An address in the form.
#[derive(Clone, Copy)]
pub struct AddressEntry {
    pub kind: RwSignal<String>,
    pub street: RwSignal<String>,
    pub rt: RwSignal<String>,
    pub rw: RwSignal<String>,
    pub village: RwSignal<String>,
    pub district: RwSignal<String>,
    pub regency: RwSignal<String>,
    pub province: RwSignal<String>,
    pub postal_code: RwSignal<String>,
    country: StoredValue<Option<String>>,
}

impl AddressEntry {
    pub fn of(entry: &ContactAddress) -> AddressEntry {
        let text = |part: &Option<String>| RwSignal::new(part.clone().unwrap_or_default());
        let a = &entry.address;
        AddressEntry {
            kind: RwSignal::new(entry.kind.code().to_owned()),
            street: text(&a.street),
            rt: text(&a.rt),
            rw: text(&a.rw),
            village: text(&a.village),
            district: text(&a.district),
            regency: text(&a.regency),
            province: text(&a.province),
            postal_code: text(&a.postal_code),
            country: StoredValue::new(a.country.clone()),
        }
    }

    pub fn new(kind: AddressKind) -> AddressEntry {
        AddressEntry::of(&ContactAddress { kind, address: Address::default() })
    }

    pub fn is_empty(self) -> bool {
        self.address().address.is_empty()
    }

    pub fn address(self) -> ContactAddress {
        ContactAddress {
            kind: AddressKind::from_code(&self.kind.get()).unwrap_or(AddressKind::Home),
            address: Address {
                street: filled(self.street),
                rt: filled(self.rt),
                rw: filled(self.rw),
                village: filled(self.village),
                district: filled(self.district),
                regency: filled(self.regency),
                province: filled(self.province),
                postal_code: filled(self.postal_code),
                country: self.country.get_value(),
            },
        }
    }
}

/// A related person in the form.
#[derive(Clone)]
pub struct LinkEntry {
    pub id: Uuid,
    pub name: String,
    pub detail: String,
    pub kind: RwSignal<String>,
}

impl LinkEntry {
    pub fn link(&self) -> ContactLink {
        let kind = LinkKind::from_code(&self.kind.get()).unwrap_or(LinkKind::Guardian);
        ContactLink { related_id: self.id, kind }
    }
}

/// What a field holds; nothing when it is blank.
pub fn filled(signal: RwSignal<String>) -> Option<String> {
    signal.with(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}
