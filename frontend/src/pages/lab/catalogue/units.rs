//! Other units in which values come.

use domain::lab::AnalyteUnit;
use leptos::prelude::*;

use super::numbers::{limit, limit_text};
use crate::components::{Button, FormErrors, Glyph, Icon, IconButton, Size, TextField};
use crate::i18n::{
    Count,
    texts::{interface, lab_catalogue as t},
};

#[derive(Clone, Copy)]
struct Typed {
    id: u32,
    unit: RwSignal<String>,
    factor: RwSignal<String>,
    shift: RwSignal<String>,
}

/// The units of an analyte besides its own.
#[derive(Clone, Copy)]
pub struct Units {
    all: RwSignal<Vec<Typed>>,
    next: StoredValue<u32>,
}

impl Typed {
    fn of(id: u32, unit: &AnalyteUnit) -> Typed {
        let shift = Some(unit.shift).filter(|shift| *shift != 0.0);
        Typed {
            id,
            unit: RwSignal::new(unit.unit.clone()),
            factor: RwSignal::new(limit_text(Some(unit.factor))),
            shift: RwSignal::new(limit_text(shift)),
        }
    }
}

impl Units {
    pub fn of(units: &[AnalyteUnit]) -> Units {
        let all: Vec<Typed> = (0..).zip(units).map(|(id, unit)| Typed::of(id, unit)).collect();
        Units { next: StoredValue::new(all.len() as u32), all: RwSignal::new(all) }
    }

    pub fn form(self) -> Vec<AnalyteUnit> {
        let form = |typed: &Typed| AnalyteUnit {
            unit: typed.unit.get(),
            factor: typed.factor.with(|text| limit(text)).unwrap_or(f64::NAN),
            shift: typed.shift.with(|text| limit(text)).unwrap_or(0.0),
        };
        self.all.with(|all| all.iter().map(form).collect())
    }

    fn add(self) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.all.update(|all| all.push(Typed::of(id, &AnalyteUnit { unit: String::new(), factor: 1.0, shift: 0.0 })));
    }
}

/// The fields.
#[component]
pub fn UnitsField(units: Units) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let entry = move |typed: Typed| {
        let place = Memo::new(move |_| units.all.with(|all| all.iter().position(|other| other.id == typed.id).unwrap_or_default()));
        let wrong = move || {
            let at = |field: &str| errors?.at(&format!("/units/{}{field}", place.get()));
            let found = ["/unit", "/factor"].into_iter().find_map(at)?;
            Some(view! { <span class="err" role="alert"><Icon glyph=Glyph::Alert />{found}</span> })
        };
        let number = Count(place.get_untracked() as i64 + 1);
        view! {
            <div class="part" role="group" aria-label=move || t::unit_n(number)>
                <div class="part-grid">
                    <TextField label=t::unit value=typed.unit max_length=40 />
                    <TextField label=t::factor value=typed.factor hint=t::factor_hint inputmode="decimal" max_length=20 />
                    <TextField label=t::shift value=typed.shift optional=true inputmode="decimal" max_length=20 />
                </div>
                {wrong}
                <IconButton
                    glyph=Glyph::Trash
                    size=Size::Small
                    label=move || interface::remove_named(&t::unit_n(number))
                    on_press=move |()| units.all.update(|all| all.retain(|other| other.id != typed.id))
                />
            </div>
        }
    };
    view! {
        <fieldset class="field part-list">
            <legend class="label">{t::other_units}</legend>
            <p class="sub">{t::other_units_hint}</p>
            <For each=move || units.all.get() key=|typed| typed.id children=entry />
            <div><Button size=Size::Small icon=Glyph::Plus on_press=move |()| units.add()>{t::add_unit}</Button></div>
        </fieldset>
    }
}
