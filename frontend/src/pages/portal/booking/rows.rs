//! The choices as rows that open where they stand: doctor, service, place.

use leptos::prelude::*;
use uuid::Uuid;

use super::plan::Plan;
use crate::i18n::{Count, Plain, texts::portal_booking as t};
use crate::pages::portal::catalogue::{languages, payers, price, service_name, specialities};
use crate::pages::portal::parts::{Act, Disc, icon};

/// Which row is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Doctor,
    Service,
    Place,
}

/// One thing to choose in an open row.
struct Option_ {
    id: Option<Uuid>,
    title: String,
    detail: String,
}

/// `first · second`, of what is there.
fn joined(first: String, second: Option<String>) -> String {
    let parts = [Some(first).filter(|text| !text.is_empty()), second];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

impl Plan {
    fn doctors(self) -> Vec<Option_> {
        let (service, location) = (self.service.get(), self.location.get());
        let gives = |p: &domain::scheduling::CataloguePractitioner| {
            service.is_none_or(|id| p.service_ids.contains(&id)) && location.is_none_or(|id| p.location_ids.contains(&id))
        };
        let any = Option_ { id: None, title: t::any_doctor().to_owned(), detail: t::any_doctor_hint().to_owned() };
        let each = self.catalogue.practitioners().into_iter().filter(gives);
        let each = each.map(|p| Option_ { id: Some(p.id), detail: joined(specialities(&p), languages(&p)), title: p.name });
        std::iter::once(any).chain(each).collect()
    }

    fn services(self) -> Vec<Option_> {
        let line = |s: domain::scheduling::CatalogueService| Option_ {
            id: Some(s.id),
            title: service_name(&s).to_owned(),
            detail: format!("{} · {}", t::minutes(Count(i64::from(s.duration_minutes))), price(&s.price)),
        };
        self.catalogue.services().into_iter().map(line).collect()
    }

    fn places(self) -> Vec<Option_> {
        let line = |l: domain::scheduling::CatalogueLocation| {
            let detail = joined(l.address.line(), payers(&l.payers));
            Option_ { id: Some(l.id), title: l.name, detail }
        };
        self.catalogue.locations().into_iter().map(line).collect()
    }

    fn put(self, row: Row, id: Option<Uuid>) {
        self.rechoose();
        match row {
            Row::Doctor => self.practitioner.set(id),
            Row::Service => {
                self.service.set(id);
                let doctor = self.practitioner.get_untracked().and_then(|id| self.catalogue.practitioner(id));
                if doctor.zip(id).is_some_and(|(doctor, service)| !doctor.service_ids.contains(&service)) {
                    self.practitioner.set(None);
                }
            }
            Row::Place => {
                self.location.set(id);
                let doctor = self.practitioner.get_untracked().and_then(|id| self.catalogue.practitioner(id));
                if doctor.zip(id).is_some_and(|(doctor, place)| !doctor.location_ids.contains(&place)) {
                    self.practitioner.set(None);
                }
            }
        }
    }
}

/// The rows; a visit that moves keeps its service.
#[component]
pub fn ChoiceRows(plan: Plan) -> impl IntoView {
    let open = RwSignal::new(None::<Row>);
    let doctor = move || match plan.practitioner.get() {
        Some(id) => plan.catalogue.practitioner(id).map(|p| p.name).unwrap_or_default(),
        None => t::any_doctor().to_owned(),
    };
    let service = move || {
        let chosen = plan.service.get().and_then(|id| plan.catalogue.service(id));
        chosen.map_or_else(|| t::not_chosen().to_owned(), |s| service_name(&s).to_owned())
    };
    let place = move || {
        let chosen = plan.location.get().and_then(|id| plan.catalogue.location(id));
        chosen.map_or_else(|| t::not_chosen().to_owned(), |l| l.name)
    };
    let moving = move || plan.moving.with(Option::is_some);
    view! {
        <section aria-labelledby="what-t" class="stack tight">
            <h2 id="what-t">{t::visit}</h2>
            <div class="card flush choices">
                <OneRow plan open row=Row::Service name=t::service value=Signal::derive(service) glyph="#i-stet" fixed=Signal::derive(moving) />
                <OneRow plan open row=Row::Doctor name=t::doctor_label value=Signal::derive(doctor) glyph="" fixed=Signal::derive(|| false) />
                <OneRow
                    plan
                    open
                    row=Row::Place
                    name=t::place
                    value=Signal::derive(place)
                    glyph="#i-pin"
                    fixed=Signal::derive(move || plan.catalogue.locations().len() < 2)
                />
            </div>
        </section>
    }
}

#[component]
fn OneRow(
    plan: Plan,
    open: RwSignal<Option<Row>>,
    row: Row,
    name: Plain,
    value: Signal<String>,
    /// Absent for a person, whose initials stand there.
    glyph: &'static str,
    fixed: Signal<bool>,
) -> impl IntoView {
    let shown = Memo::new(move |_| open.get() == Some(row));
    let mark = move || match (glyph, plan.practitioner.get()) {
        ("", Some(_)) => view! { <Disc name=value /> }.into_any(),
        ("", None) => view! { <span class="tile">{icon("#i-user", "i")}</span> }.into_any(),
        (glyph, _) => view! { <span class="tile">{icon(glyph, "i")}</span> }.into_any(),
    };
    let toggle = move |()| open.update(|open| *open = if *open == Some(row) { None } else { Some(row) });
    let change = move || {
        (!fixed.get()).then(|| {
            view! {
                <Act class="btn sm plain" label=move || t::change_what(name()) on_press=toggle>{t::change}</Act>
            }
        })
    };
    let options = move || {
        let all = match row {
            Row::Doctor => plan.doctors(),
            Row::Service => plan.services(),
            Row::Place => plan.places(),
        };
        let chosen = match row {
            Row::Doctor => plan.practitioner.get_untracked(),
            Row::Service => plan.service.get_untracked(),
            Row::Place => plan.location.get_untracked(),
        };
        let one = |option: Option_| {
            let id = option.id;
            let pick = move |_| {
                plan.put(row, id);
                open.set(None);
            };
            view! {
                <label class="opt">
                    <span><b>{option.title}</b><span class="meta">{option.detail}</span></span>
                    <input type="radio" name="choice" prop:checked=id == chosen on:change=pick />
                </label>
            }
        };
        all.into_iter().map(one).collect_view()
    };
    view! {
        <div class="change">
            {mark}
            <span class="dt">{name}</span>
            <span class="dd">{value}</span>
            {change}
        </div>
        {move || shown.get().then(|| view! {
            <fieldset class="pick open"><legend class="vh">{move || t::change_what(name())}</legend>{options}</fieldset>
        })}
    }
}
