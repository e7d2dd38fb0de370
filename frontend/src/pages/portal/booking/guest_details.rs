//! The last step of a guest: who it is for, the proof of an address, consent.

use chrono::NaiveDate;
use domain::contacts::Sex;
use domain::identity::{CodeChannel, CreateGuestAppointment, CreateGuestVerification, PortalOptions};
use domain::{Document, FieldCode};
use leptos::prelude::*;

use super::plan::Plan;
use crate::api::{Key, booking as api, portal};
use crate::components::{DateField, ErrorSummary, FormErrors, TextField};
use crate::i18n::{lang, texts::portal_booking as t, texts::portal_door as door};
use crate::pages::portal::door::{ChannelChoice, CodeEntry, CodeLadder, CodeStep, ConsentSwitches, Consents};
use crate::pages::portal::link;
use crate::pages::portal::parts::{Act, Trouble, refused};
use crate::remote::{Remote, Submit};

/// What a guest types. It stays while times change.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub birth_date: RwSignal<Option<NaiveDate>>,
    sex: RwSignal<Option<Sex>>,
    email: RwSignal<String>,
    phone: RwSignal<String>,
    channel: RwSignal<Option<CodeChannel>>,
    consents: Consents,
    code: CodeStep,
    errors: FormErrors,
    options: Remote<PortalOptions>,
}

impl Draft {
    pub fn new() -> Draft {
        let text = || RwSignal::new(String::new());
        Draft {
            name: text(),
            birth_date: RwSignal::new(None),
            sex: RwSignal::new(None),
            email: text(),
            phone: text(),
            channel: RwSignal::new(None),
            consents: Consents::new(),
            code: CodeStep::default(),
            errors: FormErrors::provide(),
            options: Remote::new(portal::find_portal_options),
        }
    }

    fn channels(self) -> Vec<CodeChannel> {
        self.options.value.with(|o| o.as_ref().map_or_else(|| vec![CodeChannel::Email], |o| o.code_channels.clone()))
    }

    /// Where the code goes.
    fn way(self) -> CodeChannel {
        self.channel.get().or_else(|| self.channels().first().copied()).unwrap_or(CodeChannel::Email)
    }

    fn address(self) -> String {
        let text = if self.way() == CodeChannel::Phone { self.phone.get() } else { self.email.get() };
        text.trim().to_owned()
    }

    /// What is missing or wrong, said at the fields; `true` when nothing is.
    fn complete(self) -> bool {
        let required = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().is_empty());
        self.errors.clear();
        let mut fine = true;
        let mut miss = |pointer: &str| {
            fine = false;
            self.errors.add(pointer, FieldCode::Required.message(lang()));
        };
        if required(self.name) {
            miss("/name");
        }
        if self.birth_date.get_untracked().is_none() {
            miss("/birth_date");
        }
        match untrack(|| self.way()) {
            CodeChannel::Email if required(self.email) => miss("/email"),
            CodeChannel::Phone if required(self.phone) => miss("/phone"),
            _ => {}
        }
        let agreed = self.consents.complete(self.errors);
        fine = fine && agreed;
        if fine {
            fine = self.errors.check(self.verification().check());
        }
        if !fine {
            crate::browser::focus::soon(".error-summary");
        }
        fine
    }

    fn verification(self) -> CreateGuestVerification {
        let text = |signal: RwSignal<String>| Some(signal.get_untracked().trim().to_owned());
        match untrack(|| self.way()) {
            CodeChannel::Email => CreateGuestVerification { email: text(self.email), phone: None, language: lang() },
            CodeChannel::Phone => CreateGuestVerification { email: None, phone: text(self.phone), language: lang() },
        }
    }

    fn ask(self, submit: Submit) {
        let (form, step) = (self.verification(), self.code);
        step.channel.set(untrack(|| self.way()));
        submit.run(async move { api::create_guest_verification(&form).await }, move |sent| step.began(&sent));
    }

    /// The booking, once a code was asked for and a time is held.
    fn form(self, plan: Plan) -> Option<CreateGuestAppointment> {
        let (held, verification_id) = (plan.held.get_untracked()?, self.code.id.get_untracked()?);
        Some(CreateGuestAppointment {
            hold_id: held.id,
            hold_secret: held.secret,
            verification_id,
            code: self.code.code.get_untracked(),
            name: self.name.get_untracked(),
            birth_date: self.birth_date.get_untracked()?,
            sex: self.sex.get_untracked(),
            reason: Some(plan.reason.get_untracked().trim().to_owned()).filter(|text| !text.is_empty()),
            language: lang(),
            consents: self.consents.choices(),
        })
    }
}

