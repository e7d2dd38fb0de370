//! The table around the rows: sections by category, and keys that lead from row to row.

use domain::lab::AnalyteCategory;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::entry::EntryRow;
use super::opened::Opened;
use super::row::Row;
use super::settled::SettledRow;
use crate::browser::{focus, page};
use crate::i18n::{lang, texts::lab as t};

/// The values of the report.
#[component]
pub fn ValueGrid(opened: Opened) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let press = move |event: KeyboardEvent| {
        if let Some(table) = node.get_untracked() {
            key(&table, &event);
        }
    };
    let sections = move || {
        let section = |category: &AnalyteCategory| {
            let rows = opened.of_category(*category);
            (!rows.is_empty()).then(|| view! { <Section opened category=*category rows /> })
        };
        AnalyteCategory::ALL.iter().filter_map(section).collect_view()
    };
    view! {
        <div class="grid-wrap">
            <table class="grid values" data-density="compact" aria-label=t::results node_ref=node on:keydown=press>
                <thead>
                    <tr>
                        <th scope="col">{t::test}</th>
                        <th scope="col">{t::value}</th>
                        <th scope="col">{t::flag}</th>
                        <th scope="col">{t::reference}</th>
                        <th scope="col" class="r">{t::previous}</th>
                        <th scope="col" class="r">{t::difference}</th>
                    </tr>
                </thead>
                <tbody>{sections}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Section(opened: Opened, category: AnalyteCategory, rows: Vec<Row>) -> impl IntoView {
    let row = move |row: Row| {
        let entered = Memo::new(move |_| opened.is_entered() && !row.is_verified());
        move || match entered.get() {
            true => view! { <EntryRow opened row /> }.into_any(),
            false => view! { <SettledRow opened row /> }.into_any(),
        }
    };
    view! {
        <tr class="group"><td colspan="6">{move || category.label(lang())}</td></tr>
        {rows.into_iter().map(row).collect_view()}
    }
}

/// Enter and the arrows lead to the field of the next or previous row; Enter first to what a row asks. After the last row
/// comes the button that verifies.
fn key(table: &web_sys::HtmlElement, event: &KeyboardEvent) {
    let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return };
    if !field.class_list().contains("cell-input") || event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            // Leaving the field writes the value out; what it asks appears with the next frame.
            let (table, field) = (table.clone(), field.clone());
            request_animation_frame(move || advance(&table, &field));
        }
        "ArrowDown" => {
            event.prevent_default();
            step(table, &field, 1);
        }
        "ArrowUp" => {
            event.prevent_default();
            step(table, &field, -1);
        }
        _ => {}
    }
}

/// On to what the row asks, or to the next row.
pub(super) fn advance(table: &web_sys::HtmlElement, field: &HtmlElement) {
    let question = format!("[data-asks=\"{}\"] button", field.id());
    match table.query_selector(&question).ok().flatten().and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
        Some(button) => focus::on(&button),
        None => step(table, field, 1),
    }
}

fn step(table: &web_sys::HtmlElement, field: &HtmlElement, by: isize) {
    let Ok(found) = table.query_selector_all("input.cell-input") else { return };
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect();
    let here = all.iter().position(|other| other.is_same_node(Some(field))).unwrap_or_default();
    let next = here.checked_add_signed(by).and_then(|next| all.get(next).cloned());
    match next {
        Some(next) => {
            focus::on(&next);
            if let Some(input) = next.dyn_ref::<web_sys::HtmlInputElement>() {
                input.select();
            }
        }
        None if by > 0 => {
            if let Some(verify) = page::first("[data-verify]") {
                focus::on(&verify);
            }
        }
        None => {}
    }
}

/// From a button that answered a question, on to the next row.
pub(super) fn on_from(row: Row) {
    request_animation_frame(move || {
        let Some(field) = page::by_id(&row.field()) else { return };
        let table = field.closest("table").ok().flatten().and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if let Some(table) = table {
            advance(&table, &field);
        }
    });
}
