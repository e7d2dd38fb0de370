//! The values of custom fields of an institution, typed by the kind of the field.

use chrono::NaiveDate;
use domain::contacts::{CustomFieldKind, CustomFieldResource, CustomFieldView};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::api::contacts::list_custom_fields;
use crate::components::{DateField, Loaded, SelectField, TextField};
use crate::format::number::{self, Typed};
use crate::i18n::{
    Lang, lang,
    texts::{accounts as t, interface},
};
use crate::remote::Remote;

/// The values while they are typed.
#[derive(Clone, Copy)]
pub(super) struct CustomDraft(RwSignal<Map<String, Value>>);

impl CustomDraft {
    pub fn of(values: Map<String, Value>) -> CustomDraft {
        CustomDraft(RwSignal::new(values))
    }

    /// What is typed; follows it.
    pub fn values(self) -> Map<String, Value> {
        self.0.get()
    }

    fn text(self, key: &str) -> String {
        self.0.with_untracked(|values| match values.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(on)) => on.to_string(),
            _ => String::new(),
        })
    }

    /// Puts a value, or takes it away; what stays the same is left alone.
    fn put(self, key: &str, value: Option<Value>) {
        if self.0.with_untracked(|values| values.get(key) == value.as_ref()) {
            return;
        }
        self.0.update(|values| {
            match value {
                Some(value) => values.insert(key.to_owned(), value),
                None => values.remove(key),
            };
        });
    }

    /// A field as text, read back into a value by `read` at every letter.
    fn linked(self, key: &str, read: impl Fn(&str) -> Option<Value> + 'static) -> RwSignal<String> {
        let text = RwSignal::new(self.text(key));
        let key = key.to_owned();
        Effect::new(move |earlier: Option<()>| {
            let value = text.with(|text| read(text.trim()));
            // What is stored stays as it is until somebody types.
            if earlier.is_some() {
                self.put(&key, value);
            }
        });
        text
    }
}

/// The fields that the clinic has added to institutions; nothing when there are none.
#[component]
pub(super) fn CustomFields(draft: CustomDraft) -> impl IntoView {
    let fields = Remote::new(|| async { Ok(list_custom_fields(CustomFieldResource::Account).await?.data) });
    let none = move || fields.value.with(|fields| fields.as_ref().is_some_and(Vec::is_empty));
    view! {
        <section class="form-section" hidden=none>
            <h2>{t::custom}</h2>
            <Loaded remote=fields let:fields>
                <div class="pair">
                    {move || fields.get().into_iter().map(|field| view! { <OneField field draft /> }).collect_view()}
                </div>
            </Loaded>
        </section>
    }
}

/// The label of a custom field in the language in use.
pub(super) fn custom_label(field: &CustomFieldView) -> String {
    if lang() == Lang::Id { field.label_id.clone() } else { field.label_en.clone() }
}

#[component]
fn OneField(field: CustomFieldView, draft: CustomDraft) -> impl IntoView {
    let at = format!("/custom/{}", field.key);
    let label = custom_label(&field);
    let words = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Value::from);
    match field.kind {
        CustomFieldKind::Text => {
            let value = draft.linked(&field.key, words);
            view! { <TextField label at value optional=true max_length=1000 /> }.into_any()
        }
        CustomFieldKind::Number => {
            let value = draft.linked(&field.key, number_of);
            let error = Signal::derive(move || value.with(|text| complaint(text)));
            view! { <TextField label at value error optional=true inputmode="decimal" max_length=20 /> }.into_any()
        }
        CustomFieldKind::Date => {
            let value = RwSignal::new(draft.text(&field.key).parse::<NaiveDate>().ok());
            let key = field.key.clone();
            Effect::new(move |earlier: Option<()>| {
                let date = value.get();
                if earlier.is_some() {
                    draft.put(&key, date.map(|date| Value::from(date.to_string())));
                }
            });
            view! { <DateField label at value optional=true /> }.into_any()
        }
        CustomFieldKind::Boolean => {
            let value = draft.linked(&field.key, |text| text.parse::<bool>().ok().map(Value::from));
            let options = Signal::derive(|| {
                let option = |code: &str, text: &str| (code.to_owned(), text.to_owned());
                vec![option("", interface::none()), option("true", interface::yes()), option("false", interface::no())]
            });
            view! { <SelectField label at value options optional=true /> }.into_any()
        }
        CustomFieldKind::Choice => {
            let value = draft.linked(&field.key, words);
            let choices = field.choices.clone();
            let options = Signal::derive(move || {
                let mut options = vec![(String::new(), interface::none().to_owned())];
                options.extend(choices.iter().map(|choice| (choice.clone(), choice.clone())));
                let chosen = value.get();
                if !options.iter().any(|(code, _)| *code == chosen) {
                    options.push((chosen.clone(), chosen));
                }
                options
            });
            view! { <SelectField label at value options optional=true /> }.into_any()
        }
    }
}

/// A number; what is none goes out as it was typed, so that nothing is lost in silence and the server names the field.
fn number_of(text: &str) -> Option<Value> {
    match number::typed(text) {
        Typed::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(Value::from(number as i64)),
        Typed::Number(number) => Some(Value::from(number)),
        Typed::Ambiguous { .. } | Typed::Nonsense => Some(text).filter(|text| !text.is_empty()).map(Value::from),
    }
}

fn complaint(text: &str) -> Option<String> {
    match number::typed(text) {
        _ if text.trim().is_empty() => None,
        Typed::Number(_) => None,
        Typed::Ambiguous { .. } => Some(t::number_ambiguous().to_owned()),
        Typed::Nonsense => Some(t::number_unread().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_stay_whole_and_words_stay_words() {
        assert_eq!(number_of("12"), Some(Value::from(12)));
        assert_eq!(number_of("1,5"), Some(Value::from(1.5)));
        assert_eq!(number_of("dua"), Some(Value::from("dua")));
        assert_eq!(number_of(""), None);
    }
}
