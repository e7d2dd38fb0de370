//! The card at the right: what one wants to know first.

use leptos::prelude::*;

use super::Opened;
use crate::components::{Card, Fact, Facts};
use crate::format;
use crate::i18n::texts::{contacts as c, person as t};
use crate::shell;

/// Last visit, since when, where.
#[component]
pub fn Summary(opened: Opened) -> impl IntoView {
    let branch = Signal::derive(move || opened.person.with(|p| p.location_id));
    let day = move |at| format::short_date(shell::branches().zone_of(branch.get()).wall(at).date());
    let visit = move || match opened.person.with(|p| p.last_visit_at) {
        Some(at) => day(at),
        None => c::no_visit().to_owned(),
    };
    let since = move || day(opened.person.with(|p| p.created_at));
    let updated = move || day(opened.person.with(|p| p.updated_at));
    let place = move || branch.get().and_then(|id| shell::branches().name(id));
    view! {
        <Card title=t::summary>
            <Facts>
                <Fact name=c::last_visit>{visit}</Fact>
                <Fact name=t::patient_since>{since}</Fact>
                {move || place().map(|place| view! { <Fact name=c::branch>{place}</Fact> })}
                <Fact name=c::updated>{updated}</Fact>
            </Facts>
        </Card>
    }
}
