//! The rules of booking and of the queue.

use domain::scheduling::{SchedulingSettings, SchedulingSettingsView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::scheduling::BookingRules;
use crate::components::TextField;
use crate::i18n::{Plain, texts::hours as t};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<BookingRules> = Saved {
    list: Route::Settings(Setting::BookingRules),
    made: None,
    name: |_: &SchedulingSettingsView| t::rules().to_owned(),
    fields: &[
        ("hold_minutes", t::hold),
        ("change_until_minutes", t::change_until),
        ("cancel_until_minutes", t::cancel_until),
        ("book_from_minutes", t::book_from),
        ("book_ahead_days", t::book_ahead),
        ("open_bookings", t::open_bookings),
        ("offer_minutes", t::offer),
        ("late_minutes", t::late),
        ("walk_in_every", t::walk_in_every),
    ],
};

/// One page, one record.
#[component]
pub fn RulesPage() -> impl IntoView {
    shell::title(|| t::rules().to_owned());
    view! {
        <SettingsPage current=Some(Setting::BookingRules) title=t::rules sub=t::rules_sub>
            {edit(Target::Existing(Uuid::nil()), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<BookingRules>) -> impl IntoView {
    let first = editor.form();
    let number = |n: i32| RwSignal::new(n.to_string());
    let hold = number(first.hold_minutes);
    let (change, cancel) = (number(first.change_until_minutes), number(first.cancel_until_minutes));
    let (from, ahead) = (number(first.book_from_minutes), number(first.book_ahead_days));
    let (open, offer) = (number(first.open_bookings), number(first.offer_minutes));
    let (late, walk_in) = (number(first.late_minutes), number(first.walk_in_every));
    // What cannot be read is out of range, and the field says so.
    let read = |text: RwSignal<String>| text.with(|text| text.trim().parse().unwrap_or(-1));
    editor.follow(move || SchedulingSettings {
        hold_minutes: read(hold),
        change_until_minutes: read(change),
        cancel_until_minutes: read(cancel),
        book_from_minutes: read(from),
        book_ahead_days: read(ahead),
        open_bookings: read(open),
        offer_minutes: read(offer),
        late_minutes: read(late),
        walk_in_every: read(walk_in),
    });
    let field = |label: Plain, hint: Plain, at: &'static str, value: RwSignal<String>, unit: Plain| {
        view! { <TextField label hint at value unit=unit() inputmode="numeric" max_length=5 /> }
    };
    view! {
        <section class="form-section">
            <h2>{t::rules_patients}</h2>
            <div class="pair">
                {field(t::hold, t::hold_hint, "/hold_minutes", hold, t::minutes)}
                {field(t::open_bookings, t::open_bookings_hint, "/open_bookings", open, t::visits)}
                {field(t::book_from, t::book_from_hint, "/book_from_minutes", from, t::minutes)}
                {field(t::book_ahead, t::book_ahead_hint, "/book_ahead_days", ahead, t::days)}
                {field(t::change_until, t::change_until_hint, "/change_until_minutes", change, t::minutes)}
                {field(t::cancel_until, t::cancel_until_hint, "/cancel_until_minutes", cancel, t::minutes)}
                {field(t::offer, t::offer_hint, "/offer_minutes", offer, t::minutes)}
            </div>
        </section>
        <section class="form-section">
            <h2>{t::rules_queue}</h2>
            <div class="pair">
                {field(t::late, t::late_hint, "/late_minutes", late, t::minutes)}
                {field(t::walk_in_every, t::walk_in_every_hint, "/walk_in_every", walk_in, t::calls)}
            </div>
        </section>
    }
}
