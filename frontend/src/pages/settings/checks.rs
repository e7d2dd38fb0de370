//! Several of a list, as check boxes.

use leptos::prelude::*;
use uuid::Uuid;

use crate::components::{Checkbox, FailureNote, FormErrors, Glyph, Icon, Skeleton};
use crate::i18n::texts::settings as t;
use crate::remote::Remote;

/// What can be ticked: id, name, and whether it is archived (then it is offered only while it is ticked).
#[derive(Clone, Debug, PartialEq)]
pub struct CheckList(pub Vec<(Uuid, String, bool)>);

impl CheckList {
    /// The names of these ids, in the order of the list.
    pub fn names(&self, ids: &[Uuid]) -> String {
        let named = self.0.iter().filter(|(id, ..)| ids.contains(id)).map(|(_, name, _)| name.as_str());
        named.collect::<Vec<_>>().join(", ")
    }
}

/// Ticks the ids in `chosen`.
#[component]
pub fn Checks(
    #[prop(into)] label: TextProp,
    /// Pointer of the list in the document.
    at: &'static str,
    list: Remote<CheckList>,
    chosen: RwSignal<Vec<Uuid>>,
) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let before = chosen.get_untracked();
    let entry = move |(id, name, archived): (Uuid, String, bool)| {
        let checked = Signal::derive(move || chosen.with(|ids| ids.contains(&id)));
        let change = move |on: bool| {
            chosen.update(|ids| {
                ids.retain(|other| *other != id);
                if on {
                    ids.push(id);
                    ids.sort_unstable();
                }
            });
        };
        let label = if archived { t::name_archived(&name) } else { name };
        view! { <Checkbox label checked on_change=change /> }
    };
    let entries = move || {
        let Some(CheckList(all)) = list.value.get() else {
            return match list.failure.get() {
                Some(failure) => view! { <FailureNote failure on_retry=move |()| list.reload() /> }.into_any(),
                None => view! { <Skeleton lines=3 /> }.into_any(),
            };
        };
        let offered: Vec<_> = all.into_iter().filter(|(id, _, archived)| !archived || before.contains(id)).collect();
        if offered.is_empty() {
            return view! { <p class="sub">{t::nothing_to_choose}</p> }.into_any();
        }
        offered.into_iter().map(entry).collect_view().into_any()
    };
    let error = move || {
        let error = errors.and_then(|errors| errors.at(at));
        error.map(|error| view! { <span class="err"><Icon glyph=Glyph::Alert />{error}</span> })
    };
    view! {
        <fieldset class="field">
            <legend class="label">{move || label.get()}</legend>
            <div class="check-list">{entries}</div>
            <div aria-live="polite">{error}</div>
        </fieldset>
    }
}
