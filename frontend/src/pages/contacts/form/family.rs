//! The third section: family, guardians and institutions.

use domain::contacts::{AccountView, ContactView, LinkKind};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::draft::Draft;
use super::entries::LinkEntry;
use crate::api::contacts::{ListQuery, People, list_accounts, search_people};
use crate::api::{Failure, session};
use crate::components::{Avatar, Banner, Choice, Glyph, Icon, IconButton, Picker, SelectField};
use crate::format::Age;
use crate::i18n::{
    lang,
    texts::{contacts as c, interface, registration as t},
};
use crate::pages::contacts::describe;
use crate::shell;

/// Finds people by name, MRN or phone; `but` is left out.
pub async fn find_people(people: People, text: String, but: Option<Uuid>) -> Result<Vec<Choice>, Failure> {
    let query = ListQuery { q: Some(text), limit: 8, ..ListQuery::default() };
    let found = search_people(people, &query).await?.data;
    let choice = |p: ContactView| {
        let detail = describe::telling(p.birth_date, p.sex, p.mrn.as_deref());
        Choice { id: p.id, title: p.name, detail }
    };
    Ok(found.into_iter().filter(|p| Some(p.id) != but).map(choice).collect())
}

/// The list in which related people are looked for: everybody, for those who may see everybody.
pub fn everybody() -> People {
    if session::may(Permission::ReadContacts) { People::Contacts } else { People::Patients }
}

/// Links to other people, and institutions.
#[component]
pub fn FamilySection(draft: Draft, own: Option<Uuid>) -> impl IntoView {
    let people = untrack(everybody);
    let pick = move |choice: Choice| {
        let minor = is_minor(draft);
        draft.links.update(|all| {
            if all.iter().all(|l| l.id != choice.id) {
                let kind = if minor { LinkKind::Guardian } else { LinkKind::Spouse };
                all.push(LinkEntry {
                    id: choice.id,
                    name: choice.title,
                    detail: choice.detail,
                    kind: RwSignal::new(kind.code().to_owned()),
                });
            }
        });
    };
    let lonely = move || {
        let guarded =
            draft.links.with(|all| all.iter().any(|l| l.kind.with(|k| k == LinkKind::Guardian.code() || k == LinkKind::Parent.code())));
        is_minor(draft) && !guarded
    };
    let rows = move || {
        let all = draft.links.get().into_iter().enumerate();
        all.map(|(at, entry)| view! { <LinkRow draft at entry /> }).collect_view()
    };
    view! {
        <section class="form-section">
            <h2>{t::section_family}</h2>
            <Show when=lonely><Banner glyph=Glyph::Users>{t::minor_without_guardian}" "{t::family_empty}</Banner></Show>
            <div class="repeated">{rows}</div>
            <Picker
                label=t::add_person
                hint=t::add_person_hint
                search=move |text| find_people(people, text, own)
                on_pick=pick
            />
            <Show when=|| session::may(Permission::ReadAccounts)><InstitutionPicker draft /></Show>
        </section>
    }
}

fn is_minor(draft: Draft) -> bool {
    draft.birth.get().is_some_and(|birth| Age::between(birth, shell::zone().today()).years < 18)
}

#[component]
fn LinkRow(draft: Draft, at: usize, entry: LinkEntry) -> impl IntoView {
    let LinkEntry { name, detail, kind, .. } = entry;
    let kinds = Signal::derive(|| LinkKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    let (relation, spoken) = (name.clone(), name.clone());
    let remove = move |()| draft.links.update(|all| _ = all.remove(at));
    view! {
        <div class="repeat link-row">
            <div class="who"><Avatar name=name.clone() /><div><b>{name}</b><p class="sub num">{detail}</p></div></div>
            <SelectField label=move || t::relation_of(&relation) at=format!("/links/{at}/related_id") value=kind options=kinds />
            <IconButton glyph=Glyph::Trash label=move || interface::remove_named(&spoken) on_press=remove />
        </div>
    }
}

#[component]
fn InstitutionPicker(draft: Draft) -> impl IntoView {
    let accounts = draft.accounts;
    let find = |text: String| async move {
        let choice = |a: AccountView| Choice { id: a.id, title: a.name, detail: a.kind.label(lang()).to_owned() };
        Ok(list_accounts(&text).await?.data.into_iter().map(choice).collect())
    };
    let pick = move |choice: Choice| {
        accounts.update(|all| {
            if all.iter().all(|(id, _)| *id != choice.id) {
                all.push((choice.id, choice.title));
            }
        });
    };
    let chosen = move || {
        let one = |(id, name): (Uuid, String)| {
            let spoken = name.clone();
            let remove = move |()| accounts.update(|all| all.retain(|(other, _)| *other != id));
            view! {
                <li>
                    <Icon glyph=Glyph::Building />
                    <span>{name}</span>
                    <IconButton glyph=Glyph::X label=move || interface::remove_named(&spoken) on_press=remove />
                </li>
            }
        };
        accounts.get().into_iter().map(one).collect_view()
    };
    view! {
        <div class="field">
            <span class="label">{c::institutions}</span>
            <ul class="picked">{chosen}</ul>
        </div>
        <Picker label=t::add_institution hint=t::add_institution_hint search=find on_pick=pick />
    }
}
