//! One office: who, over what, from when, until when.

use chrono::NaiveDate;
use domain::consultations::{CreateHeadDoctor, OfficeKind};
use domain::organisation::SpecialityView;
use leptos::prelude::*;
use uuid::Uuid;

use super::removal::{Removal, Words};
use crate::api::consultations::HeadDoctors;
use crate::api::organisation::Specialities;
use crate::api::resource::{Query, list};
use crate::components::grid::Record;
use crate::components::{DateField, SelectField};
use crate::i18n::{lang, texts::consultation_rules as t, texts::settings};
use crate::pages::scheduling::hours::{one_of, practitioner_choices, practitioners, text_of};
use crate::pages::scheduling::words::in_lang;
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell;

const LIST: Route = Route::Settings(Setting::HeadDoctors);
const SAVED: Saved<HeadDoctors> = Saved {
    list: LIST,
    made: None,
    name: Record::name,
    fields: &[
        ("practitioner_id", settings::practitioner_word),
        ("kind", t::office),
        ("speciality_id", t::speciality),
        ("starts_on", t::from),
        ("ends_on", t::until),
    ],
};
const REMOVAL: Words = Words { action: t::remove_head, title: t::remove_head_title, text: t::remove_head_text };

/// The form.
#[component]
pub fn HeadForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_head } else { t::new_head };
    shell::title(move || title().to_owned());
    let blank = || CreateHeadDoctor {
        speciality_id: None,
        practitioner_id: Uuid::nil(),
        kind: OfficeKind::Head,
        starts_on: untrack(|| shell::zone().today()),
        ends_on: None,
    };
    view! {
        <SettingsPage current=Some(Setting::HeadDoctors) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<HeadDoctors>) -> impl IntoView {
    let first = editor.form();
    let practitioner = RwSignal::new(text_of(Some(first.practitioner_id)));
    let speciality = RwSignal::new(text_of(first.speciality_id));
    let kind = RwSignal::new(first.kind.code().to_owned());
    let (from, until) = (RwSignal::new(Some(first.starts_on)), RwSignal::new(first.ends_on));
    editor.follow(move || CreateHeadDoctor {
        speciality_id: speciality.with(|id| id.parse().ok()),
        practitioner_id: practitioner.with(|id| one_of(id)),
        kind: kind.with(|kind| OfficeKind::from_code(kind)).unwrap_or(OfficeKind::Head),
        // A day that cannot be read is refused at its field.
        starts_on: from.get().unwrap_or(NaiveDate::MIN),
        ends_on: until.get(),
    });
    let all = Remote::new(|| async { Ok(list::<Specialities>(&Query { archived: false, ..Query::whole() }).await?.data) });
    let specialities = Signal::derive(move || {
        let named = |s: SpecialityView| (s.id.to_string(), in_lang(&s.name_id, &s.name_en).to_owned());
        let all = all.value.get().unwrap_or_default().into_iter().map(named);
        [(String::new(), t::whole_clinic().to_owned())].into_iter().chain(all).collect::<Vec<_>>()
    });
    let kinds = Signal::derive(|| OfficeKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    let deputy = Signal::derive(move || kind.with(|kind| kind == OfficeKind::Deputy.code()));
    view! {
        <div class="pair">
            <SelectField label=settings::practitioner_word at="/practitioner_id" value=practitioner options=practitioner_choices(practitioners()) />
            <SelectField label=t::office at="/kind" value=kind options=kinds />
        </div>
        <SelectField label=t::speciality at="/speciality_id" value=speciality options=specialities hint=t::whole_clinic_hint />
        <div class="pair">
            <DateField label=t::from at="/starts_on" value=from />
            {move || match deputy.get() {
                true => view! { <DateField label=t::until at="/ends_on" value=until /> }.into_any(),
                false => view! { <DateField label=t::until at="/ends_on" value=until optional=true /> }.into_any(),
            }}
        </div>
        <p class="sub">{t::until_hint}</p>
        <Removal editor words=REMOVAL list=LIST name=|view| Record::name(view) />
    }
}
