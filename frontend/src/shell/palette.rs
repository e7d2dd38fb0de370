//! Ctrl K: patients, pages, actions and what was opened lately.

use std::time::Duration;

use domain::contacts::ContactView;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::frame::open_to;
use crate::api::contacts::{ListQuery, People, search_people};
use crate::browser::{focus, timer::Debounce};
use crate::components::{Avatar, Glyph, Icon};
use crate::format;
use crate::i18n::{
    lang,
    texts::{interface, shell as t},
};
use crate::remote::Remote;
use crate::route::{self, Route};

/// Something opened lately; kept in memory only, because it names people.
#[derive(Clone, Debug, PartialEq)]
pub struct Recent {
    pub route: Route,
    pub name: String,
    pub detail: String,
}

#[derive(Clone, Copy)]
struct Recents(RwSignal<Vec<Recent>>);

pub(super) fn provide_recent() {
    provide_context(Recents(RwSignal::new(Vec::new())));
}

/// Puts a record at the top of what was opened lately.
pub fn remember(recent: Recent) {
    let Some(Recents(list)) = use_context() else { return };
    list.update(|list| {
        list.retain(|other| other.route != recent.route);
        list.insert(0, recent);
        list.truncate(6);
    });
}

/// The field-like button in the top bar.
#[component]
pub(super) fn PaletteButton(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button class="search" type="button" aria-label=t::search_label on:click=move |_| open.set(true)>
            <Icon glyph=Glyph::Search />
            <span>{t::search_hint}</span>
            <span class="keys"><span class="kbd">"Ctrl"</span><span class="kbd">"K"</span></span>
        </button>
    }
}

/// One line of the palette.
#[derive(Clone, PartialEq)]
struct Line {
    group: &'static str,
    route: Route,
    glyph: Option<Glyph>,
    name: String,
    detail: String,
}

fn person_line(person: &ContactView) -> Line {
    let today = format::now().date_naive();
    let age = person.birth_date.map(|d| format::short_age(d, person.deceased_on.unwrap_or(today)));
    let sex = person.sex.map(|s| s.label(lang()).chars().take(1).collect::<String>());
    let mrn = person.mrn.as_ref().map(|mrn| format!("RM {mrn}"));
    let detail: Vec<String> = [age, sex, mrn].into_iter().flatten().collect();
    let route = Route::Person(People::Patients, person.id);
    Line { group: t::palette_patients(), route, glyph: None, name: person.name.clone(), detail: detail.join(" · ") }
}

fn fixed_lines(typed: &str) -> Vec<Line> {
    use crate::route::Setting;
    let page = |route, glyph, name: crate::i18n::Plain, group: crate::i18n::Plain| Line {
        group: group(),
        route,
        glyph: Some(glyph),
        name: name().to_owned(),
        detail: String::new(),
    };
    let all = [
        page(Route::Today, Glyph::Home, t::today, t::palette_pages),
        page(Route::People(People::Patients), Glyph::Users, t::patients, t::palette_pages),
        page(Route::People(People::Contacts), Glyph::User, t::contacts, t::palette_pages),
        page(Route::Calendar, Glyph::Calendar, t::calendar, t::palette_pages),
        page(Route::Queue, Glyph::Ticket, t::queue, t::palette_pages),
        page(Route::Recalls, Glyph::History, t::recalls, t::palette_pages),
        page(Route::WaitingList, Glyph::Clock, t::waiting_list, t::palette_pages),
        page(Route::Tasks, Glyph::Kanban, t::tasks, t::palette_pages),
        page(Route::Messages, Glyph::Mail, t::messages, t::palette_pages),
        page(Route::Lab, Glyph::Flask, t::lab, t::palette_pages),
        page(Route::Consultations, Glyph::Message, t::consultations, t::palette_pages),
        page(Route::Referrals, Glyph::Exit, t::referrals, t::palette_pages),
        page(Route::Accounts, Glyph::Building, t::accounts, t::palette_pages),
        page(Route::Settings(Setting::Organisation), Glyph::Sliders, t::settings, t::palette_pages),
        page(Route::MyAccount, Glyph::Key, t::my_account, t::palette_pages),
        page(Route::NewPerson(People::Patients), Glyph::Plus, t::new_patient, t::palette_actions),
        page(Route::NewPerson(People::Contacts), Glyph::Plus, t::new_contact, t::palette_actions),
        page(Route::NewAccount, Glyph::Plus, t::new_account, t::palette_actions),
        page(Route::NewLabReport, Glyph::Plus, t::new_lab_report, t::palette_actions),
        page(Route::NewReferral, Glyph::Plus, t::new_referral, t::palette_actions),
    ];
    let typed = typed.to_lowercase();
    let fits = |line: &Line| line.name.to_lowercase().contains(&typed) && open_to(line.route);
    all.into_iter().filter(fits).collect()
}

