//! The switches of consent in a form: the purpose, its text to read, and what was chosen with the version that was shown.

use domain::privacy::{ConsentChoice, ConsentTextView, Purpose};
use leptos::prelude::*;

use crate::api::portal as api;
use crate::components::FormErrors;
use crate::i18n::{lang, texts::portal_door as t};
use crate::pages::portal::parts::{Shown, icon};
use crate::remote::Remote;

/// What somebody agrees to.
#[derive(Clone, Copy)]
pub struct Consents {
    texts: Remote<Vec<ConsentTextView>>,
    granted: RwSignal<Vec<Purpose>>,
}

impl Consents {
    /// Asks for the texts in force.
    pub fn new() -> Consents {
        Consents { texts: Remote::new(|| async { Ok(api::list_consent_texts().await?.data) }), granted: RwSignal::new(Vec::new()) }
    }

    /// What was chosen; a purpose that was left alone is no decision.
    pub fn choices(self) -> Vec<ConsentChoice> {
        let granted = self.granted.get_untracked();
        let choice = |text: &ConsentTextView| ConsentChoice { purpose: text.purpose, channel: None, granted: true, text_id: text.id };
        let texts = self.texts.value.get_untracked().unwrap_or_default();
        texts.iter().filter(|text| text.current && granted.contains(&text.purpose)).map(choice).collect()
    }

    /// Whether the care that everybody needs was agreed to; says so otherwise.
    pub fn complete(self, errors: FormErrors) -> bool {
        let care = self.granted.with_untracked(|granted| granted.contains(&Purpose::Care));
        if !care {
            errors.add("/consents", t::consent_needed());
        }
        care
    }
}

/// One box for care, and one for each other purpose that the form offers.
#[component]
pub fn ConsentSwitches(
    consents: Consents,
    /// Purposes beside care.
    others: &'static [Purpose],
) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let error = move || errors.and_then(|errors| errors.at("/consents"));
    let offered = move |purpose: Purpose| purpose == Purpose::Care || others.contains(&purpose);
    let boxes = move |texts: Signal<Vec<ConsentTextView>>| {
        let rows = move || {
            let mut all: Vec<ConsentTextView> = texts.get().into_iter().filter(|text| text.current && offered(text.purpose)).collect();
            all.sort_by_key(|text| text.purpose != Purpose::Care);
            all.into_iter().map(|text| view! { <OneConsent consents text /> }).collect_view()
        };
        view! { <div class="consents">{rows}</div> }.into_any()
    };
    view! {
        <div class="field" id="f-consents" tabindex="-1">
            <Shown remote=consents.texts bones=1 children=boxes />
            <div aria-live="polite">{move || error().map(|error| view! { <span class="err">{icon("#i-alert", "i s")}{error}</span> })}</div>
        </div>
    }
}

#[component]
fn OneConsent(consents: Consents, text: ConsentTextView) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let purpose = text.purpose;
    let id = format!("consent-{}", purpose.code());
    let checked = move || consents.granted.with(|granted| granted.contains(&purpose));
    let change = move |event| {
        let on = event_target_checked(&event);
        consents.granted.update(|granted| {
            granted.retain(|p| *p != purpose);
            granted.extend(on.then_some(purpose));
        });
        if let Some(errors) = errors {
            errors.clear();
        }
    };
    let label = move || match purpose {
        Purpose::Care => t::consent_care().to_owned(),
        other => t::consent_other(other.label(lang())),
    };
    let summary = move || t::consent_read_of(purpose.label(lang()));
    view! {
        <div class="consent-box">
            <label class="check" for=id.clone()>
                <input id=id.clone() type="checkbox" prop:checked=checked on:change=change />
                <span>{label}</span>
            </label>
            <details class="more-d">
                <summary>{icon("#i-chev", "i s")}<span class="vh">{summary}</span><span aria-hidden="true">{t::consent_read}</span></summary>
                <p>{move || text.text(lang()).to_owned()}</p>
            </details>
        </div>
    }
}
