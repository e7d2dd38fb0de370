//! Who this is: always in sight, never cut.

use domain::contacts::{ContactView, DuplicateMatch};
use leptos::prelude::*;

use super::Opened;
use super::actions::RecordActions;
use crate::api::contacts::list_duplicates;
use crate::api::session;
use crate::components::{Avatar, Banner, Button, Glyph, Kind, Status, Tone, toast};
use crate::format;
use crate::i18n::{
    Count, lang,
    texts::{contacts as c, person as t},
};
use crate::pages::contacts::describe;
use crate::pages::contacts::rights::rights;
use crate::remote::{Remote, Submit};
use crate::route::Route;

/// From this score on a match is worth a look.
const ALIKE: u8 = 40;

/// The banner that stays in sight.
#[component]
pub fn PatientBanner(opened: Opened) -> impl IntoView {
    let person = opened.person;
    let name = Signal::derive(move || opened.name());
    let ids = move || person.with(identifying);
    view! {
        <div class="pbanner" role="group" aria-label=t::identity_of>
            <Avatar name size="xl" />
            <div class="idt">
                <div class="name"><h1>{move || name.get()}</h1><SimilarNames opened /></div>
                <div class="ids">{ids}</div>
            </div>
            <div class="alerts">{move || person.with(states)}</div>
            <div class="end"><RecordActions opened /></div>
        </div>
    }
}

fn identifying(person: &ContactView) -> impl IntoView + use<> {
    let born = person.birth_date.map(|birth| {
        let age = describe::age(person);
        view! { <span><b>{format::birth_date(birth)}</b>" ("{age}")"</span> }
    });
    let sex = person.sex.map(|sex| view! { <span>{sex.label(lang())}</span> });
    let mrn = person.mrn.clone().map(|mrn| view! { <span>{c::mrn_short}" "<b>{mrn}</b></span> });
    let honorific = person.honorific.map(|h| view! { <span class="hide-phone">{h.label(lang())}</span> });
    (born, sex, mrn, honorific)
}

fn states(person: &ContactView) -> impl IntoView + use<> {
    let died = person.deceased_on.map(|on| {
        let on = format::birth_date(on);
        view! { <Status tone=Tone::Neutral glyph=Glyph::Heart>{c::deceased_since(&on)}</Status> }
    });
    let archived = person.archived_at.map(|_| view! { <Status tone=Tone::Warning glyph=Glyph::Archive>{c::archived}</Status> });
    (died, archived)
}

/// How many records look like this one; a link to the comparison for those who may merge.
#[component]
fn SimilarNames(opened: Opened) -> impl IntoView {
    let people = opened.people;
    let id = Memo::new(move |_| opened.person.with(|p| p.id));
    let found = Remote::new(move || {
        let id = id.get();
        async move { list_duplicates(people, id).await }
    });
    let alike = move || {
        let near = |all: &Vec<DuplicateMatch>| all.iter().filter(|m| m.score >= ALIKE).count() as i64;
        found.value.with(|all| all.as_ref().map(near)).filter(|n| *n > 0)
    };
    move || {
        let count = Count(alike()?);
        let status = view! { <Status tone=Tone::Warning glyph=Glyph::Users>{t::similar_names(count)}</Status> };
        Some(match session::may(rights(people).merge) {
            true => {
                let href = Route::MergePerson(people, id.get()).href();
                view! { <a class="similar" href=href title=move || t::similar_link(count)>{status}</a> }.into_any()
            }
            false => status.into_any(),
        })
    }
}

/// What one has to know before doing anything: archived, merged, deceased.
#[component]
pub fn Notices(opened: Opened, wanted: uuid::Uuid) -> impl IntoView {
    let person = opened.person;
    let merged = move || person.with(|p| p.id != wanted);
    let submit = Submit::new();
    let restore = move |()| {
        let id = person.with_untracked(|p| p.id);
        submit.run(async move { crate::api::contacts::restore_person(opened.people, id).await }, move |back| {
            toast::done(t::restored(&back.record.name));
            opened.remote.put(back);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let may = move || session::may(rights(opened.people).delete);
    let acts =
        move || may().then(|| view! { <Button icon=Glyph::Undo kind=Kind::Plain busy=submit.busy on_press=restore>{t::restore}</Button> });
    let since = move || person.with(|p| p.archived_at).map(|at| format::short_date(crate::shell::zone().wall(at).date()));
    view! {
        <Show when=merged>
            <Banner edge=true glyph=Glyph::Merge>{move || t::merged_banner(&person.with(|p| describe::named(&p.name, p.birth_date)))}</Banner>
        </Show>
        {move || since().map(|since| view! {
            <Banner edge=true tone="warning" glyph=Glyph::Archive acts>{t::archived_banner(&since)}</Banner>
        })}
        <Show when=move || person.with(|p| p.deceased_on.is_some())>
            <Banner edge=true glyph=Glyph::Heart>{t::deceased_banner}</Banner>
        </Show>
    }
}
