//! Somebody else saved in the meantime: which of the two values stays, field by field.

use domain::contacts::{ContactView, CreateContact};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::components::{Button, Dialog, Kind};
use crate::i18n::texts::{interface, registration as t};
use crate::pages::contacts::describe::{field_label, value_text};

/// A field that both have changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub field: String,
    pub mine: Value,
    pub theirs: Value,
}

/// Two versions of a record that were made from the same one.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The version to change now.
    pub version: i64,
    /// Who the record is, as the others left it.
    pub name: String,
    patch: Map<String, Value>,
    pub clashes: Vec<Clash>,
}

impl Conflict {
    /// Compares one's own patch of `before` with the record as it is now.
    pub fn of(before: &CreateContact, patch: &Value, current: &ContactView) -> Conflict {
        // Contract types always serialise.
        let object = |form: &CreateContact| serde_json::to_value(form).unwrap_or_default();
        let (before, theirs) = (object(before), object(&current.writable()));
        let mut merged = before.clone();
        domain::merge_patch(&mut merged, patch);
        let patch = patch.as_object().cloned().unwrap_or_default();
        let value = |object: &Value, field: &str| object.get(field).cloned().unwrap_or_default();
        let clash = |field: &String| {
            let (was, mine, theirs) = (value(&before, field), value(&merged, field), value(&theirs, field));
            (theirs != was && theirs != mine).then(|| Clash { field: field.clone(), mine, theirs })
        };
        let clashes = patch.keys().filter_map(clash).collect();
        Conflict { version: current.version, name: current.name.clone(), patch, clashes }
    }

    /// The patch without the fields in which the others prevail.
    pub fn resolved(&self, theirs: &[String]) -> Value {
        let mut patch = self.patch.clone();
        patch.retain(|field, _| !theirs.contains(field));
        Value::Object(patch)
    }
}

/// Asks field by field; `on_choose` gets the fields in which the others prevail.
#[component]
pub fn ConflictDialog(
    conflict: RwSignal<Option<Conflict>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_choose: Callback<Vec<String>>,
) -> impl IntoView {
    let open = Signal::derive(move || conflict.with(Option::is_some));
    view! {
        <Dialog open size="lg" title=t::conflict_title text=t::conflict_text on_close=move |()| conflict.set(None)>
            {move || conflict.get().map(|now| view! { <Choices now conflict busy on_choose /> })}
        </Dialog>
    }
}

#[component]
fn Choices(now: Conflict, conflict: RwSignal<Option<Conflict>>, busy: Signal<bool>, on_choose: Callback<Vec<String>>) -> impl IntoView {
    let theirs = RwSignal::new(Vec::<String>::new());
    let name = now.name.clone();
    view! {
        <div class="body">
            <table class="versus">
                <thead><tr><td></td><th scope="col">{t::conflict_mine}</th><th scope="col">{t::conflict_theirs}</th></tr></thead>
                <tbody>{now.clashes.into_iter().map(|clash| row(clash, theirs)).collect_view()}</tbody>
            </table>
        </div>
        <footer>
            <Button on_press=move |()| conflict.set(None)>{interface::cancel}</Button>
            <Button kind=Kind::Primary busy on_press=move |()| on_choose.run(theirs.get_untracked())>
                {move || t::conflict_action(&name)}
            </Button>
        </footer>
    }
}

fn row(clash: Clash, theirs: RwSignal<Vec<String>>) -> impl IntoView {
    let Clash { field, mine, theirs: other } = clash;
    let label = {
        let field = field.clone();
        move || field_label(&field)
    };
    let cell = move |value: Value, prevails: bool| {
        let (mine, shown, group) = (field.clone(), field.clone(), format!("clash-{field}"));
        let (picked, spoken) = (field.clone(), field.clone());
        let choose = move |_| {
            theirs.update(|all| {
                all.retain(|other| *other != picked);
                if prevails {
                    all.push(picked.clone());
                }
            });
        };
        let of = move || format!("{}: {}", field_label(&spoken), if prevails { t::conflict_theirs() } else { t::conflict_mine() });
        view! {
            <td>
                <label class="check">
                    <input
                        type="radio"
                        name=group
                        aria-label=of
                        prop:checked=move || theirs.with(|all| all.contains(&mine)) == prevails
                        on:change=choose
                    />
                    <span>{move || value_text(&shown, &value)}</span>
                </label>
            </td>
        }
    };
    view! { <tr><th scope="row">{label}</th>{cell(mine, false)}{cell(other, true)}</tr> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_fields_that_both_changed_clash() {
        let before = CreateContact { name: "Siti".into(), phone: Some("+6281200000001".into()), ..CreateContact::default() };
        let current = ContactView {
            name: "Siti Aminah".into(),
            phone: Some("+6281200000002".into()),
            email: Some("siti@contoh.id".into()),
            version: 5,
            ..ContactView::default()
        };
        let patch = json!({ "phone": "+6281200000003", "sex": "female" });
        let conflict = Conflict::of(&before, &patch, &current);
        let fields: Vec<&str> = conflict.clashes.iter().map(|c| c.field.as_str()).collect();
        assert_eq!((fields, conflict.version), (vec!["phone"], 5));
        assert_eq!(conflict.resolved(&["phone".to_owned()]), json!({ "sex": "female" }));
        assert_eq!(conflict.resolved(&[]), patch);
    }
}
