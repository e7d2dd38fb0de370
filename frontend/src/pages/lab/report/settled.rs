//! A row that is only read: verified, or of a report that one may not enter.

use domain::identity::Permission;
use domain::lab::EarlierValue;
use leptos::prelude::*;

use super::correction::CorrectionDialog;
use super::entry::before;
use super::opened::Opened;
use super::row::Row;
use crate::api::session;
use crate::components::chart::{FlagWord, words as chart};
use crate::components::{Glyph, IconButton, Size};
use crate::format;
use crate::i18n::{
    Count,
    texts::{lab as t, lab_chart},
};
use crate::pages::lab::words;

/// The row.
#[component]
pub fn SettledRow(opened: Opened, row: Row) -> impl IntoView {
    let correcting = RwSignal::new(false);
    let observation = row.observation;
    let value = move || {
        let text = observation.with(|o| words::value(o, row.decimals()));
        match text.is_empty() {
            true => view! { <span class="sub">{t::awaited}</span> }.into_any(),
            false => view! { <b class="num">{text}</b>" "<span class="sub">{observation.with(|o| chart::unit(&o.unit).to_owned())}</span> }
                .into_any(),
        }
    };
    let given = move || {
        let converted = observation.with(|o| o.given_unit.clone().filter(|unit| *unit != o.unit).zip(o.given_value.clone()));
        converted.map(|(unit, value)| view! { <span class="sub num">{t::given_as(&value, chart::unit(&unit))}</span> })
    };
    let marks = move || {
        observation.with(|o| {
            let corrected = (!o.earlier.is_empty()).then(|| view! { <Earlier opened row /> });
            let hidden = (o.verified_at.is_some() && o.released_at.is_none()).then(|| view! { <span class="sub">{t::not_released}</span> });
            (corrected, hidden)
        })
    };
    let may = move || session::may(Permission::VerifyLab) && row.is_verified();
    view! {
        <tr data-x=move || row.flag().filter(|flag| flag.is_critical()).map(|_| "crit")>
            <td class="strong">
                <span class="nl">
                    {row.name()}
                    <Show when=may>
                        <IconButton
                            glyph=Glyph::Pencil
                            size=Size::Small
                            label=move || t::correct_named(&row.name())
                            on_press=move |()| correcting.set(true)
                        />
                    </Show>
                </span>
            </td>
            <td class="in">{value}{given}{marks}<CorrectionDialog opened row open=correcting /></td>
            <td>{move || row.flag().map(|flag| view! { <FlagWord flag /> })}</td>
            <td class="num">{move || observation.with(|o| chart::range(&o.limits, row.decimals()))}</td>
            <td class="r" title=move || before(row)>{move || observation.with(|o| o.previous.map(|v| chart::number(v, row.decimals())))}</td>
            <td class="r">{move || row.difference()}</td>
        </tr>
    }
}

/// What stood there before it was corrected, one press away.
#[component]
fn Earlier(opened: Opened, row: Row) -> impl IntoView {
    let line = move |earlier: &EarlierValue| {
        let text = chart::value(earlier.value, earlier.comparator, earlier.words.as_deref(), row.decimals());
        let verified = earlier.verified_at.map(|at| format::date_time(at, &untrack(|| opened.zone())));
        view! { <li><s>{text}</s>" "<small>{chart::unit(&earlier.unit).to_owned()}{verified.map(|at| format!(", {at}"))}</small></li> }
    };
    let reason = move || row.observation.with(|o| o.reason.clone()).map(|reason| view! { <p class="sub">{t::reason_was(&reason)}</p> });
    let n = Count(row.observation.with_untracked(|o| o.earlier.len() as i64));
    view! {
        <details class="superseded">
            <summary><span class="corrected">{lab_chart::corrected}</span><span class="vh">{move || t::n_before(n)}</span></summary>
            {reason}
            <ul>{move || row.observation.with(|o| o.earlier.iter().map(line).collect_view())}</ul>
        </details>
    }
}
