//! Which doctors fit what was typed and chosen.

use domain::Lang;
use domain::organisation::SpokenLanguage;
use domain::scheduling::{CataloguePractitioner, CatalogueService};
use leptos::prelude::*;
use uuid::Uuid;

use crate::pages::portal::catalogue::Catalogue;

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Search {
    pub text: RwSignal<String>,
    pub location: RwSignal<Option<Uuid>>,
    pub service: RwSignal<Option<Uuid>>,
    pub today: RwSignal<bool>,
    pub late: RwSignal<bool>,
    /// Only those who consult in English.
    pub english: RwSignal<bool>,
}

impl Search {
    pub fn clear(self) {
        self.text.set(String::new());
        self.location.set(None);
        self.service.set(None);
        self.today.set(false);
        self.late.set(false);
        self.english.set(false);
    }

    /// The doctors that fit, by what is known without their hours; with the service that their card is about.
    pub fn doctors(self, catalogue: Catalogue) -> Vec<(CataloguePractitioner, CatalogueService)> {
        let services = catalogue.services();
        let (text, location, service) = (self.text.get(), self.location.get(), self.service.get());
        let english = self.english.get();
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |doctor: CataloguePractitioner| {
            let given: Vec<&CatalogueService> = services.iter().filter(|s| doctor.service_ids.contains(&s.id)).collect();
            let here = location.is_none_or(|id| doctor.location_ids.contains(&id));
            let told = words_of(&doctor, &given);
            let about = given.iter().find(|s| match service {
                Some(id) => s.id == id,
                None => !words.is_empty() && words.iter().all(|w| names(s).contains(w)),
            });
            let about = about.or_else(|| given.first().filter(|_| service.is_none()))?;
            let understood = !english || doctor.languages.contains(&SpokenLanguage::English);
            let found = here && understood && words.iter().all(|word| told.contains(word));
            found.then(|| (doctor.clone(), (*about).clone()))
        };
        catalogue.practitioners().into_iter().filter_map(fits).collect()
    }
}

fn names(service: &CatalogueService) -> String {
    format!("{} {}", service.name_id, service.name_en).to_lowercase()
}

/// Everything by which a doctor can be found, in both languages.
fn words_of(doctor: &CataloguePractitioner, services: &[&CatalogueService]) -> String {
    let mut told = doctor.name.to_lowercase();
    for speciality in &doctor.specialities {
        told += &format!(" {} {}", speciality.name_id, speciality.name_en).to_lowercase();
    }
    for language in &doctor.languages {
        told += &format!(" {} {}", language.label(Lang::Id), language.label(Lang::En)).to_lowercase();
    }
    for service in services {
        told += " ";
        told += &names(service);
    }
    told
}
