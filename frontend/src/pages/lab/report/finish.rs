//! The foot of a report that is being entered: what is saved, and verifying it for whom.

use domain::identity::Permission;
use domain::lab::{CreateLabVerification, LabReportState};
use leptos::prelude::*;

use super::opened::Opened;
use super::row::Row;
use crate::api::contacts;
use crate::api::lab::create_lab_verification;
use crate::api::{Key, session};
use crate::browser::{focus, page};
use crate::components::{Button, Confirm, Glyph, Icon, Kind, toast};
use crate::format;
use crate::i18n::{Count, texts::lab as t};

/// The foot.
#[component]
pub fn Finish(opened: Opened) -> impl IntoView {
    let asking = RwSignal::new(false);
    let entered = Memo::new(move |_| opened.is_entered());
    // Values that a patient typed in are verified without being entered again.
    let verifies =
        Memo::new(move |_| session::may(Permission::VerifyLab) && opened.view.with(|r| r.state == LabReportState::Draft || unverified(r)));
    let counts = Memo::new(move |_| filled(opened));
    let (press, busy) = verifying(opened, counts, asking);
    let saved = move || {
        let at = opened.saved_at.get()?;
        let time = format::clock(at, &opened.zone());
        Some(view! { <span class="ok"><Icon glyph=Glyph::Check size="i-sm" />{t::draft_saved(&time)}</span> })
    };
    let label = move || t::verify_for(&opened.patient());
    let partial = move || {
        let (filled, all) = counts.get();
        t::partial_text(Count(filled), Count(all))
    };
    view! {
        <Show when=move || entered.get() || verifies.get()>
            <footer>
                <p class="sub" role="status">{saved}</p>
                <div>
                    <Show when=move || entered.get()>
                        <Button busy=opened.submit.busy disabled=Signal::derive(move || !opened.is_changed()) on_press=move |()| opened.save()>{t::save_draft}</Button>
                    </Show>
                    <Show when=move || verifies.get()>
                        <Button kind=Kind::Primary busy on_press=press attr:data-verify="true">{label}</Button>
                    </Show>
                </div>
            </footer>
        </Show>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::partial_title
            text=partial
            action=move || t::verify_n_for(Count(counts.get().0), &opened.patient())
            kind=Kind::Primary
            busy=opened.submit.busy
            on_confirm=move |()| send(opened, true, asking)
        />
    }
}

/// How many of the values that are not verified are there, and how many there are to be.
fn filled(opened: Opened) -> (i64, i64) {
    opened.rows.with(|rows| {
        let new = rows.iter().filter(|row| !row.is_verified());
        new.fold((0, 0), |(filled, all), row| (filled + i64::from(row.is_filled()), all + 1))
    })
}

/// What a press of the button does, and whether it is under way.
fn verifying(
    opened: Opened,
    counts: Memo<(i64, i64)>,
    asking: RwSignal<bool>,
) -> (impl Fn(()) + Copy + Send + Sync + 'static, Signal<bool>) {
    // Saving goes on by itself, and a press meanwhile must not be lost: it waits for the answer.
    let (wanted, sending) = (RwSignal::new(false), RwSignal::new(false));
    let verify = move || {
        if let Some(row) = first_open(opened) {
            return ask_about(row);
        }
        match untrack(|| counts.get()) {
            (0, _) => toast::done(t::nothing_to_verify()),
            (filled, all) if filled < all => asking.set(true),
            _ => {
                sending.set(true);
                send(opened, false, asking);
            }
        }
    };
    Effect::new(move |_| {
        if opened.submit.busy.get() {
            return;
        }
        sending.set(false);
        if wanted.get() {
            wanted.set(false);
            verify();
        }
    });
    let press = move |()| wanted.set(!sending.get_untracked());
    let busy = Signal::derive(move || wanted.get() || sending.get());
    (press, busy)
}

fn unverified(report: &domain::lab::LabReportView) -> bool {
    report.observations.iter().any(|o| o.verified_at.is_none() && o.is_there())
}

/// The first row that has to be asked about.
fn first_open(opened: Opened) -> Option<Row> {
    untrack(|| opened.rows.with(|rows| rows.iter().find(|row| row.is_open()).copied()))
}

fn ask_about(row: Row) {
    row.asking.set(true);
    if let Some(field) = page::by_id(&row.field()) {
        focus::on(&field);
    }
}

/// Saves what is typed, verifies what is there, and says what became of it.
fn send(opened: Opened, partial: bool, asking: RwSignal<bool>) {
    let (saving, key) = (opened.saving(), Key::new());
    let call = async move {
        let saved = saving.await?;
        let body = CreateLabVerification { partial };
        create_lab_verification(saved.id, &contacts::etag(saved.version), &body, &key).await
    };
    opened.submit.run(call, move |view| {
        asking.set(false);
        toast::done(match view.state {
            LabReportState::AwaitingComment => t::verified_waits(&view.patient_name),
            _ => t::verified_released(&view.patient_name),
        });
        opened.saved_at.set(None);
        opened.absorb(view);
    });
}
