//! One practitioner.

use domain::organisation::{CreatePractitioner, PractitionerView, SpokenLanguage};
use leptos::prelude::*;
use uuid::Uuid;

use super::services_page::service_name;
use super::specialities_page::speciality_name;
use crate::api::organisation::{Locations, Practitioners, Services, Specialities};
use crate::api::resource::{Query, list};
use crate::components::TextField;
use crate::i18n::{
    lang,
    texts::{organisation as t, settings},
};
use crate::pages::settings::{CheckList, Checks, Editor, Saved, SettingsPage, Target, Ticks, edit, filled};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<Practitioners> = Saved {
    list: Route::Settings(Setting::Practitioners),
    made: None,
    name: |view: &PractitionerView| view.name.clone(),
    fields: &[
        ("name", settings::name),
        ("licence_number", t::licence),
        ("languages", t::speaks),
        ("speciality_ids", settings::specialities),
        ("location_ids", t::practises_at),
        ("service_ids", t::gives_services),
    ],
};

/// Every speciality, in the language in use.
pub(super) fn specialities() -> Remote<CheckList> {
    Remote::new(|| {
        let _ = lang();
        async {
            let page = list::<Specialities>(&Query::whole()).await?;
            let entry = |s: &_| speciality_name(s);
            Ok(CheckList(page.data.iter().map(|s| (s.id, entry(s), s.archived_at.is_some())).collect()))
        }
    })
}

/// Every branch, the archived ones too.
fn locations() -> Remote<CheckList> {
    Remote::new(|| async {
        let page = list::<Locations>(&Query::whole()).await?;
        Ok(CheckList(page.data.into_iter().map(|l| (l.id, l.name, l.archived_at.is_some())).collect()))
    })
}

/// Every service, in the language in use.
fn services_list() -> Remote<CheckList> {
    Remote::new(|| {
        let _ = lang();
        async {
            let page = list::<Services>(&Query::whole()).await?;
            Ok(CheckList(page.data.iter().map(|s| (s.id, service_name(s), s.archived_at.is_some())).collect()))
        }
    })
}

/// The form of a practitioner.
#[component]
pub fn PractitionerForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_practitioner } else { t::new_practitioner };
    shell::title(move || title().to_owned());
    let blank = || CreatePractitioner {
        name: String::new(),
        licence_number: None,
        languages: Vec::new(),
        speciality_ids: Vec::new(),
        location_ids: Vec::new(),
        service_ids: Vec::new(),
    };
    view! {
        <SettingsPage current=Some(Setting::Practitioners) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Practitioners>) -> impl IntoView {
    let first = editor.form();
    let (name, licence) = (RwSignal::new(first.name), RwSignal::new(first.licence_number.unwrap_or_default()));
    let (fields, places) = (RwSignal::new(first.speciality_ids), RwSignal::new(first.location_ids));
    let (services, languages) = (RwSignal::new(first.service_ids), RwSignal::new(first.languages));
    editor.follow(move || CreatePractitioner {
        name: name.get(),
        licence_number: filled(&licence.get()),
        languages: languages.get(),
        speciality_ids: fields.get(),
        location_ids: places.get(),
        service_ids: services.get(),
    });
    view! {
        <TextField label=t::practitioner_name at="/name" value=name hint=t::practitioner_name_hint autofocus=editor.id.is_none() />
        <TextField label=t::licence at="/licence_number" value=licence optional=true max_length=60 />
        <Ticks label=t::speaks hint=t::speaks_hint at="/languages" all=SpokenLanguage::ALL name=SpokenLanguage::label chosen=languages />
        <Checks label=settings::specialities at="/speciality_ids" list=specialities() chosen=fields />
        <Checks label=t::practises_at at="/location_ids" list=locations() chosen=places />
        <Checks label=t::gives_services at="/service_ids" list=services_list() chosen=services />
    }
}
