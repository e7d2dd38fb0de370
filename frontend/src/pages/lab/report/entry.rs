//! Entering: a field for each value, read at once, asked about when it can be meant otherwise.

use domain::lab::LabReportState;
use leptos::prelude::*;

use super::answer::Question;
use super::finish::Finish;
use super::grid::ValueGrid;
use super::opened::Opened;
use super::reading::Read;
use super::row::Row;
use crate::api::lab::LabReports;
use crate::api::resource::delete;
use crate::components::chart::{FlagWord, words as chart};
use crate::components::{Banner, Button, Confirm, FailureNote, FormErrors, Glyph, IconButton, Kind, Size, toast};
use crate::format;
use crate::i18n::texts::{interface, lab as t};
use crate::pages::lab::new_report::HeadFields;
use crate::pages::lab::tests_choice::AnalytePicker;
use crate::pages::lab::words;
use crate::remote::Submit;
use crate::route::{self, Route};

/// The report: its head, its values, and what to do with them.
#[component]
pub fn Entry(opened: Opened) -> impl IntoView {
    let view = opened.view;
    let about = move || {
        view.with(|r| {
            let told = [
                Some(r.number.clone()),
                Some(t::sampled(&words::collected(r))),
                r.practitioner_name.as_deref().map(t::asked_by_named),
                r.instrument.as_deref().map(t::with_instrument),
                r.laboratory.as_deref().map(t::from_laboratory),
                Some(r.location_name.clone()),
            ];
            told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let title = move || view.with(|r| t::results_of(&format::short_date(words::zone_of(r).wall(r.collected_at).date())));
    let entered = Memo::new(move |_| opened.is_entered());
    let failure = move || {
        let failure = opened.submit.failure.get().filter(|_| !opened.is_stale());
        failure.map(|failure| view! { <FailureNote failure on_retry=move |()| opened.save() /> })
    };
    view! {
        <header>
            <div><h2>{title}</h2><p class="sub num">{about}</p></div>
            <span class="end">{move || view.with(words::state_chip)}</span>
        </header>
        <Stale opened />
        {failure}
        <ValueGrid opened />
        <Show when=move || entered.get()><More opened /></Show>
        <Finish opened />
    }
}

/// Somebody else was faster.
#[component]
fn Stale(opened: Opened) -> impl IntoView {
    let load = move |()| opened.refresh();
    let acts =
        move || view! { <Button size=Size::Small icon=Glyph::Refresh busy=opened.submit.busy on_press=load>{t::load_theirs}</Button> };
    view! {
        <Show when=move || opened.is_stale()>
            <Banner tone="warning" glyph=Glyph::Alert edge=true acts><b>{t::stale}</b>" "{t::stale_text}</Banner>
        </Show>
    }
}

/// What can be changed besides the values.
#[component]
fn More(opened: Opened) -> impl IntoView {
    let errors = FormErrors::provide();
    Effect::new(move |_| match opened.submit.failure.get() {
        Some(failure) => errors.refused(&failure),
        None => errors.clear(),
    });
    let known = Signal::derive(move || Some(opened.known.get_value()));
    let chosen = Signal::derive(move || opened.rows.with(|rows| rows.iter().map(|row| row.analyte_id()).collect::<Vec<_>>()));
    view! {
        <details class="lab-more">
            <summary>{t::report_details}</summary>
            <div class="form-fields">
                <AnalytePicker known chosen on_pick=move |id| opened.add(id) />
                <HeadFields head=opened.head fixed_place=true />
                <Delete opened />
            </div>
        </details>
    }
}

/// A draft of which nothing was verified can go.
#[component]
fn Delete(opened: Opened) -> impl IntoView {
    let (asking, submit) = (RwSignal::new(false), Submit::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let confirm = move |()| {
        let (id, etag) = (opened.id(), opened.etag());
        submit.run(async move { delete::<LabReports>(id, &etag).await }, move |()| {
            asking.set(false);
            toast::done(t::draft_deleted());
            route::leave(Route::Lab);
        });
    };
    let possible = move || opened.view.with(|r| r.state == LabReportState::Draft && r.observations.iter().all(|o| o.verified_at.is_none()));
    view! {
        <Show when=possible>
            <div><Button kind=Kind::DangerQuiet icon=Glyph::Trash on_press=move |()| asking.set(true)>{t::delete_draft}</Button></div>
        </Show>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::delete_draft_title
            text=t::delete_draft_text
            action=move || t::delete_draft_of(&opened.patient())
            busy=submit.busy
            on_confirm=confirm
        />
    }
}

/// A row with a field.
#[component]
pub fn EntryRow(opened: Opened, row: Row) -> impl IntoView {
    let name = row.name();
    let state = move || match row.read.get() {
        _ if row.asks() => Some("ask"),
        _ if row.flag().is_some_and(|flag| flag.is_critical()) => Some("crit"),
        Read::Nothing => Some("empty"),
        _ => None,
    };
    let removed = name.clone();
    let remove = move || {
        let removed = removed.clone();
        (!row.is_filled()).then(|| {
            view! {
                <IconButton
                    glyph=Glyph::X
                    size=Size::Small
                    label=move || interface::remove_named(&removed)
                    on_press=move |()| opened.remove(row.analyte_id())
                />
            }
        })
    };
    view! {
        <tr data-x=state>
            <td class="strong"><span class="nl">{name}{remove}</span></td>
            <td class="in"><Field row /></td>
            <td aria-live="polite">{move || row.flag().map(|flag| view! { <FlagWord flag /> })}</td>
            <td class="num">{move || row.observation.with(|o| chart::range(&o.limits, row.decimals()))}</td>
            <td class="r" title=move || before(row)>{move || row.observation.with(|o| o.previous.map(|v| chart::number(v, row.decimals())))}</td>
            <td class="r">{move || row.difference()}</td>
        </tr>
        <Question row />
    }
}

/// The day of the value before.
pub(super) fn before(row: Row) -> Option<String> {
    row.observation.with(|o| o.previous_on).map(format::short_date)
}

#[component]
fn Field(row: Row) -> impl IntoView {
    let units = row.units();
    let label = move || t::field_of(&row.name(), chart::unit(&row.unit.get()));
    let several = units.len() > 1;
    let only = units.first().cloned().unwrap_or_default();
    let note = format!("{}-note", row.field());
    let own = row.analyte.with_value(|a| a.unit.clone());
    let echo = move || {
        let (unit, text) = (row.unit.get(), row.text.get());
        // what is read as it is written says nothing new
        let as_typed = format!("= {} {}", text.trim(), chart::unit(&unit));
        let echo = (row.echoes.get() || unit != own).then(|| row.read.get().echo(&unit, &own, row.decimals())).flatten();
        echo.filter(|echo| *echo != as_typed)
    };
    let unit = move || match several {
        true => {
            let options = units.clone().into_iter().map(|unit| {
                let (value, selected) = (unit.clone(), unit.clone());
                view! { <option value=value selected=move || row.unit.with(|now| *now == selected)>{chart::unit(&unit).to_owned()}</option> }
            });
            view! {
                <select class="unit-pick" aria-label=t::unit_of(&row.name()) on:change=move |event| row.choose_unit(event_target_value(&event))>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        false => view! { <span class="sub">{chart::unit(&only).to_owned()}</span> }.into_any(),
    };
    view! {
        <div class="vin">
            <input
                id=row.field()
                class="cell-input r"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="40"
                placeholder="–"
                aria-label=label
                aria-describedby=note.clone()
                aria-invalid=move || row.asks().then_some("true")
                prop:value=move || row.text.get()
                on:input=move |event| row.type_in(event_target_value(&event))
                on:blur=move |_| row.asking.set(true)
                on:keydown=move |event| if event.key() == "Enter" { row.asking.set(true) }
            />
            {unit}
            <output class="echo sub num" id=note>{echo}</output>
        </div>
    }
}
