//! The first steps in a new clinic, until they are done.

use domain::identity::Permission;
use leptos::prelude::*;

use crate::api::identity::Users;
use crate::api::organisation::{Locations, Practitioners, Services};
use crate::api::resource::{Query, Resource, count};
use crate::api::session;
use crate::components::{Card, Glyph, Icon};
use crate::i18n::{Count, Plain, texts::today as t};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell::{branches, open_to};

/// The name that a clinic has before anybody has named it.
const UNNAMED: &str = "Klinik";

/// One step: where it is done, and whether it is. Unknown while it is asked.
#[derive(Clone, Copy)]
struct Step {
    name: Plain,
    target: Route,
    done: Signal<Option<bool>>,
}

fn at_least<R: Resource>(name: Plain, setting: Setting, enough: i64) -> Step {
    let number = Remote::new(|| count::<R>(Query::default()));
    let done = Signal::derive(move || number.value.get().map(|n| n >= enough));
    let first = if enough == 1 { Route::NewSetting(setting) } else { Route::Settings(setting) };
    Step { name, target: first, done }
}

fn steps() -> Vec<Step> {
    let clinic = branches().organisation;
    let named = Signal::derive(move || clinic.value.with(|o| o.as_ref().map(|o| o.name.trim() != UNNAMED)));
    let mut all = vec![
        Step { name: t::step_name, target: Route::Settings(Setting::Organisation), done: named },
        at_least::<Locations>(t::step_location, Setting::Locations, 1),
        at_least::<Practitioners>(t::step_practitioner, Setting::Practitioners, 1),
        at_least::<Services>(t::step_service, Setting::Services, 1),
    ];
    if open_to(Route::NewSetting(Setting::Users)) {
        all.push(at_least::<Users>(t::step_user, Setting::Users, 2));
    }
    all
}

/// The steps, for those who can take them; nothing once all are done, or while it is not known.
#[component]
pub(super) fn Checklist() -> impl IntoView {
    let may = Memo::new(|_| session::may_everywhere(Permission::WriteOrganisation));
    move || may.get().then(|| view! { <Steps /> })
}

#[component]
fn Steps() -> impl IntoView {
    let steps = StoredValue::new(steps());
    let states = Memo::new(move |_| steps.with_value(|steps| steps.iter().map(|step| step.done.get()).collect::<Vec<_>>()));
    let open = move || states.with(|states| states.contains(&Some(false)));
    let progress = move || {
        let done = states.with(|states| states.iter().filter(|done| **done == Some(true)).count());
        t::steps_done(Count(done as i64), Count(states.with(Vec::len) as i64))
    };
    let line = |step: &Step| {
        let Step { name, target, done } = *step;
        let content = move || match done.get() {
            Some(true) => view! {
                <span class="mark-done"><Icon glyph=Glyph::CheckCircle /></span>
                <span class="dn">{name}</span>
                <span class="vh">{t::step_done}</span>
            }
            .into_any(),
            _ => view! {
                <span class="mark-open"><Icon glyph=Glyph::Dashed /></span>
                <a class="strong" href=target.href()>{name}</a>
            }
            .into_any(),
        };
        view! { <li>{content}</li> }
    };
    view! {
        <Show when=open>
            <Card title=t::steps sub=progress flush=true>
                <ol class="steps-list">{steps.with_value(|steps| steps.iter().map(line).collect_view())}</ol>
            </Card>
        </Show>
    }
}
