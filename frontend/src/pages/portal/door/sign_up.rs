//! Opening an account: an existing patient by medical record number, anybody else by a verified e-mail address.

use chrono::NaiveDate;
use domain::contacts::Sex;
use domain::identity::{CodeChannel, CreatePortalConfirmation, CreatePortalRegistration, Transport};
use domain::privacy::Purpose;
use domain::{Document, FieldCode};
use leptos::prelude::*;

use super::SafeNote;
use super::code::{CodeEntry, CodeLadder, CodeStep};
use super::consents::{ConsentSwitches, Consents};
use super::sign_in::{ChannelChoice, known_options};
use crate::api::{portal as api, session};
use crate::components::toast;
use crate::components::{DateField, FormErrors, PasswordField, SelectField, TextField};
use crate::i18n::{Count, Plain, lang, texts::portal_door as t};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, Trouble};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// What is typed; it survives going back from the code.
#[derive(Clone, Copy)]
struct Draft {
    member: RwSignal<bool>,
    mrn: RwSignal<String>,
    username: RwSignal<String>,
    password: RwSignal<String>,
    name: RwSignal<String>,
    birth_date: RwSignal<Option<NaiveDate>>,
    sex: RwSignal<String>,
    email: RwSignal<String>,
    phone: RwSignal<String>,
    channel: RwSignal<Option<CodeChannel>>,
    consents: Consents,
}

impl Draft {
    fn new() -> Draft {
        let text = || RwSignal::new(String::new());
        Draft {
            member: RwSignal::new(true),
            mrn: text(),
            username: text(),
            password: text(),
            name: text(),
            birth_date: RwSignal::new(None),
            sex: text(),
            email: text(),
            phone: text(),
            channel: RwSignal::new(None),
            consents: Consents::new(),
        }
    }

    fn form(self) -> CreatePortalRegistration {
        let member = self.member.get_untracked();
        let text = |signal: RwSignal<String>| Some(signal.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let newcomer = |signal: RwSignal<String>| text(signal).filter(|_| !member);
        CreatePortalRegistration {
            mrn: member.then(|| self.mrn.get_untracked()),
            username: text(self.username).filter(|_| member),
            password: self.password.get_untracked(),
            channel: self.channel.get_untracked().filter(|_| member),
            name: (!member).then(|| self.name.get_untracked()),
            birth_date: self.birth_date.get_untracked().filter(|_| !member),
            sex: newcomer(self.sex).and_then(|code| Sex::from_code(&code)),
            email: newcomer(self.email),
            phone: newcomer(self.phone),
            location_id: None,
            language: lang(),
            consents: self.consents.choices(),
        }
    }
}

/// The sign-up page.
#[component]
pub fn SignUpPage() -> impl IntoView {
    crate::pages::portal::title(|| t::sign_up().to_owned());
    let (draft, step) = (Draft::new(), CodeStep::default());
    view! {
        <div class="narrow">
            {move || match step.id.get().is_some() {
                false => view! { <Details draft step /> }.into_any(),
                true => view! { <Proof draft step /> }.into_any(),
            }}
            <SafeNote />
        </div>
    }
}

/// Where somebody is in the three steps.
fn stepper(at: usize) -> impl IntoView {
    let names: [Plain; 3] = [t::step_data, t::step_code, t::step_done];
    let entry = move |(i, name): (usize, Plain)| {
        view! { <li data-t=name class=if i < at { "done" } else { "" } aria-current=(i == at).then_some("step")><span class="vh">{name}</span></li> }
    };
    view! { <ol class="stepper" aria-label=t::steps>{names.into_iter().enumerate().map(entry).collect_view()}</ol> }
}

/// Sends the form, and later once more for another code.
fn register(submit: Submit, draft: Draft, step: CodeStep) {
    let form = draft.form();
    let channel = form.channel.unwrap_or(CodeChannel::Email);
    submit.run(async move { api::create_portal_registration(&form).await }, move |sent| {
        step.channel.set(channel);
        step.began(&sent);
    });
}

#[component]
fn Details(draft: Draft, step: CodeStep) -> impl IntoView {
    let errors = FormErrors::provide();
    let submit = Submit::new();
    let options = Remote::new(api::find_portal_options);
    let channels = move || options.value.with(|o| known_options(o).code_channels);
    let hint = move || options.value.with(|o| t::password_hint(Count(i64::from(known_options(o).password_min_length))));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut form = draft.form();
        let mut fine = errors.check(form.check());
        if form.mrn.is_none() && form.birth_date.is_none() {
            errors.add("/birth_date", FieldCode::Required.message(lang()));
            fine = false;
        }
        if fine && draft.consents.complete(errors) {
            register(submit, draft, step);
        }
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let tab = move |member: bool, name: Plain| {
        view! {
            <label>
                <input type="radio" name="kind" prop:checked=move || draft.member.get() == member on:change=move |_| draft.member.set(member) />
                {name}
            </label>
        }
    };
    let fields = move || match draft.member.get() {
        true => view! { <Member draft channels=channels() /> }.into_any(),
        false => view! { <Newcomer draft /> }.into_any(),
    };
    view! {
        <header class="page-head">
            <h1>{t::sign_up}</h1>
            <p class="lead">{move || if draft.member.get() { t::sign_up_lead() } else { t::sign_up_new_lead() }}</p>
        </header>
        <fieldset class="seg"><legend class="vh">{t::sign_up_kind}</legend>{tab(true, t::old_patient)}{tab(false, t::new_patient)}</fieldset>
        {stepper(0)}
        <form class="card" on:submit=send>
            <OtherFailure submit />
            {fields}
            <PasswordField label=t::password value=draft.password at="/password" hint autocomplete="new-password" />
            <ConsentSwitches consents=draft.consents others=&[Purpose::Marketing] />
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::send_code}</Act>
            {move || draft.member.get().then(|| view! { <p class="small">{t::mrn_lost}</p> })}
        </form>
        <p class="meta center">{t::have_account}" "<a class="link" href=Place::SignIn.href()>{t::sign_in}</a></p>
    }
}

