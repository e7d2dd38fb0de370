//! app-5 in its first form: registering and editing, one column, four sections.

use std::time::Duration;

use domain::contacts::{ContactView, CreateContact, DuplicateMatch};
use leptos::prelude::*;
use uuid::Uuid;

use super::conflict::ConflictDialog;
use super::contact::ContactSection;
use super::draft::handed_over;
use super::duplicates::Duplicates;
use super::family::FamilySection;
use super::identity::IdentitySection;
use super::preferences::PreferencesSection;
use super::saving::Form;
use crate::api::Revision;
use crate::api::contacts::{People, find_duplicates, find_person};
use crate::browser::timer::Debounce;
use crate::components::{Button, ErrorSummary, FailureNote, Kind, Loaded, PageHead, Skeleton};
use crate::i18n::texts::{interface, registration as t};
use crate::pages::contacts::describe;
use crate::pages::contacts::restricted::{RecordFailure, Restricted};
use crate::remote::Remote;
use crate::route::{self, Route};
use crate::shell;

/// From this score on somebody is shown while one is still typing.
const ALIKE: u8 = 40;

/// The form of somebody new.
#[component]
pub fn NewPersonForm(people: People) -> impl IntoView {
    let title = match people {
        People::Patients => t::new_patient,
        People::Contacts => t::new_contact,
    };
    shell::title(move || title().to_owned());
    let here = shell::branches().chosen.get_untracked();
    let start = handed_over().unwrap_or_else(|| CreateContact { location_id: here, ..CreateContact::default() });
    let form = Form::new(people, &start);
    view! {
        <PageHead title sub=interface::required_hint />
        <Fields form back=Route::People(people) />
    }
}

/// The form of a record.
#[component]
pub fn EditPersonForm(people: People, id: Uuid) -> impl IntoView {
    let remote = Remote::new(move || async move { find_person(people, id).await });
    let name = move || remote.value.with(|r| r.as_ref().map(|r| r.record.name.clone())).unwrap_or_default();
    shell::title(move || t::edit_title(&name()));
    let nothing = Memo::new(move |_| remote.value.with(Option::is_none));
    let failed = Memo::new(move |_| nothing.get().then(|| remote.failure.get()).flatten());
    move || match failed.get() {
        Some(failure) => view! { <RecordFailure failure people on_retry=move |()| remote.reload() /> }.into_any(),
        None => view! {
            <Loaded remote skeleton=|| view! { <div class="page-body"><Skeleton lines=12 /></div> } let:revision>
                <Edit people revision=revision.get_untracked() />
            </Loaded>
        }
        .into_any(),
    }
}

#[component]
fn Edit(people: People, revision: Revision<ContactView>) -> impl IntoView {
    let record = &revision.record;
    if record.identity_only {
        return view! { <Restricted name=record.name.clone() /> }.into_any();
    }
    let (id, who) = (record.id, describe::named(&record.name, record.birth_date));
    let form = Form::edit(people, revision);
    view! {
        <PageHead title=move || t::edit_title(&who) sub=interface::required_hint />
        <Fields form back=Route::Person(people, id) />
    }
    .into_any()
}

#[component]
fn Fields(form: Form, back: Route) -> impl IntoView {
    let (draft, people, id) = (form.draft, form.people, form.id());
    let is_new = id.is_none();
    let alike = if is_new { look_alikes(form) } else { Signal::stored(Vec::new()) };
    let refused = Signal::derive(move || !form.refused.with(Vec::is_empty));
    let matches = Signal::derive(move || if refused.get() { form.refused.get() } else { alike.get() });
    let typed = Signal::derive(move || draft.document());
    let label = move || match draft.who() {
        Some(who) => t::submit_for(&who),
        None => t::submit_new().to_owned(),
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(false);
    };
    let resolve = move |theirs: Vec<String>| form.resolve(&theirs);
    view! {
        <div class="reg" data-beside=move || (!matches.with(Vec::is_empty)).then_some("true")>
            <form class="form-page" on:submit=send>
                <ErrorSummary errors=form.errors />
                {move || form.other().map(|failure| view! { <FailureNote failure /> })}
                <IdentitySection draft people is_new />
                <ContactSection draft />
                <FamilySection draft own=id />
                <PreferencesSection draft />
                <div class="form-foot">
                    <Button kind=Kind::Primary submit=true busy=form.submit.busy>{label}</Button>
                    <Show when=move || refused.get()>
                        <Button busy=form.submit.busy on_press=move |()| form.send(true)>{t::duplicate_insist}</Button>
                    </Show>
                    <Button kind=Kind::Quiet on_press=move |()| route::back(back)>{interface::cancel}</Button>
                </div>
            </form>
            <Show when=move || !matches.with(Vec::is_empty)>
                <aside class="reg-beside"><Duplicates people matches typed refused /></aside>
            </Show>
        </div>
        <ConflictDialog conflict=form.conflict busy=form.submit.busy on_choose=resolve />
    }
}

/// Who may be registered already, asked half a second after the last letter.
fn look_alikes(form: Form) -> Signal<Vec<DuplicateMatch>> {
    let people = form.people;
    let telling = Memo::new(move |_| {
        let person = form.draft.document();
        let told = [person.birth_date.is_some(), person.phone.is_some(), person.email.is_some(), person.nik().is_some()];
        let worth = person.name.trim().chars().count() > 2 && told.contains(&true);
        worth.then(|| CreateContact {
            name: person.name,
            birth_date: person.birth_date,
            sex: person.sex,
            phone: person.phone,
            email: person.email,
            identifiers: person.identifiers.into_iter().filter(|i| i.value.is_some()).collect(),
            ..CreateContact::default()
        })
    });
    let asked = RwSignal::new(None::<CreateContact>);
    let pause = StoredValue::new_local(Debounce::default());
    Effect::new(move |_| {
        let person = telling.get();
        pause.with_value(|pause| pause.run(Duration::from_millis(500), move || _ = asked.try_set(person)));
    });
    let found = Remote::new(move || {
        let person = asked.get();
        async move {
            match person {
                Some(person) => find_duplicates(people, &person).await,
                None => Ok(Vec::new()),
            }
        }
    });
    Signal::derive(move || {
        let all = found.value.get().unwrap_or_default();
        all.into_iter().filter(|m| m.score >= ALIKE).collect()
    })
}
