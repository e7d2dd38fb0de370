//! A code that proves an address: the field, and what to do when it does not come.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::identity::{CODE_DIGITS, CodeChannel, VerificationView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::focus;
use crate::components::FormErrors;
use crate::format;
use crate::i18n::{Count, texts::portal_door as t};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Act, icon, ticking};

/// Seconds after which the code can be asked for again.
const PATIENCE: i64 = 30;

/// A code that is on its way.
#[derive(Clone, Copy)]
pub struct CodeStep {
    /// Which verification the code belongs to; absent before one was asked for.
    pub id: RwSignal<Option<Uuid>>,
    pub code: RwSignal<String>,
    expires_at: RwSignal<DateTime<Utc>>,
    sent_at: RwSignal<DateTime<Utc>>,
    pub channel: RwSignal<CodeChannel>,
    /// How often it was sent.
    times: RwSignal<u32>,
}

impl Default for CodeStep {
    fn default() -> CodeStep {
        let now = format::now();
        CodeStep {
            id: RwSignal::new(None),
            code: RwSignal::new(String::new()),
            expires_at: RwSignal::new(now),
            sent_at: RwSignal::new(now),
            channel: RwSignal::new(CodeChannel::Email),
            times: RwSignal::new(0),
        }
    }
}

impl CodeStep {
    /// A code was sent.
    pub fn began(self, sent: &VerificationView) {
        let now = format::now();
        self.sent_at.set(now);
        self.expires_at.set(now + TimeDelta::seconds(i64::from(sent.expires_in)));
        self.code.set(String::new());
        self.times.update(|n| *n += 1);
        self.id.set(Some(sent.id));
        focus::soon(".otp");
    }

    /// Back to the details.
    pub fn reset(self) {
        self.id.set(None);
        self.times.set(0);
    }

    /// Whether the code can be sent off; says at the field why not.
    pub fn complete(self, errors: FormErrors) -> bool {
        let digits = self.code.with_untracked(|code| code.bytes().filter(u8::is_ascii_digit).count());
        if digits != CODE_DIGITS {
            errors.add("/code", t::code_short());
            focus::soon(".otp");
        }
        digits == CODE_DIGITS
    }
}

/// The field for the code.
#[component]
pub fn CodeEntry(step: CodeStep) -> impl IntoView {
    let (errors, now) = (use_context::<FormErrors>(), ticking());
    let zone = clinic().zone();
    let error = move || errors.and_then(|errors| errors.at("/code"));
    let note = move || match error() {
        Some(error) => view! { <span class="err">{icon("#i-alert", "i s")}{error}</span> }.into_any(),
        None if now.get() >= step.expires_at.get() => {
            view! { <span class="err">{icon("#i-clock", "i s")}{t::code_expired}</span> }.into_any()
        }
        None => view! { <span class="hint">{t::code_hint(&format::time(step.expires_at.get(), &zone))}</span> }.into_any(),
    };
    let typed = move |event| {
        step.code.set(event_target_value(&event));
        if let Some(errors) = errors {
            errors.clear();
        }
    };
    view! {
        <div class="field">
            <label for="f-code">{t::code}</label>
            <input
                id="f-code"
                class="otp"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="12"
                aria-describedby="f-code-note"
                aria-invalid=move || error().is_some().then_some("true")
                prop:value=move || step.code.get()
                on:input=typed
            />
            <div id="f-code-note" aria-live="polite">{note}</div>
        </div>
    }
}

/// The ladder of what to do when no code comes: again, another way, the desk.
#[component]
pub fn CodeLadder(
    step: CodeStep,
    /// The ways that are open here.
    #[prop(into)]
    channels: Signal<Vec<CodeChannel>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_send: Callback<CodeChannel>,
) -> impl IntoView {
    let now = ticking();
    let wait = move || (PATIENCE - (now.get() - step.sent_at.get()).num_seconds()).max(0);
    let waiting = Signal::derive(move || wait() > 0);
    let again = move || match wait() {
        0 if step.times.get() > 1 => t::resent().to_owned(),
        0 => t::resend_now().to_owned(),
        seconds => t::resend_in(Count(seconds)),
    };
    let other = move || {
        let entry = |channel: CodeChannel| {
            let name = channel_name(channel);
            view! {
                <li>
                    <span><b>{name}</b><span class="meta">{t::other_way}</span></span>
                    <Act class="btn sm" busy disabled=waiting label=move || t::send_by(name()) on_press=move |()| on_send.run(channel)>{t::send}</Act>
                </li>
            }
        };
        channels.get().into_iter().filter(|c| *c != step.channel.get()).map(entry).collect_view()
    };
    let phone = clinic().phone();
    let call = phone.map(|phone| view! { <a class="btn sm" href=format!("tel:{phone}")>{t::call}</a> });
    view! {
        <section class="card" aria-labelledby="ladder-t">
            <h2 id="ladder-t">{t::code_late}</h2>
            <ol class="ladder">
                <li class="now">
                    <span><b>{t::resend}</b><span class="meta" role="status">{again}</span></span>
                    <Act class="btn sm" busy disabled=waiting on_press=move |()| on_send.run(step.channel.get_untracked())>{t::send}</Act>
                </li>
                {other}
                <li><span><b>{t::desk_code}</b><span class="meta">{t::desk_code_hint}</span></span>{call}</li>
            </ol>
            <p class="small">{t::number_changed}</p>
        </section>
    }
}

/// What a way is called.
pub fn channel_name(channel: CodeChannel) -> crate::i18n::Plain {
    match channel {
        CodeChannel::Email => t::by_email,
        CodeChannel::Phone => t::by_phone,
    }
}

/// Seconds that somebody who tried too often has to wait.
#[component]
pub fn Slowed(seconds: u32) -> impl IntoView {
    let left = RwSignal::new(seconds);
    let tick = move || _ = left.try_update(|s| *s = s.saturating_sub(1));
    let interval = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    let text = move || match left.get() {
        0 => t::slowed_over().to_owned(),
        left => t::slowed(Count(i64::from(left))),
    };
    view! { <div class="notice warn" role="status">{icon("#i-clock", "i")}<p>{text}</p></div> }
}
