//! What the worklist is narrowed down by: how far reports are, whose they are, and where they come from.

use domain::identity::Permission;
use domain::lab::LabSource;
use leptos::prelude::*;
use uuid::Uuid;

use super::worklist::Part;
use crate::api::lab::{LabWork, count_lab_work};
use crate::api::session;
use crate::components::{Button, Chip, Glyph, Popover, TabBar, TabLink};
use crate::format;
use crate::i18n::{lang, texts::lab as t};
use crate::live;
use crate::pages::scheduling::booking::{PersonField, Picked};
use crate::remote::Remote;
use crate::route::{self, Route};

/// The parts, with the number of what is to be done.
#[component]
pub fn Parts(part: Memo<Part>, branch: RwSignal<Option<Uuid>>) -> impl IntoView {
    let counted = move |work: LabWork| {
        let number = Remote::new(move || count_lab_work(work, branch.get()));
        live::reload_on(&["lab"], number);
        Signal::derive(move || number.value.get().filter(|n| *n > 0).map(format::count))
    };
    let numbers = [
        (Part::ToVerify, counted(LabWork::ToVerify)),
        (Part::AwaitingComment, counted(LabWork::ToRelease)),
        (Part::Critical, counted(LabWork::Critical)),
    ];
    let tab = move |one: Part| {
        let count = numbers.iter().find(|(part, _)| *part == one).map_or_else(|| Signal::derive(|| None), |(_, count)| *count);
        let current = Signal::derive(move || part.get() == one);
        view! { <TabLink href=one.href() current count>{one.word()}</TabLink> }
    };
    view! { <TabBar label=t::lists>{Part::ALL.map(tab)}</TabBar> }
}

/// One's own, and where reports come from.
#[component]
pub fn Filters(by: Memo<Option<String>>, source: Memo<Option<String>>) -> impl IntoView {
    let me = session::user().and_then(|user| user.practitioner_id).map(|id| id.to_string());
    let own = me.filter(|_| session::may(Permission::CommentLab)).map(|me| {
        let mine = me.clone();
        let pressed = Signal::derive(move || by.with(|by| by.as_deref() == Some(mine.as_str())));
        let turn = move |()| route::replace_query(&[("by", by.with_untracked(Option::is_none).then(|| me.clone()))]);
        view! { <Chip pressed on_press=turn>{t::mine}</Chip> }
    });
    let chip = move |one: &LabSource| {
        let one = *one;
        let pressed = Signal::derive(move || source.with(|source| source.as_deref() == Some(one.code())));
        let turn = move |()| route::replace_query(&[("source", (!pressed.get_untracked()).then(|| one.code().to_owned()))]);
        view! { <Chip pressed on_press=turn>{move || one.label(lang())}</Chip> }
    };
    view! {
        <div class="tools rowx" role="group" aria-label=t::filters>
            {own}
            {LabSource::ALL.iter().map(chip).collect_view()}
        </div>
    }
}

/// Leads to everything of one patient.
#[component]
pub fn FindPatient() -> impl IntoView {
    let (open, person) = (RwSignal::new(false), RwSignal::new(None::<Picked>));
    Effect::new(move |_| {
        if let Some(picked) = person.get() {
            open.set(false);
            route::go(Route::LabResults(picked.id));
        }
    });
    view! {
        <span data-find-patient="true">
            <Button icon=Glyph::Users on_press=move |()| open.set(true)>{t::find_patient}</Button>
        </span>
        <Popover open label=t::find_patient near="[data-find-patient] button">
            <div class="lab-find"><PersonField label=t::patient person /></div>
        </Popover>
    }
}