#[component]
pub(super) fn Palette(open: RwSignal<bool>) -> impl IntoView {
    view! { <Show when=move || open.get()><Opened open /></Show> }
}

#[component]
fn Opened(open: RwSignal<bool>) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    crate::components::show_modal(node);
    let (typed, asked, active) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(0usize));
    let recents = expect_context::<Recents>().0;
    let people = Remote::new(move || {
        let q = asked.get();
        async move {
            if q.chars().count() < 2 || !open_to(Route::People(People::Patients)) {
                return Ok(Vec::new());
            }
            let query = ListQuery { q: Some(q), limit: 8, ..ListQuery::default() };
            Ok(search_people(People::Patients, &query).await?.data)
        }
    });
    let lines = Memo::new(move |_| {
        let typed = typed.get();
        let mut lines: Vec<Line> = people.value.with(|p| p.iter().flatten().map(person_line).collect());
        if typed.is_empty() {
            let recent = |r: Recent| Line { group: t::palette_recent(), route: r.route, glyph: None, name: r.name, detail: r.detail };
            lines = recents.get().into_iter().map(recent).collect();
        }
        lines.extend(fixed_lines(&typed));
        lines
    });
    let pause = StoredValue::new_local(Debounce::default());
    let input = move |text: String| {
        typed.set(text.clone());
        active.set(0);
        pause.with_value(|pause| pause.run(Duration::from_millis(120), move || _ = asked.try_set(text.trim().to_owned())));
    };
    let close = move || open.set(false);
    let choose = move |index: usize| {
        if let Some(line) = lines.with_untracked(|lines| lines.get(index).cloned()) {
            close();
            route::go(line.route);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let count = lines.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|i| *i = (*i + 1) % count),
            "ArrowUp" => active.update(|i| *i = (*i + count - 1) % count),
            "Enter" => choose(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
        focus_line(active.get_untracked());
    };
    let outside = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|t| t.tag_name() == "DIALOG") {
            close();
        }
    };
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        close();
    };
    let input_node = NodeRef::<html::Input>::new();
    input_node.on_load(|input| request_animation_frame(move || focus::on(&input)));
    view! {
        <dialog class="palette-box" node_ref=node aria-label=t::search_label on:mousedown=outside on:cancel=cancel>
            <div class="palette">
                <div class="q">
                    <Icon glyph=Glyph::Search size="i-lg" />
                    <input
                        node_ref=input_node
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        maxlength="100"
                        aria-label=t::search_label
                        aria-expanded="true"
                        aria-controls="palette-list"
                        aria-activedescendant=move || (!lines.with(Vec::is_empty)).then(|| format!("palette-{}", active.get()))
                        placeholder=t::search_hint
                        prop:value=move || typed.get()
                        on:input=move |event| input(event_target_value(&event))
                        on:keydown=key
                    />
                    <span class="kbd">"Esc"</span>
                </div>
                <Lines lines active people_loading=people.loading.into() choose=Callback::new(choose) />
                <footer>
                    <span><span class="kbd">"↑"</span><span class="kbd">"↓"</span>{t::palette_choose}</span>
                    <span><span class="kbd">"Enter"</span>{t::palette_open}</span>
                </footer>
            </div>
        </dialog>
    }
}

fn focus_line(index: usize) {
    if let Some(line) = crate::browser::page::by_id(&format!("palette-{index}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[component]
fn Lines(lines: Memo<Vec<Line>>, active: RwSignal<usize>, people_loading: Signal<bool>, choose: Callback<usize>) -> impl IntoView {
    let rows = move || {
        let mut group = "";
        let all = lines.get().into_iter().enumerate();
        all.map(|(index, line)| {
            let heading = line.group;
            let fresh = heading != group;
            group = heading;
            let mark = match line.glyph {
                Some(glyph) => view! { <Icon glyph /> }.into_any(),
                None => view! { <Avatar name=line.name.clone() size="sm" /> }.into_any(),
            };
            view! {
                {fresh.then(|| view! { <h3 role="presentation">{heading}</h3> })}
                <div
                    class="opt"
                    role="option"
                    id=format!("palette-{index}")
                    aria-selected=move || (active.get() == index).to_string()
                    on:click=move |_| choose.run(index)
                >
                    {mark}
                    <span>{line.name}</span>
                    <span class="end num">{line.detail}</span>
                </div>
            }
        })
        .collect_view()
    };
    let nothing = move || lines.with(Vec::is_empty) && !people_loading.get();
    view! {
        <div class="list" role="listbox" id="palette-list" aria-label=interface::search>{rows}</div>
        <Show when=nothing><p class="empty" role="status">{t::palette_empty}</p></Show>
    }
}
