//! The people for whom somebody acts, and adding one: a child by declaration, an adult by a code that goes to them.

use chrono::NaiveDate;
use domain::contacts::{LinkKind, Sex};
use domain::identity::CreateCodeConfirmation;
use domain::portal::{CreateFamilyMember, CreateFamilyRequest, FamilyMemberView};
use domain::{Document, FieldCode};
use leptos::prelude::*;

use crate::api::{Key, portal as api};
use crate::components::{DateField, FormErrors, SelectField, TextField, toast};
use crate::i18n::{lang, texts::interface, texts::portal_account as t, texts::portal_booking, texts::portal_door as door};
use crate::pages::portal::door::{CodeEntry, CodeStep};
use crate::pages::portal::household::{Household, relation};
use crate::pages::portal::parts::{Act, Disc, icon, refused};
use crate::remote::Submit;

/// Which form is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adding {
    Child,
    Adult,
}

/// The family.
#[component]
pub fn Family() -> impl IntoView {
    let household = Household::here();
    let adding = RwSignal::new(None::<Adding>);
    let row = |member: FamilyMemberView| {
        let about = relation(&member);
        let number = member.mrn.map(|mrn| format!(" · RM {mrn}"));
        view! {
            <div class="device">
                <Disc name=member.name.clone() />
                <div><b>{member.name}</b><span class="small">{about}{number}</span></div>
                <span></span>
            </div>
        }
    };
    let rows = move || household.family().into_iter().map(row).collect_view();
    let form = move || match adding.get() {
        Some(Adding::Child) => view! { <AddChild adding /> }.into_any(),
        Some(Adding::Adult) => view! { <AddAdult adding /> }.into_any(),
        None => view! {
            <div class="btns">
                <Act class="btn sm" on_press=move |()| adding.set(Some(Adding::Child))>{icon("#i-plus", "i s")}{t::add_child}</Act>
                <Act class="btn sm" on_press=move |()| adding.set(Some(Adding::Adult))>{icon("#i-plus", "i s")}{t::add_adult}</Act>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="stack tight" aria-labelledby="fam-t">
            <div><h2 id="fam-t">{t::family}</h2><p class="meta">{t::family_text}</p></div>
            <div class="card flush">{rows}</div>
            {form}
        </section>
    }
}

/// Shows refused fields at the fields.
fn follow(submit: Submit, errors: FormErrors) {
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
}

#[component]
fn AddChild(adding: RwSignal<Option<Adding>>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (name, born, sex) = (RwSignal::new(String::new()), RwSignal::new(None::<NaiveDate>), RwSignal::new(None::<Sex>));
    let (submit, household, key) = (Submit::new(), Household::here(), Key::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(birth_date) = born.get_untracked() else {
            return errors.add("/birth_date", FieldCode::Required.message(lang()));
        };
        let mut form = CreateFamilyMember { name: name.get_untracked(), birth_date, sex: sex.get_untracked() };
        if !errors.check(form.check()) {
            return;
        }
        let key = key.clone();
        submit.run(async move { api::create_family_member(&form, &key).await }, move |member| {
            toast::done(t::child_added(&member.name));
            household.home.reload();
            adding.set(None);
        });
    };
    follow(submit, errors);
    let option = move |of: Sex| {
        view! { <label><input type="radio" name="sex" prop:checked=move || sex.get() == Some(of) on:change=move |_| sex.set(Some(of)) />{move || of.label(lang())}</label> }
    };
    let words = move || match name.get().trim() {
        "" => t::child_add().to_owned(),
        name => t::child_save(name),
    };
    view! {
        <form class="card" on:submit=send>
            <div><h3>{t::add_child}</h3><p class="meta">{t::child_text}</p></div>
            {refused(submit)}
            <TextField label=t::child_name value=name at="/name" />
            <DateField label=t::child_birth value=born at="/birth_date" />
            <fieldset class="field">
                <legend class="label">{portal_booking::sex}</legend>
                <div class="seg">{option(Sex::Female)}{option(Sex::Male)}</div>
            </fieldset>
            <div class="btns">
                <Act on_press=move |()| adding.set(None)>{interface::cancel}</Act>
                <Act class="btn primary" submit=true busy=submit.busy>{words}</Act>
            </div>
        </form>
    }
}

#[component]
fn AddAdult(adding: RwSignal<Option<Adding>>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (mrn, kind, step) = (RwSignal::new(String::new()), RwSignal::new(String::new()), CodeStep::default());
    let (asking, proving, household) = (Submit::new(), Submit::new(), Household::here());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if let Some(id) = step.id.get_untracked() {
            if step.complete(errors) {
                let form = CreateCodeConfirmation { code: step.code.get_untracked() };
                proving.run(async move { api::create_family_confirmation(id, &form).await }, move |member| {
                    toast::done(t::adult_added(&member.name));
                    household.home.reload();
                    adding.set(None);
                });
            }
            return;
        }
        let mut form =
            CreateFamilyRequest { mrn: mrn.get_untracked(), channel: None, relation: LinkKind::from_code(&kind.get_untracked()) };
        if errors.check(form.check()) {
            asking.run(async move { api::create_family_request(&form).await }, move |sent| step.began(&sent));
        }
    };
    follow(asking, errors);
    follow(proving, errors);
    let kinds = Signal::derive(|| {
        let known = [LinkKind::Parent, LinkKind::Spouse, LinkKind::Child, LinkKind::Sibling, LinkKind::Household];
        let entry = |kind: LinkKind| (kind.code().to_owned(), kind.label(lang()).to_owned());
        std::iter::once((String::new(), interface::choose().to_owned())).chain(known.into_iter().map(entry)).collect::<Vec<_>>()
    });
    let asked = Memo::new(move |_| step.id.get().is_some());
    let busy = Signal::derive(move || asking.busy.get() || proving.busy.get());
    let fields = move || match asked.get() {
        true => view! { <CodeEntry step /> }.into_any(),
        false => view! {
            <TextField label=door::mrn value=mrn at="/mrn" hint=door::mrn_hint inputmode="numeric" max_length=32 />
            <SelectField label=t::adult_relation value=kind at="/relation" options=kinds optional=true />
        }
        .into_any(),
    };
    view! {
        <form class="card" on:submit=send>
            <div><h3>{t::add_adult}</h3><p class="meta">{t::adult_text}</p></div>
            {refused(asking)}
            {refused(proving)}
            {fields}
            <div class="btns">
                <Act on_press=move |()| adding.set(None)>{interface::cancel}</Act>
                <Act class="btn primary" submit=true busy>{move || if asked.get() { t::adult_confirm() } else { t::adult_send() }}</Act>
            </div>
        </form>
    }
}
