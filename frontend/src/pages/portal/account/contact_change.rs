//! A new phone number or e-mail address, proven by a code that is sent there.

use domain::Document;
use domain::identity::CreateCodeConfirmation;
use domain::portal::{CreateContactChange, OwnPersonView};
use leptos::prelude::*;

use crate::api::{Revision, portal as api};
use crate::components::{FormErrors, TextField, toast};
use crate::format;
use crate::i18n::{Plain, lang, texts::interface, texts::portal_account as t, texts::portal_door as door};
use crate::pages::portal::door::{CodeEntry, CodeStep};
use crate::pages::portal::parts::{Act, icon, refused};
use crate::remote::{Remote, Submit};

/// Which of the two changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Phone,
    Email,
}

/// How the person is reached, and how that changes.
#[component]
pub fn Reach(person: Remote<Revision<OwnPersonView>>, value: Signal<Revision<OwnPersonView>>, history: RwSignal<u32>) -> impl IntoView {
    let changing = RwSignal::new(None::<Part>);
    let line = move |part: Part, glyph: &'static str, name: Plain, action: Plain| {
        let shown = move || {
            value.with(|v| match part {
                Part::Phone => v.record.phone.as_deref().map(format::phone),
                Part::Email => v.record.email.clone(),
            })
        };
        let text = move || shown().unwrap_or_else(|| t::none().to_owned());
        view! {
            <div class="change">
                <span class="tile">{icon(glyph, "i")}</span>
                <span class="dt">{name}</span>
                <span class="dd">{text}</span>
                <Act class="btn sm plain" label=action on_press=move |()| changing.set(Some(part))>{interface::edit}</Act>
            </div>
        }
    };
    view! {
        <section class="stack tight" aria-labelledby="reach-t">
            <div><h2 id="reach-t">{t::reach}</h2><p class="meta">{t::reach_text}</p></div>
            <div class="card flush choices">
                {line(Part::Phone, "#i-phone", t::phone, t::change_phone)}
                {line(Part::Email, "#i-mail", t::email, t::change_email)}
            </div>
            {move || changing.get().map(|part| view! { <Change part person value history changing /> })}
        </section>
    }
}

#[component]
fn Change(
    part: Part,
    person: Remote<Revision<OwnPersonView>>,
    value: Signal<Revision<OwnPersonView>>,
    history: RwSignal<u32>,
    changing: RwSignal<Option<Part>>,
) -> impl IntoView {
    let errors = FormErrors::provide();
    let (text, step) = (RwSignal::new(String::new()), CodeStep::default());
    let (asking, proving) = (Submit::new(), Submit::new());
    let id = value.with_untracked(|v| v.record.id);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if let Some(change) = step.id.get_untracked() {
            if step.complete(errors) {
                let form = CreateCodeConfirmation { code: step.code.get_untracked() };
                proving.run(async move { api::create_contact_change_confirmation(id, change, &form).await }, move |_| {
                    toast::done(t::changed());
                    changing.set(None);
                    history.update(|n| *n += 1);
                    person.reload();
                });
            }
            return;
        }
        let typed = Some(text.get_untracked().trim().to_owned());
        let mut form = match part {
            Part::Phone => CreateContactChange { email: None, phone: typed, language: lang() },
            Part::Email => CreateContactChange { email: typed, phone: None, language: lang() },
        };
        if errors.check(form.check()) {
            asking.run(async move { api::create_contact_change(id, &form).await }, move |sent| step.began(&sent));
        }
    };
    for submit in [asking, proving] {
        Effect::new(move |_| {
            if let Some(failure) = submit.failure.get() {
                errors.refused(&failure);
            }
        });
    }
    let asked = Memo::new(move |_| step.id.get().is_some());
    let fields = move || match (asked.get(), part) {
        (true, _) => view! { <p class="meta">{move || door::code_sent_to(text.get().trim())}</p><CodeEntry step /> }.into_any(),
        (false, Part::Phone) => {
            view! { <TextField label=t::new_phone value=text at="/phone" kind="tel" autocomplete="tel" max_length=40 /> }.into_any()
        }
        (false, Part::Email) => {
            view! { <TextField label=t::new_email value=text at="/email" kind="email" autocomplete="email" max_length=254 /> }.into_any()
        }
    };
    let busy = Signal::derive(move || asking.busy.get() || proving.busy.get());
    view! {
        <form class="card" on:submit=send>
            {refused(asking)}
            {refused(proving)}
            {fields}
            <div class="btns">
                <Act on_press=move |()| changing.set(None)>{interface::cancel}</Act>
                <Act class="btn soft" submit=true busy>{move || if asked.get() { t::confirm_change() } else { t::send_code() }}</Act>
            </div>
        </form>
    }
}