#[component]
fn Member(draft: Draft, channels: Vec<CodeChannel>) -> impl IntoView {
    let ways = (channels.len() > 1).then(|| view! { <ChannelChoice chosen=draft.channel channels /> });
    view! {
        <TextField label=t::mrn value=draft.mrn at="/mrn" hint=t::mrn_hint inputmode="numeric" max_length=32 />
        <TextField label=t::username value=draft.username at="/username" hint=t::username_hint autocomplete="username" max_length=60 />
        {ways}
    }
}

#[component]
fn Newcomer(draft: Draft) -> impl IntoView {
    let sexes = Signal::derive(|| {
        let entry = |sex: &Sex| (sex.code().to_owned(), sex.label(lang()).to_owned());
        let known = Sex::ALL.iter().filter(|sex| **sex != Sex::Unknown).map(entry);
        std::iter::once((String::new(), crate::i18n::texts::interface::choose().to_owned())).chain(known).collect::<Vec<_>>()
    });
    view! {
        <TextField label=t::name value=draft.name at="/name" hint=t::name_hint autocomplete="name" />
        <TextField label=t::email value=draft.email at="/email" kind="email" autocomplete="email" max_length=254 />
        <DateField label=t::birth_date value=draft.birth_date at="/birth_date" autocomplete="bday" />
        <SelectField label=t::sex value=draft.sex at="/sex" options=sexes optional=true />
        <TextField label=t::phone value=draft.phone at="/phone" kind="tel" autocomplete="tel" optional=true max_length=40 />
    }
}

#[component]
fn Proof(draft: Draft, step: CodeStep) -> impl IntoView {
    let errors = FormErrors::provide();
    let (submit, again) = (Submit::new(), Submit::new());
    // A name that is taken is told only to who has proven who they are.
    let (taken, username) = (RwSignal::new(false), draft.username);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(id) = step.id.get_untracked().filter(|_| step.complete(errors)) else { return };
        let username = Some(username.get_untracked()).filter(|_| taken.get_untracked());
        let form = CreatePortalConfirmation { code: step.code.get_untracked(), username, transport: Transport::Cookie };
        submit.run(async move { session::enter(api::portal_confirmation(id, &form)).await }, |()| {
            toast::done(t::opened());
            moves::replace(Place::Home);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            taken.set(taken.get_untracked() || failure.field("/username").is_some());
            errors.refused(&failure);
        }
    });
    let sent = move || match (draft.member.get(), step.channel.get()) {
        (false, _) => t::code_sent_to(draft.email.get().trim()),
        (true, CodeChannel::Phone) => t::code_sent_phone().to_owned(),
        (true, CodeChannel::Email) => t::code_sent_email().to_owned(),
    };
    let options = Remote::new(api::find_portal_options);
    let channels = Signal::derive(move || match draft.member.get() {
        true => options.value.with(|o| known_options(o).code_channels),
        false => vec![CodeChannel::Email],
    });
    let resend = move |channel: CodeChannel| {
        draft.channel.set(Some(channel));
        register(again, draft, step);
    };
    view! {
        <header class="page-head"><h1>{t::code_title}</h1><p class="lead">{sent}</p></header>
        {stepper(1)}
        <form class="card" on:submit=send>
            <OtherFailure submit />
            <CodeEntry step />
            {move || taken.get().then(|| view! {
                <TextField label=t::username value=username at="/username" hint=t::username_hint autocomplete="username" max_length=60 />
            })}
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::open_mine}</Act>
            <Act class="btn plain wide" on_press=move |()| step.reset()>{t::other_data}</Act>
        </form>
        <OtherFailure submit=again />
        <CodeLadder step channels busy=again.busy on_send=resend />
    }
}

/// A failure that is about no field, or about one that this form does not show.
#[component]
fn OtherFailure(submit: Submit) -> impl IntoView {
    move || {
        let failure = submit.failure.get().filter(|f| f.fields().is_empty())?;
        Some(match failure.problem().map(|p| p.status) {
            Some(429) => view! { <super::code::Slowed seconds=failure.wait().unwrap_or(30) /> }.into_any(),
            _ => view! { <Trouble failure /> }.into_any(),
        })
    }
}
