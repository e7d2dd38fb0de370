//! What is to be measured: panels at a press, single analytes by typing.

use domain::lab::{AnalyteView, LabPanelView};
use leptos::prelude::*;
use uuid::Uuid;

use super::known::Known;
use super::words;
use crate::components::chart::words as chart;
use crate::components::{Chip, Choice, FailureNote, FormErrors, Glyph, Icon, IconButton, Picker, Size, Skeleton};
use crate::i18n::{
    Count,
    texts::{interface, lab as t},
};
use crate::remote::Remote;

/// The chosen analytes, in the order in which they were chosen; panels add theirs.
#[component]
pub fn TestsChoice(known: Remote<Known>, chosen: RwSignal<Vec<Uuid>>) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let panels = move || {
        let chips = known.value.with(|known| known.as_ref().map(|known| known.panels.clone()));
        match (chips, known.failure.get()) {
            (Some(panels), _) => panels.into_iter().map(|panel| view! { <PanelChip panel chosen /> }).collect_view().into_any(),
            (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| known.reload() /> }.into_any(),
            (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
        }
    };
    let error = move || {
        let error = errors.and_then(|errors| errors.at("/observations"));
        error.map(|error| view! { <span class="err"><Icon glyph=Glyph::Alert />{error}</span> })
    };
    let entries = move || {
        let named = |id: &Uuid| {
            known.value.with(|known| {
                known.as_ref().and_then(|known| known.analyte(*id).map(|a| (*id, words::analyte_name(a), chart::unit(&a.unit).to_owned())))
            })
        };
        chosen.with(|ids| ids.iter().filter_map(named).map(|(id, name, unit)| view! { <Chosen id name unit chosen /> }).collect_view())
    };
    view! {
        <fieldset class="field tests-choice" id="f-observations" tabindex="-1">
            <legend class="label">{t::tests}</legend>
            <div class="chips" role="group" aria-label=t::panels>{panels}</div>
            <AnalytePicker known=known.value chosen on_pick=move |id: Uuid| chosen.update(|ids| ids.push(id)) />
            <div aria-live="polite">{error}</div>
            <p class="sub">{move || t::n_tests(Count(chosen.with(Vec::len) as i64))}</p>
            <ul class="chosen-tests">{entries}</ul>
        </fieldset>
    }
}

/// Pressed while all of a panel is chosen.
#[component]
fn PanelChip(panel: LabPanelView, chosen: RwSignal<Vec<Uuid>>) -> impl IntoView {
    let ids = StoredValue::new(panel.analyte_ids.clone());
    let pressed =
        Signal::derive(move || ids.with_value(|ids| !ids.is_empty() && chosen.with(|chosen| ids.iter().all(|id| chosen.contains(id)))));
    let turn = move |()| {
        let all = pressed.get_untracked();
        chosen.update(|chosen| {
            ids.with_value(|ids| {
                if all {
                    chosen.retain(|id| !ids.contains(id));
                } else {
                    let fresh: Vec<Uuid> = ids.iter().filter(|id| !chosen.contains(id)).copied().collect();
                    chosen.extend(fresh);
                }
            });
        });
    };
    view! { <Chip pressed on_press=turn>{move || words::panel_name(&panel)}</Chip> }
}

#[component]
fn Chosen(id: Uuid, name: String, unit: String, chosen: RwSignal<Vec<Uuid>>) -> impl IntoView {
    let spoken = name.clone();
    view! {
        <li>
            <span>{name}" "<span class="sub">{unit}</span></span>
            <IconButton
                glyph=Glyph::X
                size=Size::Small
                label=move || interface::remove_named(&spoken)
                on_press=move |()| chosen.update(|ids| ids.retain(|other| *other != id))
            />
        </li>
    }
}

/// Finds an analyte by its name or LOINC code.
#[component]
pub fn AnalytePicker(
    #[prop(into)] known: Signal<Option<Known>>,
    /// Not offered again.
    #[prop(into)]
    chosen: Signal<Vec<Uuid>>,
    #[prop(into)] on_pick: Callback<Uuid>,
) -> impl IntoView {
    let search = move |text: String| async move {
        let fits = |analyte: &&AnalyteView| {
            let text = text.to_lowercase();
            let named = [&analyte.name_id, &analyte.name_en, &analyte.plain_id, &analyte.plain_en, &analyte.code];
            named.into_iter().any(|name| name.to_lowercase().contains(&text)) && !chosen.with_untracked(|ids| ids.contains(&analyte.id))
        };
        let choice =
            |a: &AnalyteView| Choice { id: a.id, title: words::analyte_name(a), detail: format!("{} · {}", chart::unit(&a.unit), a.code) };
        Ok(known.with_untracked(|known| known.iter().flat_map(Known::present).filter(fits).take(12).map(choice).collect()))
    };
    view! { <Picker label=t::add_test hint=t::add_test_hint search on_pick=move |choice: Choice| on_pick.run(choice.id) /> }
}
