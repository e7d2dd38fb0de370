//! The fields that the clinic has added, each by its kind.

use chrono::NaiveDate;
use domain::contacts::{CustomFieldKind, CustomFieldResource, CustomFieldView};
use leptos::prelude::*;
use serde_json::Value;

use super::draft::Draft;
use crate::api::contacts::list_custom_fields;
use crate::components::{DateField, SelectField, TextField};
use crate::format::number::{Typed, clinical, typed};
use crate::i18n::{
    lang,
    texts::{interface, registration as t},
};
use crate::pages::contacts::record::custom_label;
use crate::remote::Remote;

/// Every added field that is in use.
#[component]
pub fn CustomFields(draft: Draft) -> impl IntoView {
    let fields = Remote::new(|| async { Ok(list_custom_fields(CustomFieldResource::Contact).await?.data) });
    let shown = Memo::new(move |_| {
        let all = fields.value.get().unwrap_or_default();
        all.into_iter().filter(|f| f.archived_at.is_none()).collect::<Vec<_>>()
    });
    move || {
        let pairs = shown.get().into_iter().map(|field| view! { <CustomField draft field /> }).collect_view();
        view! { <div class="pair">{pairs}</div> }
    }
}

#[component]
fn CustomField(draft: Draft, field: CustomFieldView) -> impl IntoView {
    let at = format!("/custom/{}", field.key.replace('~', "~0").replace('/', "~1"));
    let now = draft.custom.with_untracked(|all| all.get(&field.key).cloned());
    let key = StoredValue::new(field.key.clone());
    let put = move |value: Option<Value>| {
        draft.custom.update(|all| match value {
            Some(value) => drop(all.insert(key.get_value(), value)),
            None => drop(all.remove(&key.get_value())),
        });
    };
    let kind = field.kind;
    let choices = field.choices.clone();
    let label = move || custom_label(&field);
    if kind == CustomFieldKind::Date {
        let date = RwSignal::new(now.as_ref().and_then(|v| v.as_str()?.parse::<NaiveDate>().ok()));
        follow(move || date.get().map(|d| Value::String(d.to_string())), put);
        return view! { <DateField label at value=date optional=true /> }.into_any();
    }
    let text = RwSignal::new(now.as_ref().map(written).unwrap_or_default());
    follow(move || text.with(|text| read(kind, text.trim())), put);
    let option = |value: &str, words: &str| (value.to_owned(), words.to_owned());
    match kind {
        CustomFieldKind::Boolean => {
            let options = Signal::derive(move || {
                vec![option("", t::not_chosen()), option("true", interface::yes()), option("false", interface::no())]
            });
            view! { <SelectField label at value=text options optional=true /> }.into_any()
        }
        CustomFieldKind::Choice => {
            let options = Signal::derive(move || {
                let all = choices.iter().map(|choice| option(choice, choice));
                [option("", t::not_chosen())].into_iter().chain(all).collect::<Vec<_>>()
            });
            view! { <SelectField label at value=text options optional=true /> }.into_any()
        }
        CustomFieldKind::Number => {
            let unread = Signal::derive(move || {
                let wrong = text.with(|text| matches!(read(kind, text.trim()), Some(Value::String(_))));
                wrong.then(|| t::number_unread().to_owned())
            });
            view! { <TextField label at value=text error=unread optional=true inputmode="decimal" max_length=20 /> }.into_any()
        }
        CustomFieldKind::Text | CustomFieldKind::Date => {
            view! { <TextField label at value=text optional=true max_length=1000 /> }.into_any()
        }
    }
}

/// Writes what a field holds into the form whenever the person changes it.
fn follow(value: impl Fn() -> Option<Value> + Send + Sync + 'static, put: impl Fn(Option<Value>) + 'static) {
    Effect::new(move |earlier: Option<Option<Value>>| {
        let value = value();
        if earlier.is_some_and(|earlier| earlier != value) {
            put(value.clone());
        }
        value
    });
}

/// A value as it stands in the field.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(on) => on.to_string(),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            let decimals = (0..=6).find(|d| (number * 10f64.powi(*d)).fract() == 0.0).unwrap_or(6);
            clinical(number, decimals as usize, lang())
        }
        _ => String::new(),
    }
}

/// What was typed, as the contract has it. What is no clear number, such as `1.500`, stays a text, which is refused.
fn read(kind: CustomFieldKind, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    match kind {
        CustomFieldKind::Boolean => Some(Value::Bool(text == "true")),
        CustomFieldKind::Number => match typed(text) {
            Typed::Number(number) => serde_json::Number::from_f64(number).map(Value::Number),
            Typed::Ambiguous { .. } | Typed::Nonsense => Some(Value::String(text.to_owned())),
        },
        CustomFieldKind::Text | CustomFieldKind::Choice | CustomFieldKind::Date => Some(Value::String(text.to_owned())),
    }
}
