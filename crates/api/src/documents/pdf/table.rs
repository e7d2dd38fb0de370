//! Tables: columns of fixed parts of the width, rows as high as their longest text, the head again on every page.

use super::flow::Flow;
use super::letter::{Align, Cell, Column, Row, Table, Tone};
use super::sheet::{Ink, MARGIN, MEASURE, Style, Weight};

const HEAD: Style = Style::new(8.0, Weight::Strong, Ink::Muted);
const CELL: Style = Style::new(9.0, Weight::Regular, Ink::Plain);
const GROUP: Style = Style::new(9.0, Weight::Strong, Ink::Accent);
/// Left and right of a text.
const SIDE: f32 = 5.0;
/// Above and below a row.
const AIR: f32 = 3.0;

/// A row in lines: for each column the lines and how they are set.
type Lines = Vec<(Vec<String>, Style)>;

/// Draws a table below what is there.
pub fn draw(flow: &mut Flow<'_>, table: &Table) {
    let places = places(&table.columns);
    let titles: Lines = table
        .columns
        .iter()
        .zip(&places)
        .map(|(column, (_, width))| (flow.faces.wrap(HEAD, &column.title, width - 2.0 * SIDE), HEAD))
        .collect();
    let least = height(&titles, HEAD) + 3.0 * (CELL.line() + 2.0 * AIR);
    flow.need(least);
    head(flow, table, &places, &titles);
    for (at, row) in table.rows.iter().enumerate() {
        match row {
            Row::Group(text) => {
                let following = if at + 1 < table.rows.len() { CELL.line() + 2.0 * AIR } else { 0.0 };
                go_on(flow, table, &places, &titles, GROUP.line() + 2.0 * AIR + following);
                let y = flow.y;
                flow.sheet().fill(MARGIN, y, MEASURE, GROUP.line() + 2.0 * AIR, Ink::Wash);
                flow.sheet().text(MARGIN + SIDE, y + AIR + GROUP.ascent(), GROUP, text);
                flow.y += GROUP.line() + 2.0 * AIR;
            }
            Row::Cells(cells) => cells_row(flow, table, &places, &titles, cells),
        }
    }
}

/// Where each column begins, and how wide it is.
fn places(columns: &[Column]) -> Vec<(f32, f32)> {
    let whole: f32 = columns.iter().map(|column| column.share.max(0.0)).sum();
    let mut x = MARGIN;
    let place = |column: &Column| {
        let width = if whole > 0.0 { column.share.max(0.0) / whole * MEASURE } else { MEASURE };
        x += width;
        (x - width, width)
    };
    columns.iter().map(place).collect()
}

fn height(lines: &Lines, style: Style) -> f32 {
    lines.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0).max(1) as f32 * style.line() + 2.0 * AIR
}

fn head(flow: &mut Flow<'_>, table: &Table, places: &[(f32, f32)], titles: &Lines) {
    set(flow, table, places, titles, 0, usize::MAX, HEAD);
    let y = flow.y;
    flow.sheet().fill(MARGIN, y - 0.8, MEASURE, 0.8, Ink::Plain);
}

/// To the next page, under the head again, unless so much fits on this one.
fn go_on(flow: &mut Flow<'_>, table: &Table, places: &[(f32, f32)], titles: &Lines, needed: f32) {
    let pages = flow.sheets.len();
    flow.need(needed);
    if flow.sheets.len() > pages {
        head(flow, table, places, titles);
    }
}

/// A row is kept together when a page can hold it; a longer one goes on over as many as it takes.
fn cells_row(flow: &mut Flow<'_>, table: &Table, places: &[(f32, f32)], titles: &Lines, cells: &[Cell]) {
    let style_of = |column: &Column, cell: &Cell| Style { tabular: column.align == Align::Right, ..toned(cell.tone) };
    let lines: Lines = table
        .columns
        .iter()
        .zip(places)
        .zip(cells)
        .map(|((column, (_, width)), cell)| {
            let style = style_of(column, cell);
            (flow.faces.wrap(style, &cell.text, width - 2.0 * SIDE), style)
        })
        .collect();
    let total = lines.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0).max(1);
    go_on(flow, table, places, titles, height(&lines, CELL).min(360.0));
    let mut from = 0;
    while from < total {
        let fitting = |flow: &Flow<'_>| ((flow.room() - 2.0 * AIR) / CELL.line()).floor().max(0.0) as usize;
        if fitting(flow) == 0 {
            flow.turn();
            head(flow, table, places, titles);
        }
        let count = fitting(flow).max(1).min(total - from);
        set(flow, table, places, &lines, from, count, CELL);
        from += count;
    }
    let y = flow.y;
    flow.sheet().fill(MARGIN, y - 0.4, MEASURE, 0.4, Ink::Rule);
}

/// Sets some lines of a row and goes below them.
fn set(flow: &mut Flow<'_>, table: &Table, places: &[(f32, f32)], row: &Lines, from: usize, count: usize, style: Style) {
    let most = row.iter().map(|(lines, _)| lines.len().saturating_sub(from).min(count)).max().unwrap_or(0).max(1);
    let top = flow.y + AIR;
    for (((lines, own), (x, width)), column) in row.iter().zip(places).zip(&table.columns) {
        for (at, text) in lines.iter().skip(from).take(count).enumerate() {
            let x = match column.align {
                Align::Left => x + SIDE,
                Align::Right => x + width - SIDE - flow.faces.width(*own, text),
            };
            let y = top + at as f32 * style.line() + style.ascent();
            flow.sheet().text(x, y, *own, text);
        }
    }
    flow.y += most as f32 * style.line() + 2.0 * AIR;
}

fn toned(tone: Tone) -> Style {
    match tone {
        Tone::Plain => CELL,
        Tone::Muted => Style { ink: Ink::Muted, ..CELL },
        Tone::Strong => Style { weight: Weight::Strong, ..CELL },
        Tone::Alert => Style { weight: Weight::Strong, ink: Ink::Alert, ..CELL },
    }
}