/// The fields, and the code once it was sent.
#[component]
pub fn Details(draft: Draft) -> impl IntoView {
    provide_context(draft.errors);
    let sent = Memo::new(move |_| draft.code.id.get().is_some());
    let again = Submit::new();
    move || match sent.get() {
        false => view! { <Fields draft /> }.into_any(),
        true => view! {
            <section class="card" aria-labelledby="code-t">
                <h2 id="code-t">{door::code_title}</h2>
                <p class="meta">{move || t::code_to(&draft.address())}</p>
                <ErrorSummary errors=draft.errors />
                <CodeEntry step=draft.code />
                <Act class="btn sm plain" on_press=move |()| draft.code.reset()>{t::change_address}</Act>
            </section>
            {refused(again)}
            <CodeLadder
                step=draft.code
                channels=Signal::derive(move || vec![draft.code.channel.get()])
                busy=again.busy
                on_send=move |_| draft.ask(again)
            />
        }
        .into_any(),
    }
}

#[component]
fn Fields(draft: Draft) -> impl IntoView {
    let channels = Memo::new(move |_| draft.channels());
    let ways = move || {
        let all = channels.get();
        (all.len() > 1).then(|| view! { <ChannelChoice chosen=draft.channel channels=all /> })
    };
    let sex = move |sex: Sex| {
        view! {
            <label>
                <input type="radio" name="sex" prop:checked=move || draft.sex.get() == Some(sex) on:change=move |_| draft.sex.set(Some(sex)) />
                {move || sex.label(lang())}
            </label>
        }
    };
    let by_phone = Memo::new(move |_| draft.way() == CodeChannel::Phone);
    view! {
        <section class="card" aria-labelledby="you-t">
            <h2 id="you-t">{t::your_details}</h2>
            <ErrorSummary errors=draft.errors />
            <TextField label=door::name value=draft.name at="/name" hint=door::name_hint autocomplete="name" />
            <DateField label=door::birth_date value=draft.birth_date at="/birth_date" autocomplete="bday" />
            <fieldset class="field">
                <legend class="label">{t::sex}</legend>
                <div class="seg">{sex(Sex::Female)}{sex(Sex::Male)}</div>
            </fieldset>
            {ways}
            {move || match by_phone.get() {
                true => view! {
                    <TextField label=door::phone value=draft.phone at="/phone" kind="tel" autocomplete="tel" inputmode="tel" max_length=40 />
                }
                .into_any(),
                false => view! {
                    <TextField label=door::email value=draft.email at="/email" kind="email" autocomplete="email" max_length=254 />
                }
                .into_any(),
            }}
            <ConsentSwitches consents=draft.consents others=&[] />
        </section>
    }
}

/// The one next step: the code, then the booking.
#[component]
pub fn SendBar(plan: Plan, draft: Draft) -> impl IntoView {
    let (asking, booking) = (Submit::new(), Submit::new());
    let key = StoredValue::new(Key::new());
    let sent = move || draft.code.id.get().is_some();
    let busy = Signal::derive(move || asking.busy.get() || booking.busy.get());
    let idle = Signal::derive(move || plan.held.with(Option::is_none));
    let press = move |()| {
        if draft.code.id.get_untracked().is_none() {
            if draft.complete() {
                draft.ask(asking);
            }
            return;
        }
        draft.errors.clear();
        if !draft.code.complete(draft.errors) {
            return;
        }
        let Some(form) = draft.form(plan) else { return };
        let key = key.get_value();
        booking.run(async move { api::create_guest_appointment(&form, &key).await }, move |booked| {
            plan.used();
            link::open(booked.token());
        });
    };
    Effect::new(move |_| {
        for submit in [asking, booking] {
            if let Some(failure) = submit.failure.get() {
                key.set_value(Key::new());
                if plan.refused(&failure) {
                    submit.failure.set(None);
                } else {
                    draft.errors.refused(&failure);
                }
            }
        }
    });
    let words = move || match (idle.get(), sent()) {
        (true, _) => t::time_first().to_owned(),
        (false, false) => t::send_code().to_owned(),
        (false, true) => t::book_for(draft.name.get().trim()),
    };
    let failure =
        move |submit: Submit| move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <Trouble failure /> });
    view! {
        {failure(asking)}
        {failure(booking)}
        <Act class="btn primary wide" busy disabled=idle on_press=press>{words}</Act>
    }
}
