//! What can be chosen in the form of a referral.

use domain::referrals::FacilityView;
use leptos::prelude::*;

use crate::api::organisation::{Practitioners, Specialities};
use crate::api::referrals::list_facilities;
use crate::api::resource::{Query, list};
use crate::i18n::texts::{interface, registration as r};
use crate::pages::scheduling::words::in_lang;
use crate::remote::Remote;

/// Facilities, specialities and doctors.
#[derive(Clone, Copy)]
pub struct Known {
    facilities: Remote<Vec<FacilityView>>,
    specialities: Remote<Vec<domain::organisation::SpecialityView>>,
    practitioners: Remote<Vec<domain::organisation::PractitionerView>>,
}

type Options = Vec<(String, String)>;

impl Known {
    pub fn read() -> Known {
        let open = || Query { archived: false, ..Query::whole() };
        Known {
            facilities: Remote::new(list_facilities),
            specialities: Remote::new(move || async move { Ok(list::<Specialities>(&open()).await?.data) }),
            practitioners: Remote::new(move || async move { Ok(list::<Practitioners>(&open()).await?.data) }),
        }
    }

    /// Facilities by name, with the city; `kept` stays although it was archived.
    pub fn facilities(self, kept: Option<(String, String)>) -> Signal<Options> {
        Signal::derive(move || {
            let named = |f: FacilityView| {
                let name = f.city.map_or(f.name.clone(), |city| format!("{}, {city}", f.name));
                (f.id.to_string(), name)
            };
            let all: Options = self.facilities.value.get().unwrap_or_default().into_iter().map(named).collect();
            let gone = kept.clone().filter(|(id, _)| !all.iter().any(|(other, _)| other == id));
            first(r::not_chosen().to_owned(), all.into_iter().chain(gone))
        })
    }

    /// Specialities in the language in use.
    pub fn specialities(self) -> Signal<Options> {
        Signal::derive(move || {
            let all = self.specialities.value.get().unwrap_or_default();
            let named = all.into_iter().map(|s| (s.id.to_string(), in_lang(&s.name_id, &s.name_en).to_owned()));
            first(r::not_chosen().to_owned(), named)
        })
    }

    /// Doctors of the clinic.
    pub fn practitioners(self) -> Signal<Options> {
        Signal::derive(move || {
            let all = self.practitioners.value.get().unwrap_or_default();
            first(interface::choose().to_owned(), all.into_iter().map(|p| (p.id.to_string(), p.name)))
        })
    }
}

fn first(none: String, rest: impl Iterator<Item = (String, String)>) -> Options {
    [(String::new(), none)].into_iter().chain(rest).collect()
}
