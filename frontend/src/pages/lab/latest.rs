//! The newest of the seven values, each on its number line: beside a patient's record.

use domain::lab::{LabDay, LabSeries};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::lab::find_lab_history;
use crate::components::chart::{FlagWord, NumberLine, words};
use crate::components::{Card, FailureNote, Kind, LinkButton, Size, Skeleton};
use crate::format::short_date;
use crate::i18n::texts::lab as t;
use crate::live;
use crate::remote::Remote;
use crate::route::{Address, People, Route};

/// The card.
#[component]
pub fn LatestValues(patient: Uuid) -> impl IntoView {
    let history = Remote::new(move || async move { Ok(find_lab_history(patient, &[], None).await?.series) });
    live::reload_on(&["lab"], history);
    let content = move || match (history.value.get(), history.failure.get()) {
        (Some(all), _) => lines(&all),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| history.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=4 /> }.into_any(),
    };
    let query = vec![("tab".to_owned(), "lab".to_owned())];
    let href = Address { route: Route::Person(People::Patients, patient), query, fragment: String::new() }.href();
    let end = move || {
        let href = href.clone();
        view! { <LinkButton href kind=Kind::Quiet size=Size::Small>{t::history}</LinkButton> }
    };
    view! { <Card title=t::latest end>{content}</Card> }
}

fn lines(all: &[LabSeries]) -> AnyView {
    let rows: Vec<AnyView> = all.iter().filter_map(|series| Some(line(series, series.days.first()?, series.days.get(1)))).collect();
    if rows.is_empty() {
        return view! { <p class="sub">{t::latest_empty}</p> }.into_any();
    }
    rows.collect_view().into_any()
}

/// Name, value, flag, and where it lies; the value before is hollow.
fn line(series: &LabSeries, day: &LabDay, before: Option<&LabDay>) -> AnyView {
    let decimals = usize::from(series.decimals.max(0).unsigned_abs());
    let (name, unit) = (words::name(series, false).to_owned(), words::unit(&day.unit).to_owned());
    let value = words::day_value(day, decimals);
    let previous = before.filter(|before| before.unit == day.unit).and_then(|before| before.value);
    let flag = day.flag;
    let mut label = format!("{name} {value} {unit}");
    label.extend(flag.map(|flag| format!(", {}", words::flag(flag))));
    label.extend(previous.map(|previous| format!(". {}", t::before_was(&words::number(previous, decimals)))));
    let limits = day.limits;
    let drawn = day.value.map(|value| match previous {
        Some(previous) => view! { <NumberLine value limits flag decimals label previous /> }.into_any(),
        None => view! { <NumberLine value limits flag decimals label /> }.into_any(),
    });
    view! {
        <div class="numrow" title=short_date(day.on)>
            <span class="k">{name}</span>
            <span class="v">{value}" "<small>{unit}</small>" "{flag.map(|flag| view! { <FlagWord flag /> })}</span>
            {drawn}
        </div>
    }
    .into_any()
}
