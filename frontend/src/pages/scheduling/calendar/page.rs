//! app-6: the calendar.

use chrono::Datelike;
use domain::identity::Permission;
use domain::scheduling::AppointmentView;
use leptos::prelude::*;

use super::agenda::Agenda;
use super::board::Board;
use super::drawer::Drawer;
use super::drop::visit_of;
use super::feeds::{FeedsDialog, Whose};
use super::month::Month;
use super::state::{Cal, Stretch};
use crate::api::organisation::Practitioners;
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::components::{
    Banner, Button, Empty, FailureNote, Glyph, Icon, IconButton, Kind, Menu, MenuCheck, MenuItem, MenuLine, Segmented, Skeleton,
};
use crate::format;
use crate::i18n::{
    lang,
    texts::{feeds as feeds_words, interface, scheduling as t},
};
use crate::pages::scheduling::appointment::{AppointmentPanel, MoveDialog};
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::ticking;
use crate::remote::Remote;
use crate::route::{self, Address, Route, Setting};
use crate::shell;

/// The calendar of the clinic.
#[component]
pub fn CalendarPage() -> impl IntoView {
    shell::title(|| t::calendar().to_owned());
    let now = ticking();
    let cal = Cal::new(now.into());
    let moving = RwSignal::new(None::<AppointmentView>);
    let nothing = Memo::new(move |_| cal.entries.value.with(Option::is_none));
    let quiet = Memo::new(move |_| {
        let timed = matches!(cal.stretch.get(), Stretch::Day | Stretch::Week);
        let empty = |v: &domain::scheduling::CalendarView| v.blocks.is_empty() && v.appointments.is_empty() && v.absences.is_empty();
        timed && cal.entries.value.with(|v| v.as_ref().is_some_and(empty))
    });
    let content = move || match (nothing.get(), cal.stretch.get()) {
        (true, _) if cal.entries.failure.with(Option::is_some) => ().into_any(),
        (true, _) => view! { <div class="page-body"><Skeleton lines=12 /></div> }.into_any(),
        (_, Stretch::Day | Stretch::Week) if quiet.get() => view! { <Quiet cal /> }.into_any(),
        (_, Stretch::Day | Stretch::Week) => view! { <Board cal now moving /> }.into_any(),
        (_, Stretch::Month) => view! { <Month cal /> }.into_any(),
        (_, Stretch::Agenda) => view! { <Agenda cal /> }.into_any(),
    };
    let failure = move || {
        let failure = cal.entries.failure.get();
        failure.map(|failure| view! { <div class="page-body"><FailureNote failure on_retry=move |()| cal.entries.reload() /></div> })
    };
    let truncated = move || cal.entries.value.with(|v| v.as_ref().is_some_and(|v| v.truncated));
    let side = move || match cal.open.get() {
        Some(id) => view! {
            <AppointmentPanel
                id
                first=visit_of(cal, id)
                on_close=move |()| cal.open(None)
                on_move=move |visit| moving.set(Some(visit))
                on_changed=move |()| cal.entries.reload()
            />
        }
        .into_any(),
        None if cal.drawer.get() => view! { <Drawer cal /> }.into_any(),
        None => ().into_any(),
    };
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && cal.open.with_untracked(Option::is_some) {
            event.prevent_default();
            cal.open(None);
        }
    };
    view! {
        <div class="cal" on:keydown=close_on_escape>
            <Head cal />
            {failure}
            <Show when=truncated><div class="page-body"><Banner glyph=Glyph::Info>{t::truncated}</Banner></div></Show>
            <div class="area">{content}{side}</div>
        </div>
        <MoveDialog visit=moving on_moved=move |()| cal.entries.reload() />
    }
}

/// A day or week in which nobody works.
#[component]
fn Quiet(cal: Cal) -> impl IntoView {
    let settings = Route::Settings(Setting::WorkingHours);
    let week = cal.stretch.get_untracked() == Stretch::Week;
    let title = if week { t::quiet_week } else { t::quiet_day };
    view! {
        <div class="board">
            <Empty glyph=Glyph::Calendar title text=t::quiet_text>
                {move || shell::open_to(settings).then(|| view! {
                    <crate::components::LinkButton href=settings.href()>{t::set_hours}</crate::components::LinkButton>
                })}
            </Empty>
        </div>
    }
}

