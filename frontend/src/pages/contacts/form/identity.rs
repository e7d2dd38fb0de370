//! The first section: who the person is.

use chrono::{Datelike, NaiveDate};
use domain::contacts::{Honorific, IdentifierKind, Sex};
use domain::value::{Nik, NikFacts};
use leptos::prelude::*;

use super::draft::Draft;
use super::entries::NumberEntry;
use crate::api::contacts::People;
use crate::components::{Banner, Button, DateField, Glyph, IconButton, Kind, RadioGroup, SelectField, Size, TextField};
use crate::format;
use crate::i18n::{
    lang,
    texts::{contacts as c, interface, registration as t},
};
use crate::shell;

/// Name, birth date, sex, NIK and other numbers.
#[component]
pub fn IdentitySection(draft: Draft, people: People, is_new: bool) -> impl IntoView {
    let sexes = Signal::derive(|| Sex::ALL.iter().map(|s| (s.code().to_owned(), s.label(lang()).to_owned())).collect::<Vec<_>>());
    let honorifics = Signal::derive(|| {
        let all = Honorific::ALL.iter().map(|h| (h.code().to_owned(), h.label(lang()).to_owned()));
        [(String::new(), t::not_chosen().to_owned())].into_iter().chain(all).collect::<Vec<_>>()
    });
    let has_mrn = people == People::Patients;
    view! {
        <section class="form-section">
            <h2>{t::section_identity}</h2>
            <TextField label=c::full_name at="/name" value=draft.name hint=t::name_hint autofocus=is_new />
            <div class="pair">
                <DateField label=c::birth_date at="/birth_date" value=draft.birth optional=true />
                <RadioGroup label=c::sex value=draft.sex options=sexes />
            </div>
            <NikField draft />
            <div class="pair">
                <SelectField label=c::honorific at="/honorific" value=draft.honorific options=honorifics optional=true />
                {has_mrn.then(|| view! {
                    <TextField label=c::mrn at="/mrn" value=draft.mrn optional=is_new max_length=32 hint=move || if is_new { t::mrn_hint() } else { "" } />
                })}
            </div>
            {(!is_new).then(|| view! { <div class="pair"><DateField label=c::deceased_on at="/deceased_on" value=draft.deceased optional=true /></div> })}
            <Numbers draft />
        </section>
    }
}

/// The NIK: masked while it stays, checked softly against birth date and sex while it is typed.
#[component]
fn NikField(draft: Draft) -> impl IntoView {
    let entry = draft.nik;
    let kept = StoredValue::new(entry.kept.get_untracked());
    let read = Memo::new(move |_| entry.value.with(|v| Nik::parse(v).map(|nik| nik.facts())));
    let disagrees = move || {
        let sex = Sex::from_code(&draft.sex.get());
        entry.value.with(|v| Nik::parse(v)).is_some_and(|nik| !nik.agrees(draft.birth.get(), sex))
    };
    let offers = move || {
        let facts = read.get()?;
        let missing = draft.birth.get().is_none() || Sex::from_code(&draft.sex.get()).is_none_or(|s| s == Sex::Unknown);
        missing.then_some(facts)
    };
    let field =
        move || match entry.kept.get() {
            Some(masked) => view! {
                <div class="kept">
                    <TextField label=t::nik value=RwSignal::new(masked) readonly=true />
                    <Button on_press=move |()| entry.kept.set(None)>{t::nik_replace}</Button>
                </div>
            }
            .into_any(),
            None => {
                let old = kept.get_value();
                let keep = old.map(|old| view! {
                <Button on_press=move |()| { entry.value.set(String::new()); entry.kept.set(Some(old.clone())); }>{t::nik_keep}</Button>
            });
                view! {
                <div class="kept">
                    <TextField label=t::nik at="/nik" value=entry.value optional=true inputmode="numeric" max_length=24 hint=t::nik_hint />
                    {keep}
                </div>
            }
            .into_any()
            }
        };
    view! {
        {field}
        {move || offers().map(|facts| view! { <FillFromNik draft facts /> })}
        <Show when=move || disagrees() && offers().is_none()>
            <Banner tone="warning" glyph=Glyph::Alert>{t::nik_mismatch}</Banner>
        </Show>
    }
}

