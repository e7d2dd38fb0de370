//! The doctor is late: wait, come another time, or cancel.

use chrono::TimeDelta;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::booking as api;
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_visits as t};
use crate::live;
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Act, Notice, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// The notice of today's delay; nothing while the doctor is on time.
#[component]
pub fn DelayNote(id: Uuid) -> impl IntoView {
    let position = Remote::new(move || async move {
        // On any other day there is no queue to speak of.
        let visit = api::find_appointment(id).await?;
        let zone = Zone::new(&visit.time_zone);
        if zone.wall(visit.starts_at).date() != zone.today() {
            return Ok(None);
        }
        Ok(Some((api::find_queue_position(id).await?, visit.starts_at)))
    });
    live::reload_on(&["queue", "appointment"], position);
    let waiting = RwSignal::new(false);
    move || {
        let (position, starts_at) = position.value.get().flatten()?;
        let minutes = position.delay_minutes;
        if minutes <= 0 {
            return None;
        }
        if waiting.get() {
            return Some(view! { <Notice tone="ok" glyph="#i-okc" title=t::delay_kept></Notice> }.into_any());
        }
        let zone = Zone::new(&position.time_zone);
        let expected = position.estimate.map_or(starts_at + TimeDelta::minutes(i64::from(minutes)), |range| range.earliest);
        let time = format::time(expected, &zone);
        let href = Target::from(Place::Book).with("move", Some(id)).href();
        Some(
            view! {
                <div class="notice warn" role="status">
                    {icon("#i-clock", "i")}
                    <p><b>{t::delay_title(Count(i64::from(minutes)))}</b>{t::delay_text(&time)}" "{position.delay_reason}</p>
                    <div class="btns">
                        <Act class="btn sm" on_press=move |()| waiting.set(true)>{t::delay_keep}</Act>
                        <a class="btn sm" href=href>{t::delay_move}</a>
                        <a class="btn sm danger" href="#ubah">{t::cancel}</a>
                    </div>
                </div>
            }
            .into_any(),
        )
    }
}
