//! What a row asks: which of two readings is meant, whether an unlikely value is right, whether a word is meant.

use leptos::prelude::*;

use super::grid::on_from;
use super::reading::{Read, Spelling};
use super::row::Row;
use crate::components::{Button, Glyph, Icon, Size};
use crate::i18n::texts::lab as t;

/// The question below a row, when there is one.
#[component]
pub fn Question(row: Row) -> impl IntoView {
    move || {
        let read = if row.asking.get() { row.read.get() } else { Read::Nothing };
        let question = match (read, row.theirs.get()) {
            (Read::Ambiguous(ways), _) => two_ways(row, ways),
            (Read::Implausible { shown }, _) => unlikely(row, shown),
            (Read::Unread, _) => unread(row),
            (_, Some(theirs)) => saved_by_others(row, theirs),
            _ => return None,
        };
        Some(
            view! { <tr class="msg"><td colspan="6"><div class="ask" data-asks=row.field()><Icon glyph=Glyph::Alert />{question}</div></td></tr> },
        )
    }
}

fn two_ways(row: Row, ways: Vec<Spelling>) -> AnyView {
    let typed = row.text.get_untracked();
    let button = move |way: Spelling| {
        let spelling = way.spelling;
        let choose = move |()| {
            row.settle(spelling.clone());
            on_from(row);
        };
        view! { <Button size=Size::Small on_press=choose>{way.shown}</Button> }
    };
    view! {
        <span role="alert"><b>{move || t::two_ways(typed.trim())}</b>" "{t::choose_right}</span>
        {ways.into_iter().map(button).collect_view()}
    }
    .into_any()
}

fn unlikely(row: Row, shown: String) -> AnyView {
    let confirm = move |()| {
        row.confirm();
        on_from(row);
    };
    let said = shown.clone();
    view! {
        <span role="alert"><b>{move || t::unlikely(&row.name(), &shown)}</b>" "{t::unlikely_text}</span>
        <Button size=Size::Small on_press=confirm>{move || t::is_right(&said)}</Button>
        <Button size=Size::Small on_press=move |()| again(row)>{t::type_again}</Button>
    }
    .into_any()
}

fn unread(row: Row) -> AnyView {
    let typed = row.text.get_untracked().trim().to_owned();
    let as_words = typed.clone();
    let take = move |()| {
        row.take_as_words();
        on_from(row);
    };
    view! {
        <span role="alert"><b>{move || t::unread(&typed)}</b></span>
        <Button size=Size::Small on_press=take>{move || t::as_words(&as_words)}</Button>
        <Button size=Size::Small on_press=move |()| again(row)>{t::type_again}</Button>
    }
    .into_any()
}

fn saved_by_others(row: Row, theirs: String) -> AnyView {
    let shown = if theirs.is_empty() { "–".to_owned() } else { theirs.clone() };
    let take = move |()| {
        row.type_in(theirs.clone());
        row.theirs.set(None);
    };
    view! {
        <span role="alert">{move || t::theirs(&shown)}</span>
        <Button size=Size::Small on_press=take>{t::take_theirs}</Button>
        <Button size=Size::Small on_press=move |()| row.theirs.set(None)>{t::keep_mine}</Button>
    }
    .into_any()
}

fn again(row: Row) {
    if let Some(field) = crate::browser::page::by_id(&row.field()) {
        crate::browser::focus::on(&field);
        if let Ok(input) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(field) {
            input.select();
        }
    }
}
