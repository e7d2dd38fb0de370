//! What counts as usual for whom, and since when.

use chrono::NaiveDate;
use domain::contacts::Sex;
use domain::lab::AnalyteRange;
use leptos::prelude::*;

use super::numbers::{age, age_text, limit, limit_text};
use crate::components::{Button, DateField, FormErrors, Glyph, Icon, IconButton, SelectField, Size, TextField};
use crate::i18n::{
    Count, lang,
    texts::{interface, lab_catalogue as t},
};
use crate::shell;

/// One range while it is typed.
#[derive(Clone, Copy)]
struct Typed {
    id: u32,
    sex: RwSignal<String>,
    ages: [RwSignal<String>; 2],
    /// Low, high, critically low, critically high.
    limits: [RwSignal<String>; 4],
    from: RwSignal<Option<NaiveDate>>,
    to: RwSignal<Option<NaiveDate>>,
}

/// The ranges of an analyte.
#[derive(Clone, Copy)]
pub struct Ranges {
    all: RwSignal<Vec<Typed>>,
    next: StoredValue<u32>,
}

impl Typed {
    fn of(id: u32, range: &AnalyteRange) -> Typed {
        let months = [Some(range.age_from).filter(|months| *months > 0), range.age_to];
        let limits = [range.low, range.high, range.critical_low, range.critical_high];
        Typed {
            id,
            sex: RwSignal::new(range.sex.map(|sex| sex.code().to_owned()).unwrap_or_default()),
            ages: months.map(|months| RwSignal::new(months.map(age_text).unwrap_or_default())),
            limits: limits.map(|value| RwSignal::new(limit_text(value))),
            from: RwSignal::new(Some(range.valid_from)),
            to: RwSignal::new(range.valid_to),
        }
    }

    fn form(self) -> AnalyteRange {
        let [age_from, age_to] = self.ages.map(|text| text.with(|text| age(text)));
        let [low, high, critical_low, critical_high] = self.limits.map(|text| text.with(|text| limit(text)));
        AnalyteRange {
            sex: self.sex.with(|code| Sex::from_code(code)),
            age_from: age_from.unwrap_or(0),
            age_to,
            low,
            high,
            critical_low,
            critical_high,
            // A first day that cannot be read is refused with the last one.
            valid_from: self.from.get().unwrap_or(NaiveDate::MAX),
            valid_to: if self.from.with(Option::is_none) { Some(NaiveDate::MIN) } else { self.to.get() },
        }
    }
}

impl Ranges {
    pub fn of(ranges: &[AnalyteRange]) -> Ranges {
        let all: Vec<Typed> = (0..).zip(ranges).map(|(id, range)| Typed::of(id, range)).collect();
        Ranges { next: StoredValue::new(all.len() as u32), all: RwSignal::new(all) }
    }

    pub fn form(self) -> Vec<AnalyteRange> {
        self.all.with(|all| all.iter().map(|range| range.form()).collect())
    }

    fn add(self) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let blank = AnalyteRange {
            sex: None,
            age_from: 0,
            age_to: None,
            low: None,
            high: None,
            critical_low: None,
            critical_high: None,
            valid_from: untrack(|| shell::zone().today()),
            valid_to: None,
        };
        self.all.update(|all| all.push(Typed::of(id, &blank)));
    }
}

/// The fields.
#[component]
pub fn RangesField(ranges: Ranges) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let entry = move |range: Typed| {
        let place = Memo::new(move |_| ranges.all.with(|all| all.iter().position(|other| other.id == range.id).unwrap_or_default()));
        view! { <RangeFields ranges range place errors /> }
    };
    view! {
        <fieldset class="field part-list">
            <legend class="label">{t::ranges}</legend>
            <p class="sub">{t::ranges_hint}</p>
            <For each=move || ranges.all.get() key=|range| range.id children=entry />
            <div><Button size=Size::Small icon=Glyph::Plus on_press=move |()| ranges.add()>{t::add_range}</Button></div>
        </fieldset>
    }
}

#[component]
fn RangeFields(ranges: Ranges, range: Typed, place: Memo<usize>, errors: Option<FormErrors>) -> impl IntoView {
    let sexes = Signal::derive(|| {
        let named = [Sex::Female, Sex::Male].map(|sex| (sex.code().to_owned(), sex.label(lang()).to_owned()));
        std::iter::once((String::new(), t::everybody().to_owned())).chain(named).collect::<Vec<_>>()
    });
    let number = Count(place.get_untracked() as i64 + 1);
    let [from, to] = range.ages;
    let [low, high, critical_low, critical_high] = range.limits;
    let wrong = move || {
        let errors = errors?;
        let at = |field: &str| errors.at(&format!("/ranges/{}{field}", place.get()));
        let found = ["", "/low", "/age_from", "/sex", "/valid_to"].into_iter().find_map(at)?;
        Some(view! { <span class="err" role="alert"><Icon glyph=Glyph::Alert />{found}</span> })
    };
    view! {
        <div class="part" role="group" aria-label=move || t::range_n(number)>
            <div class="part-grid">
                <SelectField label=t::sex value=range.sex options=sexes />
                <TextField label=t::age_from value=from hint=t::age_hint optional=true max_length=12 />
                <TextField label=t::age_to value=to optional=true max_length=12 />
                <TextField label=t::low value=low optional=true inputmode="decimal" max_length=20 />
                <TextField label=t::high value=high optional=true inputmode="decimal" max_length=20 />
                <TextField label=t::critical_low value=critical_low optional=true inputmode="decimal" max_length=20 />
                <TextField label=t::critical_high value=critical_high optional=true inputmode="decimal" max_length=20 />
                <DateField label=t::valid_from value=range.from />
                <DateField label=t::valid_to value=range.to optional=true />
            </div>
            {wrong}
            <IconButton
                glyph=Glyph::Trash
                size=Size::Small
                label=move || interface::remove_named(&t::range_n(number))
                on_press=move |()| ranges.all.update(|all| all.retain(|other| other.id != range.id))
            />
        </div>
    }
}
