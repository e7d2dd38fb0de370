//! portal-8: the own data, to see and to correct, with its history.

use chrono::NaiveDate;
use domain::contacts::{AddressKind, ContactAddress, Honorific, Sex};
use domain::portal::{OwnPerson, OwnPersonView};
use domain::{Document, ErrorCode};
use leptos::prelude::*;
use uuid::Uuid;

use super::changes::History;
use super::contact_change::Reach;
use crate::api::{Revision, patch, portal as api};
use crate::components::{AddressDraft, AddressFields, DateField, ErrorSummary, FormErrors, SelectField, TextField, toast};
use crate::i18n::{lang, texts::interface, texts::portal_account as t, texts::portal_door as door};
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Act, Notice, Shown, icon, refused};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// The page, for whoever's data is shown.
#[component]
pub fn MyDataPage() -> impl IntoView {
    crate::pages::portal::title(|| t::data().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    view! {
        <a class="back-link" href=Place::Account.href()>{icon("#i-back", "i s")}{t::title}</a>
        <header class="page-head"><h1>{t::data}</h1><p class="lead">{t::data_lead}</p></header>
        <FamilySwitcher />
        {move || active.get().map(|id| view! { <Person id /> })}
    }
}

/// One person's data; built anew when another is chosen.
#[component]
fn Person(id: Uuid) -> impl IntoView {
    let person = Remote::new(move || api::find_own_person(id));
    let history = RwSignal::new(0u32);
    let content = move |value: Signal<Revision<OwnPersonView>>| {
        view! {
            <div class="cols">
                <div class="stack"><Details person value history /></div>
                <div class="stack aside"><Reach person value history /><History id again=history /></div>
            </div>
        }
        .into_any()
    };
    view! { <Shown remote=person children=content /> }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    honorific: RwSignal<String>,
    birth_date: RwSignal<Option<NaiveDate>>,
    sex: RwSignal<String>,
    address: AddressDraft,
}

fn home(person: &OwnPersonView) -> usize {
    person.addresses.iter().position(|a| a.kind == AddressKind::Home).unwrap_or(person.addresses.len())
}

impl Draft {
    fn of(person: &OwnPersonView) -> Draft {
        let address = person.addresses.get(home(person)).map(|a| a.address.clone()).unwrap_or_default();
        Draft {
            name: RwSignal::new(person.name.clone()),
            honorific: RwSignal::new(person.honorific.map(|h| h.code().to_owned()).unwrap_or_default()),
            birth_date: RwSignal::new(person.birth_date),
            sex: RwSignal::new(person.sex.map(|s| s.code().to_owned()).unwrap_or_default()),
            address: AddressDraft::of(&address),
        }
    }

    fn form(self, before: &OwnPersonView) -> OwnPerson {
        let mut form = before.writable();
        form.name = self.name.get_untracked();
        form.honorific = Honorific::from_code(&self.honorific.get_untracked());
        form.birth_date = self.birth_date.get_untracked();
        form.sex = Sex::from_code(&self.sex.get_untracked());
        let entry = ContactAddress { kind: AddressKind::Home, address: untrack(|| self.address.address()) };
        match form.addresses.get_mut(home(before)) {
            Some(there) => *there = entry,
            None => form.addresses.push(entry),
        }
        form
    }
}

/// The choices of a closed set, with none of them first.
fn choices(all: Vec<(&'static str, &'static str)>) -> Vec<(String, String)> {
    let none = (String::new(), interface::choose().to_owned());
    std::iter::once(none).chain(all.into_iter().map(|(code, label)| (code.to_owned(), label.to_owned()))).collect()
}

#[component]
fn Details(person: Remote<Revision<OwnPersonView>>, value: Signal<Revision<OwnPersonView>>, history: RwSignal<u32>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (submit, household) = (Submit::new(), Household::here());
    let draft = Draft::of(&value.get_untracked().record);
    let place = format!("/addresses/{}/address", home(&value.get_untracked().record));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Revision { record, etag } = value.get_untracked();
        let mut form = draft.form(&record);
        if !errors.dates_read("#my-data") || !errors.check(form.check()) {
            return;
        }
        let Some(patch) = patch::between(&record.writable(), &form) else { return toast::done(t::nothing_changed()) };
        submit.run(async move { api::update_own_person(record.id, &etag, &patch).await }, move |changed| {
            toast::done(t::saved());
            household.home.reload();
            history.update(|n| *n += 1);
            person.put(changed);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let stale = move || submit.failure.with(|f| f.as_ref().is_some_and(|f| f.is(ErrorCode::Stale)));
    let failure = move || match stale() {
        true => view! {
            <Notice tone="warn" title=t::stale>{t::stale_text}</Notice>
            <Act class="btn sm" on_press=move |()| person.reload()>{t::reload}</Act>
        }
        .into_any(),
        false => refused(submit).into_any(),
    };
    let number = move || match value.with(|v| v.record.mrn.clone()) {
        Some(mrn) => t::mrn(&mrn),
        None => t::no_mrn().to_owned(),
    };
    let titles = Signal::derive(|| choices(Honorific::ALL.iter().map(|h| (h.code(), h.label(lang()))).collect()));
    let sexes = Signal::derive(|| choices(Sex::ALL.iter().map(|s| (s.code(), s.label(lang()))).collect()));
    let name = move || value.with(|v| v.record.name.clone());
    view! {
        <form class="stack" id="my-data" on:submit=send>
            <section class="card" aria-labelledby="self-t">
                <div><h2 id="self-t">{t::who_you_are}</h2><p class="meta">{number}</p></div>
                <ErrorSummary errors />
                {failure}
                <TextField label=door::name value=draft.name at="/name" hint=door::name_hint autocomplete="name" />
                <div class="pair-fields">
                    <SelectField label=t::honorific value=draft.honorific at="/honorific" options=titles optional=true />
                    <SelectField label=door::sex value=draft.sex at="/sex" options=sexes optional=true />
                </div>
                <DateField label=door::birth_date value=draft.birth_date at="/birth_date" autocomplete="bday" />
            </section>
            <section class="card" aria-labelledby="addr-t">
                <h2 id="addr-t">{t::address}</h2>
                <AddressFields draft=draft.address at=place />
            </section>
            <Act class="btn primary wide" submit=true busy=submit.busy>{move || t::save_for(&name())}</Act>
        </form>
    }
}
