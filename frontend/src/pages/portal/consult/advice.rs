//! What to do in an emergency: always a line of it, and a button as soon as words mean one.

use domain::consultations::EmergencyAdvice;
use leptos::prelude::*;

use super::answering::Rules;
use crate::i18n::{Lang, lang, texts::portal_consult as t};
use crate::pages::portal::parts::icon;

/// The line above every conversation.
#[component]
pub fn NotForEmergencies(rules: Rules) -> impl IntoView {
    view! {
        <div class="notice bad">
            {icon("#i-alert", "i")}
            <p>
                <b>{t::emergency_title}</b>
                {t::emergency_text}" "
                <a class="link" href=move || format!("tel:{}", rules.phone())>{move || t::emergency_call(&rules.phone())}</a>"."
            </p>
        </div>
    }
}

/// Words that mean an emergency were used: what to do at once. `unsent` while they are still being typed.
#[component]
pub fn Alarm(advice: EmergencyAdvice, #[prop(optional)] unsent: bool) -> impl IntoView {
    let href = format!("tel:{}", advice.phone);
    let phone = advice.phone.clone();
    let text = move || if lang() == Lang::Id { advice.text_id.clone() } else { advice.text_en.clone() };
    view! {
        <div class="notice bad alarm" role="alert">
            {icon("#i-alert", "i")}
            <p><b>{t::alarm_title}</b>{text}{unsent.then(|| view! { " "{t::alarm_still} })}</p>
            <a class="btn danger" href=href>{icon("#i-phone", "i s")}{move || t::alarm_call(&phone)}</a>
        </div>
    }
}
