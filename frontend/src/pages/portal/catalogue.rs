//! What can be booked: asked for once, for finding and for booking.

use domain::Lang;
use domain::organisation::{Money, Payer, SpokenLanguage};
use domain::scheduling::{BookingCatalogue, CatalogueLocation, CataloguePractitioner, CatalogueService};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::booking as api;
use crate::format::{self, Zone};
use crate::i18n::lang;
use crate::remote::Remote;

/// The catalogue, for pages.
#[derive(Clone, Copy)]
pub struct Catalogue(pub Remote<BookingCatalogue>);

impl Catalogue {
    pub fn provide() {
        provide_context(Catalogue(Remote::new(api::find_booking_catalogue)));
    }

    pub fn here() -> Catalogue {
        use_context().expect("the frame provides the catalogue")
    }

    fn read<T>(self, read: impl FnOnce(&BookingCatalogue) -> T) -> Option<T> {
        self.0.value.with(|catalogue| catalogue.as_ref().map(read))
    }

    pub fn services(self) -> Vec<CatalogueService> {
        self.read(|c| c.services.clone()).unwrap_or_default()
    }

    pub fn practitioners(self) -> Vec<CataloguePractitioner> {
        self.read(|c| c.practitioners.clone()).unwrap_or_default()
    }

    pub fn locations(self) -> Vec<CatalogueLocation> {
        self.read(|c| c.locations.clone()).unwrap_or_default()
    }

    pub fn service(self, id: Uuid) -> Option<CatalogueService> {
        self.read(|c| c.services.iter().find(|s| s.id == id).cloned()).flatten()
    }

    pub fn practitioner(self, id: Uuid) -> Option<CataloguePractitioner> {
        self.read(|c| c.practitioners.iter().find(|p| p.id == id).cloned()).flatten()
    }

    pub fn location(self, id: Uuid) -> Option<CatalogueLocation> {
        self.read(|c| c.locations.iter().find(|l| l.id == id).cloned()).flatten()
    }

    /// How a visit to a practitioner can be paid: at one branch, or else at each of theirs.
    pub fn payers(self, practitioner: &CataloguePractitioner, location: Option<Uuid>) -> Vec<Payer> {
        let asked = location.map_or_else(|| practitioner.location_ids.clone(), |id| vec![id]);
        let places: Vec<_> = self.locations().into_iter().filter(|l| asked.contains(&l.id)).collect();
        let everywhere = |payer: &Payer| !places.is_empty() && places.iter().all(|l| l.payers.contains(payer));
        Payer::ALL.iter().copied().filter(everywhere).collect()
    }

    /// Days ahead for which times are given.
    pub fn days_ahead(self) -> i64 {
        self.read(|c| i64::from(c.book_ahead_days)).unwrap_or(90)
    }

    /// The zone of a branch.
    pub fn zone(self, location: Option<Uuid>) -> Zone {
        location.and_then(|id| self.location(id)).map_or_else(Zone::default, |l| Zone::new(&l.time_zone))
    }
}

/// A name that is kept in both languages.
pub fn in_words<'a>(id: &'a str, en: &'a str) -> &'a str {
    if lang() == Lang::Id || en.is_empty() { id } else { en }
}

/// An optional text that is kept in both languages.
pub fn maybe_in_words(id: &Option<String>, en: &Option<String>) -> Option<String> {
    let (first, second) = if lang() == Lang::Id { (id, en) } else { (en, id) };
    first.clone().or_else(|| second.clone()).filter(|text| !text.trim().is_empty())
}

/// The name of a service.
pub fn service_name(service: &CatalogueService) -> &str {
    in_words(&service.name_id, &service.name_en)
}

/// The fields of medicine of a practitioner.
pub fn specialities(practitioner: &CataloguePractitioner) -> String {
    let names: Vec<&str> = practitioner.specialities.iter().map(|s| in_words(&s.name_id, &s.name_en)).collect();
    names.join(", ")
}

/// The languages in which a practitioner consults: `Indonesia, Inggris`; absent when the clinic has not said.
pub fn languages(practitioner: &CataloguePractitioner) -> Option<String> {
    let names: Vec<&str> = practitioner.languages.iter().map(|language| SpokenLanguage::label(*language, lang())).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// How a visit can be paid: `BPJS, asuransi, bayar sendiri`; absent when the clinic has not said.
pub fn payers(accepted: &[Payer]) -> Option<String> {
    let name = |payer: &Payer| match payer {
        Payer::Bpjs => payer.label(lang()).to_owned(),
        Payer::Insurance | Payer::Own => payer.label(lang()).to_lowercase(),
    };
    (!accepted.is_empty()).then(|| accepted.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// `Rp250.000`.
pub fn price(money: &Money) -> String {
    format::amount(money)
}
