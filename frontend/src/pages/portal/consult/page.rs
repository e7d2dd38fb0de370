//! The page: the list beside the conversation that is open; a phone shows one of them.

use leptos::prelude::*;
use uuid::Uuid;

use super::answering::Rules;
use super::list::{QuestionList, Questions};
use super::thread::Thread;
use crate::i18n::texts::portal_consult as t;
use crate::live;
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Notice, Shown, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// What events are about consultations and their files.
pub const LIVE: &[&str] = &["consultation", "file"];

/// The questions of the family.
#[component]
pub fn ConsultationsPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let questions = Remote::new(Questions::first);
    live::reload_on(&["consultation"], questions);
    let rules = Rules::read();
    let place = moves::place();
    let asked = Memo::new(move |_| match place.get() {
        Place::Consultation(id) => Some(id),
        _ => None,
    });
    let content = move |known: Signal<Questions>| {
        let empty = Memo::new(move |_| known.with(|known| known.all.is_empty()) && asked.get().is_none());
        view! {
            {move || match empty.get() {
                true => view! { <Nothing /> }.into_any(),
                false => view! { <Columns questions known asked rules /> }.into_any(),
            }}
        }
        .into_any()
    };
    view! {
        {move || asked.get().is_none().then(|| view! {
            <header class="page-head"><h1>{t::title}</h1><p class="lead">{t::lead}</p></header>
        })}
        <Shown remote=questions children=content />
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="narrow">
            <Notice tone="plain" glyph="#i-chat" title=t::none>{t::none_text}</Notice>
            <a class="btn primary" href=Place::NewConsultation.href()>{icon("#i-plus", "i s")}{t::new}</a>
        </div>
    }
}

#[component]
fn Columns(questions: Remote<Questions>, known: Signal<Questions>, asked: Memo<Option<Uuid>>, rules: Rules) -> impl IntoView {
    let folded = move || asked.get().is_some();
    let open = move || match asked.get() {
        Some(id) => view! { <Thread id rules /> }.into_any(),
        None => view! { <p class="card quiet desk">{t::choose_one}</p> }.into_any(),
    };
    view! {
        <div class="cols left">
            <div class="stack aside" class:desk=folded>
                <div class="sec-head">
                    <h2>{t::mine}</h2>
                    <a class="link" href=Place::NewConsultation.href()>{icon("#i-plus", "i s")}{t::new}</a>
                </div>
                <nav aria-label=t::mine><QuestionList remote=questions known chosen=asked /></nav>
            </div>
            {open}
        </div>
    }
}
