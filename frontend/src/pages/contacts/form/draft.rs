//! A person as it is being filled in: one signal for each field, and the document they make.

use std::cell::RefCell;

use chrono::NaiveDate;
use domain::contacts::*;
use domain::value::Phone;
use domain::{FieldError, Lang};
use leptos::prelude::*;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::entries::{AddressEntry, LinkEntry, NumberEntry, filled};
use crate::pages::contacts::describe;

thread_local! {
    static HANDED: RefCell<Option<CreateContact>> = const { RefCell::new(None) };
}

/// Gives what was typed elsewhere to the form that opens next; never through the URL.
pub fn hand_over(person: CreateContact) {
    HANDED.set(Some(person));
}

/// Takes what was handed over.
pub(super) fn handed_over() -> Option<CreateContact> {
    HANDED.take()
}

/// The form's state.
#[derive(Clone, Copy)]
pub struct Draft {
    pub mrn: RwSignal<String>,
    pub name: RwSignal<String>,
    pub honorific: RwSignal<String>,
    pub birth: RwSignal<Option<NaiveDate>>,
    pub sex: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub email: RwSignal<String>,
    pub location: RwSignal<String>,
    pub deceased: RwSignal<Option<NaiveDate>>,
    pub nik: NumberEntry,
    pub numbers: RwSignal<Vec<NumberEntry>>,
    pub addresses: RwSignal<Vec<AddressEntry>>,
    pub links: RwSignal<Vec<LinkEntry>>,
    pub accounts: RwSignal<Vec<(Uuid, String)>>,
    pub tags: RwSignal<Vec<Uuid>>,
    pub language: RwSignal<String>,
    pub channel: RwSignal<String>,
    pub wanted: RwSignal<Vec<Topic>>,
    pub unwanted: RwSignal<Vec<Topic>>,
    pub quiet_from: RwSignal<String>,
    pub quiet_until: RwSignal<String>,
    pub custom: RwSignal<Map<String, Value>>,
}

impl Draft {
    /// The form of a person that may not be registered yet; `known` names what the writable form only refers to.
    pub fn of(person: &CreateContact, known: &ContactDetails) -> Draft {
        let text = |value: Option<&str>| RwSignal::new(value.unwrap_or_default().to_owned());
        let masked = |i: &Identifier| known.identifiers.iter().find(|k| k.id == i.id).and_then(|k| k.value.clone());
        let (niks, numbers): (Vec<_>, Vec<_>) = person.identifiers.iter().partition(|i| i.kind == IdentifierKind::Nik);
        let nik = niks.first().map_or_else(|| NumberEntry::new(IdentifierKind::Nik), |i| NumberEntry::of(i, masked(i)));
        let account = |id: &Uuid| {
            let name = known.accounts.iter().find(|a| a.account_id == *id).map(|a| a.name.clone());
            (*id, name.unwrap_or_default())
        };
        let p = &person.preferences;
        Draft {
            mrn: text(person.mrn.as_deref()),
            name: RwSignal::new(person.name.clone()),
            honorific: text(person.honorific.map(Honorific::code)),
            birth: RwSignal::new(person.birth_date),
            sex: text(person.sex.map(Sex::code)),
            phone: RwSignal::new(person.phone.as_deref().map(Phone::national).unwrap_or_default()),
            email: text(person.email.as_deref()),
            location: text(person.location_id.map(|id| id.to_string()).as_deref()),
            deceased: RwSignal::new(person.deceased_on),
            nik,
            numbers: RwSignal::new(numbers.into_iter().map(|i| NumberEntry::of(i, masked(i))).collect()),
            addresses: RwSignal::new(person.addresses.iter().map(AddressEntry::of).collect()),
            links: RwSignal::new(person.links.iter().map(|l| link_entry(l, known)).collect()),
            accounts: RwSignal::new(person.account_ids.iter().map(account).collect()),
            tags: RwSignal::new(person.tag_ids.clone()),
            language: text(Some(p.language.code())),
            channel: text(p.channel.map(Channel::code)),
            wanted: RwSignal::new(p.topics_wanted.clone()),
            unwanted: RwSignal::new(p.topics_unwanted.clone()),
            quiet_from: text(p.quiet_from.as_deref()),
            quiet_until: text(p.quiet_until.as_deref()),
            custom: RwSignal::new(person.custom.clone()),
        }
    }

    /// The document as it stands. The NIK comes last, so that the other numbers keep their places.
    pub fn document(self) -> CreateContact {
        let numbers = self.numbers.get().into_iter().chain((!self.nik.is_empty()).then_some(self.nik));
        CreateContact {
            mrn: filled(self.mrn),
            name: self.name.get(),
            honorific: Honorific::from_code(&self.honorific.get()),
            birth_date: self.birth.get(),
            sex: Sex::from_code(&self.sex.get()),
            phone: filled(self.phone),
            email: filled(self.email),
            location_id: self.location.get().parse().ok(),
            deceased_on: self.deceased.get(),
            identifiers: numbers.map(NumberEntry::identifier).collect(),
            addresses: self.addresses.get().into_iter().map(AddressEntry::address).collect(),
            links: self.links.get().iter().map(LinkEntry::link).collect(),
            account_ids: self.accounts.get().into_iter().map(|(id, _)| id).collect(),
            tag_ids: self.tags.get(),
            preferences: ContactPreferences {
                language: Lang::from_code(&self.language.get()).unwrap_or_default(),
                channel: Channel::from_code(&self.channel.get()),
                topics_wanted: self.wanted.get(),
                topics_unwanted: self.unwanted.get(),
                quiet_from: filled(self.quiet_from),
                quiet_until: filled(self.quiet_until),
            },
            custom: self.custom.get(),
        }
    }

    /// Takes away rows that were added and left blank, so that they are not refused.
    pub fn prune(self) {
        if self.numbers.with_untracked(|all| all.iter().any(|n| n.is_empty())) {
            self.numbers.update(|all| all.retain(|n| !n.is_empty()));
        }
        if self.addresses.with_untracked(|all| all.iter().any(|a| a.is_empty())) {
            self.addresses.update(|all| all.retain(|a| !a.is_empty()));
        }
    }

    /// The errors under the pointers that the fields of this form have.
    pub fn placed(self, errors: Vec<FieldError>) -> Vec<FieldError> {
        let last = self.numbers.with_untracked(Vec::len);
        let of_nik = format!("/identifiers/{last}/");
        let place = |error: FieldError| match error.pointer.as_str() {
            pointer if pointer.starts_with(&of_nik) || pointer == "/identifiers" => FieldError { pointer: "/nik".to_owned(), ..error },
            _ => error,
        };
        errors.into_iter().map(place).collect()
    }

    /// `Siti Aminah, 12-03-1984`, for the button that saves.
    pub fn who(self) -> Option<String> {
        let name = self.name.with(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        (!name.is_empty()).then(|| describe::named(&name, self.birth.get()))
    }
}

fn link_entry(link: &ContactLink, known: &ContactDetails) -> LinkEntry {
    let person = known.links.iter().find(|k| k.related_id == link.related_id);
    LinkEntry {
        id: link.related_id,
        name: person.map(|p| p.name.clone()).unwrap_or_default(),
        detail: person.map(|p| describe::telling(p.birth_date, None, p.mrn.as_deref())).unwrap_or_default(),
        kind: RwSignal::new(link.kind.code().to_owned()),
    }
}