#[component]
fn Head(cal: Cal) -> impl IntoView {
    let title = move || {
        let on = cal.on.get();
        match cal.stretch.get() {
            Stretch::Day => format::long_date(on),
            Stretch::Month => format!("{} {}", format::date::month(on, lang()), on.year()),
            _ => {
                let (from, to) = cal.days.get();
                if from == to {
                    return format::long_date(from);
                }
                match from.month() == to.month() {
                    true => format!("{}–{} {}", from.day(), format::date::day_and_month(to, lang()), to.year()),
                    false => {
                        format!("{} – {} {}", format::date::day_and_month(from, lang()), format::date::day_and_month(to, lang()), to.year())
                    }
                }
            }
        }
    };
    let zone = move || cal.zone().abbreviation(format::now());
    // A week of everybody at once cannot be read, so it is that of one of them.
    Effect::new(move |_| {
        let first =
            cal.entries.value.with(|v| v.as_ref()?.blocks.iter().map(|b| (&b.practitioner_name, b.practitioner_id)).min().map(|b| b.1));
        if let (Stretch::Week, None, Some(first)) = (cal.stretch.get(), cal.who.get(), first) {
            route::replace_query(&[("who", Some(first.to_string())), ("by", None)]);
        }
    });
    let step = move |forward| {
        let single = cal.days.with_untracked(|(from, to)| from == to);
        let stretch = if single { Stretch::Day } else { cal.stretch.get_untracked() };
        cal.go(stretch.step(cal.on.get_untracked(), forward));
    };
    let views = Signal::derive(|| {
        let words = [t::day, t::week, t::month, t::agenda];
        Stretch::ALL.iter().zip(words).map(|(s, word)| (s.code(), word().to_owned())).collect::<Vec<_>>()
    });
    let change = move |code: String| {
        let Some(stretch) = Stretch::ALL.into_iter().find(|s| s.code() == code) else { return };
        cal.show(stretch);
    };
    let book = move |()| {
        let (on, today) = (cal.on.get_untracked(), cal.today.get_untracked());
        open_booking(Start { practitioner: cal.who.get_untracked(), from: Some(on.max(today)), ..Start::default() });
    };
    view! {
        <div class="pagehead">
            <h1>{title}</h1>
            <span class="sub hide-phone">{zone}</span>
            <div class="end">
                <div class="seg-nav">
                    <IconButton glyph=Glyph::Left label=interface::previous kind=Kind::Plain on_press=move |()| step(false) attr:data-key="[" />
                    <Button on_press=move |()| cal.go(cal.today.get_untracked())>{t::today}</Button>
                    <IconButton glyph=Glyph::Right label=interface::next kind=Kind::Plain on_press=move |()| step(true) attr:data-key="]" />
                </div>
                <Segmented label=t::stretch options=views value=Signal::derive(move || cal.stretch.get().code().to_owned()) on_change=change />
                <WhoMenu cal />
                <Show when=|| session::may(Permission::WriteAppointments)>
                    <Button kind=Kind::Primary icon=Glyph::Plus on_press=book attr:data-key="c">{t::appointment}</Button>
                </Show>
            </div>
        </div>
    }
}

/// Whose columns are shown, by what, and the rare things.
#[component]
fn WhoMenu(cal: Cal) -> impl IntoView {
    let known = Remote::new(|| async { Ok(list::<Practitioners>(&Query { archived: false, ..Query::whole() }).await?.data) });
    let name = move || {
        let chosen = cal.who.get().and_then(|id| known.value.with(|all| all.as_ref()?.iter().find(|p| p.id == id).map(|p| p.name.clone())));
        match (chosen, cal.by_room.get()) {
            (Some(name), _) => name,
            (None, true) => t::all_rooms().to_owned(),
            (None, false) => t::all_practitioners().to_owned(),
        }
    };
    let choose = |who: Option<uuid::Uuid>| route::replace_query(&[("who", who.map(|id| id.to_string())), ("by", None)]);
    let entry = move |p: domain::organisation::PractitionerView| {
        let checked = Signal::derive(move || cal.who.get() == Some(p.id));
        view! { <MenuCheck radio=true checked on_press=move |()| choose(Some(p.id))>{p.name}</MenuCheck> }
    };
    let entries = move || known.value.get().unwrap_or_default().into_iter().map(entry).collect_view();
    let everybody = Signal::derive(move || cal.who.get().is_none() && !cal.by_room.get());
    let all = move |()| {
        let view = (cal.stretch.get_untracked() == Stretch::Week).then(|| ("view", Some(Stretch::Day.code().to_owned())));
        let changes: Vec<_> = [("who", None), ("by", None)].into_iter().chain(view).collect();
        route::replace_query(&changes);
    };
    let rooms = move |()| route::replace_query(&[("who", None), ("by", Some("room".to_owned())), ("view", Some("day".to_owned()))]);
    let block = move |()| {
        let who = cal.who.get_untracked().map(|id| ("who".to_owned(), id.to_string()));
        let on = ("on".to_owned(), cal.on.get_untracked().to_string());
        let query = [on].into_iter().chain(who).collect();
        route::go_to(Address { route: Route::NewSetting(Setting::Absences), query, fragment: String::new() });
    };
    let feeds = RwSignal::new(None::<Whose>);
    let named = move || {
        let id = cal.who.get()?;
        known.value.with(|all| all.as_ref()?.iter().find(|p| p.id == id).map(|p| Whose::Practitioner(id, p.name.clone())))
    };
    let trigger = move || view! { <Icon glyph=Glyph::Users /><span class="ell">{name}</span> };
    view! {
        <Menu trigger label=move || t::whose(&name()) kind=Kind::Plain>
            <MenuCheck radio=true checked=everybody on_press=all>{t::all_practitioners}</MenuCheck>
            {entries}
            <MenuLine />
            <MenuCheck radio=true checked=cal.by_room on_press=rooms>{t::by_room}</MenuCheck>
            <MenuLine />
            <MenuCheck checked=cal.drawer on_press=move |()| cal.drawer.update(|open| *open = !*open)>{t::waiting_list}</MenuCheck>
            <Show when=move || named().is_some()>
                <MenuItem icon=Glyph::Link on_press=move |()| feeds.set(untrack(named))>{feeds_words::menu}</MenuItem>
            </Show>
            <Show when=|| session::may(Permission::WriteSchedule)>
                <MenuItem icon=Glyph::Lock on_press=block>{t::block_time}</MenuItem>
            </Show>
        </Menu>
        <FeedsDialog whose=feeds />
    }
}
