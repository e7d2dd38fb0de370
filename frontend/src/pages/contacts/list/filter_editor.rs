//! The little form of one filter: comparison and value.

use chrono::NaiveDate;
use domain::contacts::TagView;
use domain::filter::{Condition, FilterField, Op};
use leptos::prelude::*;

use super::encoding;
use super::fields::{self, Editor, PERIODS};
use super::filters::Editing;
use super::state::ListState;
use crate::components::{Button, Checkbox, DateField, Kind, RadioGroup, SelectField, TextField};
use crate::i18n::texts::patients as t;
use crate::remote::Remote;

/// What has been filled in.
#[derive(Clone, Copy)]
struct Draft {
    op: RwSignal<String>,
    text: RwSignal<String>,
    period: RwSignal<String>,
    from: RwSignal<Option<NaiveDate>>,
    until: RwSignal<Option<NaiveDate>>,
    picked: RwSignal<Vec<String>>,
}

impl Draft {
    fn of(condition: Option<Condition>, editor: Editor) -> Draft {
        let op = condition.as_ref().map_or(fields::ops(editor)[0], fields::code_of);
        let values = condition.map(|c| encoding::texts(&c.value)).unwrap_or_default();
        let text = |at: usize| values.get(at).cloned().unwrap_or_default();
        let day = |at: usize| values.get(at).and_then(|v| v.parse().ok());
        let period = PERIODS.contains(&text(0).as_str()).then(|| text(0));
        Draft {
            op: RwSignal::new(op.to_owned()),
            text: RwSignal::new(text(0)),
            period: RwSignal::new(period.unwrap_or_else(|| PERIODS[3].to_owned())),
            from: RwSignal::new(day(0)),
            until: RwSignal::new(day(1)),
            picked: RwSignal::new(values.clone()),
        }
    }

    /// The comparison and its values; none while something is missing.
    fn read(self, editor: Editor) -> Option<(Op, Vec<String>)> {
        let code = self.op.get();
        let day = |day: RwSignal<Option<NaiveDate>>| day.get().map(|d| d.to_string());
        let (op, values) = match (code.as_str(), editor) {
            ("empty", _) => (Op::IsNull, vec!["true".to_owned()]),
            ("filled", _) => (Op::IsNull, vec!["false".to_owned()]),
            ("within", _) => (Op::Eq, vec![self.period.get()]),
            ("between", _) => {
                let (from, until) = (day(self.from)?, day(self.until)?);
                (Op::Between, if from <= until { vec![from, until] } else { vec![until, from] })
            }
            (code, Editor::Day) => (Op::from_code(code)?, vec![day(self.from)?]),
            ("ne", Editor::Choice) => (Op::Ne, self.picked.get().into_iter().take(1).collect()),
            (_, Editor::Choice) => (Op::In, self.picked.get()),
            (code, Editor::Text) => (Op::from_code(code)?, vec![self.text.get().trim().to_owned()]),
        };
        (!values.is_empty() && values.iter().all(|v| !v.is_empty())).then_some((op, values))
    }
}

/// Edits the filter of one field.
#[component]
pub fn FilterEditor(state: ListState, tags: Remote<Vec<TagView>>, editing: Editing, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let Editing { field, at } = editing;
    let editor = fields::editor(field);
    let before = at.and_then(|at| state.conditions.with_untracked(|all| all.get(at).cloned()));
    let draft = Draft::of(before, editor);
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((op, values)) = untrack(|| draft.read(editor)) else { return };
        let condition = Condition { field: field.name().to_owned(), op, value: encoding::value(op, values) };
        state.conditions.update(|all| match at.filter(|at| *at < all.len()) {
            Some(at) => all[at] = condition,
            None => all.push(condition),
        });
        on_done.run(());
    };
    let words = move |code: &&'static str| match (editor, *code) {
        (Editor::Text, "eq") => t::op_equals(),
        (_, code) => fields::op_label(code),
    };
    let ops =
        Signal::derive(move || fields::ops(editor).iter().map(|code| ((*code).to_owned(), words(code).to_owned())).collect::<Vec<_>>());
    let value = move || match (draft.op.get().as_str(), editor) {
        ("empty" | "filled", _) => ().into_any(),
        ("within", _) => view! { <RadioGroup label=t::day_period value=draft.period options=Signal::derive(periods) /> }.into_any(),
        ("between", _) => view! {
            <DateField label=t::day_from value=draft.from />
            <DateField label=t::day_until value=draft.until />
        }
        .into_any(),
        (_, Editor::Day) => view! { <DateField label=t::day_exact value=draft.from /> }.into_any(),
        (_, Editor::Text) => view! { <TextField label=t::filter_value value=draft.text max_length=100 /> }.into_any(),
        (op, Editor::Choice) => {
            let single = op == "ne";
            view! { <Choices draft single options=Signal::derive(move || fields::choices(field, tags)) /> }.into_any()
        }
    };
    let incomplete = Signal::derive(move || draft.read(editor).is_none());
    view! {
        <form class="filter-form" on:submit=apply>
            <SelectField label=move || fields::label(field) value=draft.op options=ops />
            {value}
            <Button kind=Kind::Primary submit=true disabled=incomplete>{t::filter_apply}</Button>
        </form>
    }
}

fn periods() -> Vec<(String, String)> {
    PERIODS.iter().map(|code| ((*code).to_owned(), fields::day_label(code))).collect()
}

#[component]
fn Choices(draft: Draft, single: bool, options: Signal<Vec<(String, String)>>) -> impl IntoView {
    let picked = draft.picked;
    let entry = move |(value, label): (String, String)| {
        let mine = value.clone();
        let checked = Signal::derive(move || picked.with(|all| all.contains(&mine)));
        let change = move |on: bool| {
            picked.update(|all| {
                all.retain(|other| !single && *other != value);
                if on {
                    all.push(value.clone());
                }
            });
        };
        view! { <Checkbox label checked on_change=change /> }
    };
    view! {
        <fieldset class="field">
            <legend class="label">{t::filter_value}</legend>
            <div class="filter-choices">{move || options.get().into_iter().map(entry).collect_view()}</div>
        </fieldset>
    }
}
