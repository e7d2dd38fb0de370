//! The page: list, conversation, patient. Which list and what is open are in the address.

use domain::consultations::ConsultationView;
use leptos::prelude::*;
use uuid::Uuid;

use super::list::List;
use super::part::Part;
use super::thread::Thread;
use super::words;
use crate::api::session;
use crate::components::grid::Rows;
use crate::components::{Empty, Glyph, IconButton, PageHead, Size, TabBar, TabLink};
use crate::i18n::texts::consultations as t;
use crate::live;
use crate::pages::scheduling::words::ticking;
use crate::route::{self, Address, Route};
use crate::shell;

/// Questions of patients.
#[component]
pub fn ConsultationsPage() -> impl IntoView {
    shell::title(|| t::title().to_owned());
    let (part, opened, now) = (Part::here(), route::query("open"), ticking());
    let open = Memo::new(move |_| opened.get().and_then(|id| id.parse::<Uuid>().ok()));
    let rows = Rows::new(move || {
        let (part, me) = (part.get(), session::user().and_then(|user| user.practitioner_id));
        move |cursor| part.page(me, cursor)
    });
    live::gathered(&["consultation"], move || rows.reload());
    let thread = move || match open.get() {
        Some(id) => view! { <Thread id rows now /> }.into_any(),
        None => view! { <div class="inbox-none"><Empty glyph=Glyph::Message title=t::choose text=t::choose_text /></div> }.into_any(),
    };
    view! {
        <div class="inbox" data-open=move || open.get().is_some().then_some("true")>
            <section class="inbox-first" aria-label=t::lists>
                <PageHead title=t::title count=Signal::derive(move || rows.count.get())><Neighbours rows part open /></PageHead>
                <TabBar label=t::lists>{Part::ALL.map(|each| tab(each, part))}</TabBar>
                <div class="inbox-scroll" tabindex="0" role="group" aria-label=move || part.get().word()()><List rows part open now /></div>
            </section>
            {thread}
        </div>
    }
}

fn tab(each: Part, part: Memo<Part>) -> impl IntoView {
    let query = each.code().map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
    let href = Address { route: Route::Consultations, query, fragment: String::new() }.href();
    view! { <TabLink href current=Signal::derive(move || part.get() == each)>{each.word()}</TabLink> }
}

/// `[` and `]`: the one before and the one after.
#[component]
fn Neighbours(rows: Rows<ConsultationView>, part: Memo<Part>, open: Memo<Option<Uuid>>) -> impl IntoView {
    let go = move |step: isize| {
        let next = match open.get_untracked() {
            Some(id) => rows.neighbour(id, step),
            None => rows.records.with_untracked(|all| all.first().cloned()),
        };
        if let Some(next) = next {
            // Asks first when a reply would be lost.
            route::go_to(Address {
                route: Route::Consultations,
                query: words::query(next.id, part.get_untracked().code()),
                fragment: String::new(),
            });
        }
    };
    view! {
        <IconButton glyph=Glyph::Up size=Size::Small label=t::previous on_press=move |()| go(-1) attr:data-key="[" />
        <IconButton glyph=Glyph::Down size=Size::Small label=t::next on_press=move |()| go(1) attr:data-key="]" />
    }
}
