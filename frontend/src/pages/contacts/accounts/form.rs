//! Making and changing an institution.

use domain::contacts::{AccountKind, AccountView, CreateAccount};
use leptos::prelude::*;
use uuid::Uuid;

use super::custom::{CustomDraft, CustomFields};
use crate::api::directory::Accounts;
use crate::components::{AddressDraft, AddressFields, PageHead, SelectField, TextArea, TextField};
use crate::format;
use crate::i18n::{
    lang,
    texts::{accounts as t, organisation, settings},
};
use crate::pages::settings::{Editor, FieldName, Saved, Target, edit, edit_title, filled};
use crate::route::Route;
use crate::shell;

const FIELDS: &[FieldName] = &[
    ("name", settings::name),
    ("kind", t::kind),
    ("phone", settings::phone),
    ("email", settings::email),
    ("tax_number", t::tax_number),
    ("address", settings::address),
    ("notes", t::notes),
    ("custom", t::custom),
];

/// The form of an institution.
#[component]
pub fn AccountForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_account } else { t::new_account };
    shell::title(move || title().to_owned());
    let saved = Saved::<Accounts> {
        list: id.map_or(Route::Accounts, Route::Account),
        made: Some(|view: &AccountView| Route::Account(view.id)),
        name: |view: &AccountView| view.name.clone(),
        fields: FIELDS,
    };
    let blank = || CreateAccount {
        name: String::new(),
        kind: AccountKind::Employer,
        phone: None,
        email: None,
        tax_number: None,
        address: Default::default(),
        notes: None,
        custom: Default::default(),
    };
    view! {
        <PageHead title=edit_title(TextProp::from(title)) />
        {edit(Target::of(id, blank), saved, |editor| view! { <Fields editor /> }.into_any())}
    }
}

#[component]
fn Fields(editor: Editor<Accounts>) -> impl IntoView {
    let first = editor.form();
    let (name, kind) = (RwSignal::new(first.name), RwSignal::new(first.kind.code().to_owned()));
    let phone = RwSignal::new(first.phone.as_deref().map(format::phone).unwrap_or_default());
    let email = RwSignal::new(first.email.unwrap_or_default());
    let tax_number = RwSignal::new(first.tax_number.unwrap_or_default());
    let notes = RwSignal::new(first.notes.unwrap_or_default());
    let (address, custom) = (AddressDraft::of(&first.address), CustomDraft::of(first.custom));
    editor.follow(move || CreateAccount {
        name: name.get(),
        kind: kind.with(|code| AccountKind::from_code(code)).unwrap_or(AccountKind::Employer),
        phone: filled(&phone.get()),
        email: filled(&email.get()),
        tax_number: filled(&tax_number.get()),
        address: address.address(),
        notes: filled(&notes.get()),
        custom: custom.values(),
    });
    let kinds = Signal::derive(|| AccountKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    view! {
        <TextField label=settings::name at="/name" value=name autofocus=editor.id.is_none() />
        <div class="pair">
            <SelectField label=t::kind at="/kind" value=kind options=kinds />
            <TextField label=t::tax_number at="/tax_number" value=tax_number optional=true max_length=40 />
        </div>
        <section class="form-section">
            <h2>{organisation::contact_section}</h2>
            <div class="pair">
                <TextField label=settings::phone at="/phone" value=phone optional=true kind="tel" inputmode="tel" max_length=40 />
                <TextField label=settings::email at="/email" value=email optional=true kind="email" max_length=254 />
            </div>
        </section>
        <section class="form-section">
            <h2>{settings::address}</h2>
            <AddressFields draft=address at="/address" />
        </section>
        <CustomFields draft=custom />
        <section class="form-section">
            <TextArea label=t::notes at="/notes" value=notes hint=t::notes_hint optional=true max_length=4000 />
        </section>
    }
}