/// Offers what the number says, for one press.
#[component]
fn FillFromNik(draft: Draft, facts: NikFacts) -> impl IntoView {
    let birth = birth_of(facts, shell::zone().today());
    let fill = move |()| {
        if draft.birth.get_untracked().is_none() {
            draft.birth.set(birth);
        }
        if Sex::from_code(&draft.sex.get_untracked()).is_none_or(|s| s == Sex::Unknown) {
            draft.sex.set(facts.sex.code().to_owned());
        }
    };
    let says = move || t::nik_says(&birth.map(format::birth_date).unwrap_or_default(), &facts.sex.label(lang()).to_lowercase());
    let acts = move || view! { <Button size=Size::Small on_press=fill>{t::nik_fill}</Button> };
    view! { <Banner glyph=Glyph::Info acts>{says}</Banner> }
}

/// The century is not in the number: the latest one that has begun.
fn birth_of(facts: NikFacts, today: NaiveDate) -> Option<NaiveDate> {
    let century = today.year() / 100 * 100;
    let in_century = |century: i32| NaiveDate::from_ymd_opt(century + facts.year as i32, facts.month, facts.day);
    in_century(century).filter(|date| *date <= today).or_else(|| in_century(century - 100))
}

/// Passport, BPJS, insurance and other numbers.
#[component]
fn Numbers(draft: Draft) -> impl IntoView {
    let add = move |()| draft.numbers.update(|all| all.push(NumberEntry::new(IdentifierKind::Bpjs)));
    let rows = move || {
        let all = draft.numbers.get().into_iter().enumerate();
        all.map(|(at, entry)| view! { <NumberRow draft at entry /> }).collect_view()
    };
    view! {
        <div class="repeated">
            {rows}
            <Button icon=Glyph::Plus kind=Kind::Quiet on_press=add>{t::add_number}</Button>
        </div>
    }
}

#[component]
fn NumberRow(draft: Draft, at: usize, entry: NumberEntry) -> impl IntoView {
    let kinds = Signal::derive(|| {
        let others = IdentifierKind::ALL.iter().filter(|k| **k != IdentifierKind::Nik);
        others.map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>()
    });
    let stays = Memo::new(move |_| entry.kept.with(Option::is_some));
    let named = move || IdentifierKind::from_code(&entry.kind.get()).map_or_else(t::number_value, |k| k.label(lang()));
    let remove = move |()| draft.numbers.update(|all| _ = all.remove(at));
    let value = move || match entry.kept.get() {
        Some(masked) => view! { <TextField label=t::number_value value=RwSignal::new(masked) readonly=true /> }.into_any(),
        None => view! {
            <TextField label=t::number_value at=format!("/identifiers/{at}/value") value=entry.value max_length=60 />
        }
        .into_any(),
    };
    view! {
        <div class="repeat number-row">
            <SelectField label=t::number_kind at=format!("/identifiers/{at}/kind") value=entry.kind options=kinds disabled=stays />
            {value}
            <TextField label=t::number_issuer at=format!("/identifiers/{at}/issuer") value=entry.issuer optional=true max_length=100 />
            <IconButton glyph=Glyph::Trash label=move || interface::remove_named(named()) on_press=remove />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_century_of_a_nik_is_the_latest_that_has_begun() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 17).expect("a real day");
        let born = |year| birth_of(NikFacts { sex: Sex::Female, day: 12, month: 3, year }, today).map(|d| d.year());
        assert_eq!((born(84), born(20), born(27)), (Some(1984), Some(2020), Some(1927)));
    }
}
