//! People who may be the one that is being registered, side by side with what was typed.

use domain::contacts::{CreateContact, DuplicateMatch};
use domain::value::Phone;
use leptos::prelude::*;

use crate::api::contacts::People;
use crate::components::{Glyph, Icon, LinkButton, Size, Status, Tone};
use crate::format;
use crate::i18n::{
    Count, Plain, lang,
    texts::{contacts as c, registration as t},
};
use crate::pages::contacts::describe;
use crate::route::Route;

/// The likely duplicates. `refused` says that the server has already declined to save.
#[component]
pub fn Duplicates(
    people: People,
    #[prop(into)] matches: Signal<Vec<DuplicateMatch>>,
    typed: Signal<CreateContact>,
    #[prop(optional, into)] refused: Signal<bool>,
    /// Before the person goes to a record.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let words = move || match refused.get() {
        true => t::duplicates_refused().to_owned(),
        false => t::duplicates_text(Count(matches.with(Vec::len) as i64)),
    };
    let card = move |found: DuplicateMatch| view! { <Match people found typed on_leave /> };
    view! {
        <section class="duplicates" role="status" data-refused=move || refused.get().then_some("true")>
            <header>
                <Icon glyph=Glyph::Users />
                <div><h3>{t::duplicates_title}</h3><p>{words}</p></div>
            </header>
            {move || matches.get().into_iter().take(3).map(card).collect_view()}
        </section>
    }
}

#[component]
fn Match(people: People, found: DuplicateMatch, typed: Signal<CreateContact>, on_leave: Option<Callback<()>>) -> impl IntoView {
    let same_nik = found.reasons.iter().any(|reason| reason == "nik");
    let score = found.score;
    let agrees = {
        let reasons = found.reasons.clone();
        move |reason: &str| reasons.iter().any(|r| r == reason)
    };
    let mine = move |value: fn(&CreateContact) -> Option<String>| Signal::derive(move || typed.with(value));
    let of_match = [
        (c::name as Plain, "name", mine(|p| Some(p.name.clone())), Some(found.name.clone())),
        (c::born, "birth_date", mine(|p| p.birth_date.map(format::birth_date)), found.birth_date.map(format::birth_date)),
        (c::sex, "sex", mine(|p| p.sex.map(|s| s.label(lang()).to_owned())), found.sex.map(|s| s.label(lang()).to_owned())),
        (c::phone, "phone", mine(masked_phone), found.phone.clone()),
        (c::mrn, "mrn", mine(|p| p.mrn.clone()), found.mrn.clone()),
    ];
    let row = move |(name, reason, typed, known): (Plain, &'static str, Signal<Option<String>>, Option<String>)| {
        let same = agrees(reason);
        view! {
            <tr data-same=same.then_some("true")>
                <th scope="row">{name}</th>
                <td>{move || typed.get().unwrap_or_else(|| "–".to_owned())}</td>
                <td>{known.unwrap_or_else(|| "–".to_owned())}{same.then(|| view! { <span class="same"><Icon glyph=Glyph::Check size="i-sm" />{t::same}</span> })}</td>
            </tr>
        }
    };
    let route = match people {
        People::Patients => Route::Person(People::Patients, found.id),
        People::Contacts => describe::route_of(found.mrn.as_deref(), found.id),
    };
    let name = found.name.clone();
    let leave = move |_| {
        if let Some(on_leave) = on_leave {
            on_leave.run(());
        }
    };
    let way = match found.in_scope {
        true => view! {
            <span on:click=leave><LinkButton href=route.href() size=Size::Small>{move || t::duplicate_open(&name)}</LinkButton></span>
        }
        .into_any(),
        false => view! { <p class="sub">{t::duplicate_far}</p> }.into_any(),
    };
    let likeness = move || if same_nik { t::duplicate_same_nik().to_owned() } else { t::duplicate_score(score) };
    view! {
        <article class="match">
            <Status tone=Tone::Warning glyph=Glyph::Users>{likeness}</Status>
            <table class="versus num">
                <thead><tr><td></td><th scope="col">{t::duplicate_typed}</th><th scope="col">{t::duplicate_known}</th></tr></thead>
                <tbody>{of_match.into_iter().map(row).collect_view()}</tbody>
            </table>
            {way}
        </article>
    }
}

/// What was typed is masked as the known number is, so that the two can be compared.
fn masked_phone(person: &CreateContact) -> Option<String> {
    let typed = person.phone.as_deref()?;
    Some(Phone::parse(typed).map_or_else(|| typed.to_owned(), |phone| Phone::masked(phone.as_str())))
}
