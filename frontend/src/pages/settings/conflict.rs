//! Somebody else saved first: both versions side by side, nothing lost and nothing overwritten in silence.

use domain::Document;
use leptos::prelude::*;
use serde_json::Value;

use super::editor::Editor;
use crate::api::patch;
use crate::api::resource::Resource;
use crate::components::{Banner, Button, FailureNote, Glyph, Kind, Size};
use crate::i18n::{
    Plain,
    texts::{interface, settings as t},
};

/// A field of the document and its name on the page.
pub type FieldName = (&'static str, Plain);

/// What went wrong with saving, apart from single fields.
#[component]
pub fn SaveFailure<R: Resource>(
    editor: Editor<R>,
    names: &'static [FieldName],
    /// Throws away what was typed and reads the record anew.
    on_reload: Callback<()>,
) -> impl IntoView {
    move || {
        if editor.is_stale() {
            return view! { <Stale editor names on_reload /> }.into_any();
        }
        let other = editor.submit.failure.get().filter(|failure| failure.fields().is_empty());
        other.map(|failure| view! { <FailureNote failure /> }).into_any()
    }
}

#[component]
fn Stale<R: Resource>(editor: Editor<R>, names: &'static [FieldName], on_reload: Callback<()>) -> impl IntoView {
    let acts = move || {
        view! {
            <Button size=Size::Small on_press=on_reload>{t::stale_reload}</Button>
            <Button size=Size::Small kind=Kind::Primary busy=editor.submit.busy on_press=move |()| editor.save_over()>
                {t::stale_keep}
            </Button>
        }
    };
    let clash = |clash: Clash| {
        let name = clash.name;
        view! { <tr><th scope="row">{name}</th><td>{clash.theirs}</td><td>{clash.mine}</td></tr> }
    };
    let clashes = clashes(editor, names);
    let table = (!clashes.is_empty()).then(|| {
        view! {
            <table class="clashes">
                <thead><tr><td></td><th scope="col">{t::stale_theirs}</th><th scope="col">{t::stale_mine}</th></tr></thead>
                <tbody>{clashes.into_iter().map(clash).collect_view()}</tbody>
            </table>
        }
    });
    view! {
        <Banner tone="warning" glyph=Glyph::Users acts>
            <b>{t::stale_title}</b>
            " "
            {t::stale_text}
            {table}
        </Banner>
    }
}

/// A field that both changed.
struct Clash {
    name: String,
    theirs: String,
    mine: String,
}

/// The fields that were changed here and there. The server says with its refusal what the record is now.
fn clashes<R: Resource>(editor: Editor<R>, names: &[FieldName]) -> Vec<Clash> {
    let now = editor.submit.failure.with_untracked(|f| f.as_ref().and_then(|f| f.problem()?.current.clone()));
    let theirs = now.and_then(|now| serde_json::from_value::<R::View>(now).ok()).map(|view| R::writable(&view));
    let (Some(mut theirs), Some(mine)) = (theirs, editor.checked()) else { return Vec::new() };
    // What the server holds is tidy; a document that it would not take is shown as it is.
    let _ = theirs.check();
    let first = editor.form();
    let (Some(Value::Object(there)), Some(Value::Object(here))) = (patch::between(&first, &theirs), patch::between(&first, &mine)) else {
        return Vec::new();
    };
    let both = here.iter().filter_map(|(key, mine)| Some((key, there.get(key)?, mine))).filter(|(_, theirs, mine)| theirs != mine);
    let name = |key: &str| names.iter().find(|(field, _)| *field == key).map_or_else(|| key.to_owned(), |(_, name)| name().to_owned());
    both.map(|(key, theirs, mine)| Clash { name: name(key), theirs: readable(theirs), mine: readable(mine) }).collect()
}

/// A value of a document as a person reads it.
pub fn readable(value: &Value) -> String {
    match value {
        Value::Null => interface::none().to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => interface::yes().to_owned(),
        Value::Bool(false) => interface::no().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list.iter().map(readable).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.values().map(readable).collect::<Vec<_>>().join(", "),
    }
}
