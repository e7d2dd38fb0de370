//! A table of a list that is short or grows by a button; lists of people are a [`Grid`](crate::components::grid::Grid).

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::grid::{Column, Record, Rows};
use crate::components::{Button, FailureNote, Glyph, Icon, Size, Tag};
use crate::i18n::texts::{interface, settings as t};
use crate::route::Route;
use crate::shell::open_to;

/// Shows the rows with skeleton, failure, emptiness and the rest of a long list.
#[component]
pub fn RecordTable<T: Record>(
    rows: Rows<T>,
    #[prop(into)] label: TextProp,
    columns: Vec<Column<T>>,
    /// Rows that are shown quietly, as archived ones are.
    muted: fn(&T) -> bool,
    #[prop(into)] empty: ViewFn,
) -> impl IntoView {
    let width = columns.len();
    let heads = columns.iter().map(|c| view! { <th class=c.class scope="col">{c.title}</th> }).collect_view();
    let columns = StoredValue::new(columns);
    let row = move |record: Arc<T>| {
        // Where a row is stacked, each value says what it is.
        let cell = |column: &Column<T>| view! { <td class=column.class data-label=column.title>{(column.cell)(&record)}</td> };
        let cells = columns.with_value(|columns| columns.iter().map(cell).collect_view());
        view! { <tr data-state=muted(&record).then_some("muted")>{cells}</tr> }
    };
    let vacant = move || rows.records.with(Vec::is_empty);
    let waiting = move || rows.loading.get() && (vacant() || rows.has_more());
    let bones = move || {
        let bone = move |_| view! { <tr aria-hidden="true">{(0..width).map(|_| bone_cell()).collect_view()}</tr> };
        waiting().then(|| (0..if vacant() { 5 } else { 1 }).map(bone).collect_view())
    };
    let retry = Callback::new(move |()| if vacant() { rows.reload() } else { rows.more() });
    let failure = move || rows.failure.get().map(|failure| view! { <FailureNote failure on_retry=retry /> });
    let nothing = move || vacant() && !rows.loading.get() && rows.failure.with(Option::is_none);
    let more = move || rows.has_more() && rows.failure.with(Option::is_none);
    view! {
        {failure}
        <div class="grid-wrap record-table" hidden=nothing>
            <table class="grid" aria-label=move || label.get() aria-busy=move || rows.loading.get().then_some("true")>
                <thead><tr>{heads}</tr></thead>
                <tbody>
                    <For
                        each=move || rows.records.get()
                        key=|record| (record.id(), Arc::as_ptr(record) as usize)
                        children=row
                    />
                    {bones}
                </tbody>
            </table>
        </div>
        <Show when=nothing>{empty.run()}</Show>
        <Show when=more>
            <div><Button busy=rows.loading on_press=move |()| rows.more()>{t::more_rows}</Button></div>
        </Show>
    }
}

fn bone_cell() -> impl IntoView {
    view! { <td><span class="skeleton"></span></td> }
}

/// The name of a record, a link to its form for those who may change it, and a tag when it is archived.
pub fn name_link(name: String, form: Route, archived: bool) -> impl IntoView {
    let text = name.clone();
    let shown = move || match open_to(form) {
        true => view! { <a class="strong" href=form.href()>{name.clone()}</a> }.into_any(),
        false => view! { <span class="strong">{text.clone()}</span> }.into_any(),
    };
    view! { <span class="nl">{shown}{archived.then(archived_tag)}</span> }
}

/// Says that a record is in the archive.
pub fn archived_tag() -> impl IntoView {
    view! { <Tag glyph=Glyph::Archive>{t::archived}</Tag> }
}

/// A list that is empty because of the search or a filter.
#[component]
pub fn NothingFound(#[prop(into)] on_clear: Callback<()>) -> impl IntoView {
    view! {
        <div class="empty" role="status">
            <Icon glyph=Glyph::Search />
            <h3>{t::nothing_found}</h3>
            <p>{t::nothing_found_text}</p>
            <div class="acts"><Button size=Size::Small on_press=on_clear>{interface::clear_filters}</Button></div>
        </div>
    }
}
