//! The value of a condition: what is asked for depends on the field and the comparison.

use domain::contacts::{AccountView, ContactField};
use leptos::prelude::*;

use super::draft::Draft;
use super::fields::{self, Editor, PERIODS};
use super::known::Known;
use crate::api::contacts::list_accounts;
use crate::components::{Checkbox, Choice, DateField, Glyph, Icon, Menu, MenuCheck, MenuHead, Picker, RadioGroup, SelectField, TextField};
use crate::i18n::{
    lang,
    texts::{interface, lists as l, patients as t},
};

/// Asks for the value. `compact` is for a row of the builder, where there is little room.
#[component]
pub fn ValueField(draft: Draft, known: Known, #[prop(optional)] compact: bool) -> impl IntoView {
    let editor = fields::editor(draft.field);
    // Only what is asked for depends on the comparison; another one of the same kind keeps the field as it is.
    let asked = Memo::new(move |_| asked(&draft.op.get(), editor));
    move || match asked.get() {
        Asked::Nothing => ().into_any(),
        Asked::Period if compact => view! { <SelectField label=t::day_period value=draft.period options=periods(draft) /> }.into_any(),
        Asked::Period => view! { <RadioGroup label=t::day_period value=draft.period options=periods(draft) /> }.into_any(),
        Asked::Days => {
            view! { <TextField label=l::number_of_days value=draft.days inputmode="numeric" max_length=5 unit=l::days() /> }.into_any()
        }
        Asked::Days2 => view! {
            <DateField label=t::day_from value=draft.from />
            <DateField label=t::day_until value=draft.until />
        }
        .into_any(),
        Asked::Day => view! { <DateField label=t::day_exact value=draft.from /> }.into_any(),
        Asked::Text => view! { <TextField label=t::filter_value value=draft.text max_length=100 /> }.into_any(),
        Asked::Choice { single } if draft.field == ContactField::AccountId => view! { <Institutions draft known single /> }.into_any(),
        Asked::Choice { single } if compact => view! { <ChoiceMenu draft known single /> }.into_any(),
        Asked::Choice { single } => view! { <Choices draft known single /> }.into_any(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Nothing,
    Period,
    Days,
    Day,
    Days2,
    Text,
    Choice { single: bool },
}

fn asked(op: &str, editor: Editor) -> Asked {
    match (op, editor) {
        ("empty" | "filled", _) => Asked::Nothing,
        ("within", _) => Asked::Period,
        ("ago", _) => Asked::Days,
        ("between", _) => Asked::Days2,
        (_, Editor::Day) => Asked::Day,
        (_, Editor::Text) => Asked::Text,
        (op, Editor::Choice) => Asked::Choice { single: op == "ne" },
    }
}

fn periods(draft: Draft) -> Signal<Vec<(String, String)>> {
    let own = Some(draft.period.get_untracked()).filter(|own| !PERIODS.contains(&own.as_str()));
    let all: Vec<String> = PERIODS.iter().map(|code| (*code).to_owned()).chain(own).collect();
    Signal::derive(move || all.iter().map(|code| (code.clone(), fields::day_label(code))).collect())
}

/// Picks a value, or lets it go. A comparison with one value has the last one that was picked.
fn pick(draft: Draft, single: bool, value: &str, on: bool) {
    draft.picked.update(|all| {
        all.retain(|other| !single && other != value);
        if on {
            all.push(value.to_owned());
        }
    });
}

#[component]
fn Choices(draft: Draft, known: Known, single: bool) -> impl IntoView {
    let entry = move |(value, label): (String, String)| {
        let mine = value.clone();
        let checked = Signal::derive(move || draft.picked.with(|all| all.contains(&mine)));
        view! { <Checkbox label checked on_change=move |on: bool| pick(draft, single, &value, on) /> }
    };
    view! {
        <fieldset class="field">
            <legend class="label">{t::filter_value}</legend>
            <div class="filter-choices">
                {move || fields::choices(draft.field, known).into_iter().map(entry).collect_view()}
            </div>
        </fieldset>
    }
}

/// The same choice in one line: a button that names what is picked and opens the list.
#[component]
fn ChoiceMenu(draft: Draft, known: Known, single: bool) -> impl IntoView {
    let names = move || {
        let picked = draft.picked.get();
        let all = fields::choices(draft.field, known);
        let shown = all.into_iter().filter(|(value, _)| picked.contains(value)).map(|(_, name)| name).collect::<Vec<_>>().join(", ");
        if shown.is_empty() { interface::choose().to_owned() } else { shown }
    };
    let trigger = move || view! { <span class="ell">{names}</span><Icon glyph=Glyph::Down size="i-sm" /> };
    let entry = move |(value, label): (String, String)| {
        let mine = value.clone();
        let checked = Signal::derive(move || draft.picked.with(|all| all.contains(&mine)));
        let press = move |()| pick(draft, single, &value, !draft.picked.with_untracked(|all| all.contains(&value)));
        view! { <MenuCheck radio=single checked on_press=press>{label}</MenuCheck> }
    };
    let entries = move || match fields::choices(draft.field, known) {
        none if none.is_empty() => view! { <MenuHead>{l::no_choices}</MenuHead> }.into_any(),
        all => all.into_iter().map(entry).collect_view().into_any(),
    };
    view! {
        <div class="field choice-menu">
            <Menu trigger label=move || l::value_of(fields::label(draft.field), &names()) class="input">{entries}</Menu>
        </div>
    }
}

/// Institutions are too many for a list: they are looked up by name.
#[component]
fn Institutions(draft: Draft, known: Known, single: bool) -> impl IntoView {
    let find = |text: String| async move {
        let choice = |a: AccountView| Choice { id: a.id, title: a.name, detail: a.kind.label(lang()).to_owned() };
        Ok(list_accounts(&text).await?.data.into_iter().map(choice).collect())
    };
    let on_pick = move |choice: Choice| {
        known.add_account(choice.id, choice.title);
        let id = choice.id.to_string();
        if !draft.picked.with_untracked(|all| all.contains(&id)) {
            pick(draft, single, &id, true);
        }
    };
    let chosen = move || {
        let named = fields::choices(draft.field, known);
        let one = |id: String| {
            let name = named.iter().find(|(known, _)| *known == id).map_or("…".to_owned(), |(_, name)| name.clone());
            view! { <Checkbox label=name checked=Signal::stored(true) on_change=move |on: bool| pick(draft, single, &id, on) /> }
        };
        draft.picked.get().into_iter().map(one).collect_view()
    };
    view! {
        <div class="field institutions">
            <Picker label=l::find_institution search=find on_pick />
            <div class="stackx" role="group" aria-label=t::filter_value>{chosen}</div>
        </div>
    }
}
