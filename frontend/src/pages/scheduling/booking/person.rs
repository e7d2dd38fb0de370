//! Whom it is about: one patient, found by typing.

use leptos::prelude::*;
use uuid::Uuid;

use crate::api::contacts::{ListQuery, People, search_people};
use crate::components::{Avatar, Choice, Glyph, IconButton, Picker, Size};
use crate::i18n::texts::{interface, scheduling as t};
use crate::pages::contacts::describe;

/// Somebody who was picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    pub id: Uuid,
    pub name: String,
    /// What tells them from namesakes.
    pub detail: String,
}

impl Picked {
    /// Somebody of whom only the name is at hand.
    pub fn named(id: Uuid, name: &str) -> Picked {
        Picked { id, name: name.to_owned(), detail: String::new() }
    }

    /// `Siti Aminah, 12-03-1984` when the birth date is known, for buttons.
    pub fn on_button(&self) -> String {
        match self.detail.split(" · ").next().filter(|first| first.len() == 10) {
            Some(birth) => format!("{}, {birth}", self.name),
            None => self.name.clone(),
        }
    }
}

/// Shows who was picked, or finds somebody.
#[component]
pub fn PersonField(#[prop(into)] label: TextProp, person: RwSignal<Option<Picked>>, #[prop(optional)] fixed: bool) -> impl IntoView {
    let label = StoredValue::new(label);
    let search = |text: String| async move {
        let query = ListQuery { q: Some(text), limit: 8, ..ListQuery::default() };
        let found = search_people(People::Patients, &query).await?.data;
        let choice = |p: domain::contacts::ContactView| {
            let detail = describe::telling(p.birth_date, p.sex, p.mrn.as_deref());
            Choice { id: p.id, title: p.name, detail }
        };
        Ok(found.into_iter().map(choice).collect())
    };
    move || match person.get() {
        Some(Picked { name, detail, .. }) => {
            let spoken = name.clone();
            view! {
                <div class="field">
                    <span class="label">{move || label.with_value(TextProp::get)}</span>
                    <div class="who picked-person">
                        <Avatar name=name.clone() />
                        <div><b>{name}</b><p class="sub num">{detail}</p></div>
                        {(!fixed).then(|| view! {
                            <IconButton glyph=Glyph::X label=move || interface::remove_named(&spoken) size=Size::Small on_press=move |()| person.set(None) />
                        })}
                    </div>
                </div>
            }
            .into_any()
        }
        None => view! {
            <Picker
                label=label.get_value()
                hint=t::person_hint
                search
                on_pick=move |choice: Choice| person.set(Some(Picked { id: choice.id, name: choice.title, detail: choice.detail }))
            />
        }
        .into_any(),
    }
}
