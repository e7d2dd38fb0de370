//! What a mark tells to those who see it, and what a panel tells to those who do not.

use leptos::prelude::*;

use super::drawing::Drawing;
use super::lines::{Line, Panel};
use super::plot::Plot;
use super::words;
use crate::format::long_date;
use crate::i18n::Count;
use crate::i18n::texts::lab_chart as t;

impl Plot {
    /// All about the mark that has the focus or the pointer; what it says is in the name of the mark as well.
    pub(super) fn tip(self, drawing: StoredValue<Drawing>) -> Option<impl IntoView> {
        let mark = drawing.with_value(|drawing| self.told.get().and_then(|i| drawing.marks.get(i).copied()))?;
        let (name, value, unit, day, notes) = self.panel.with_value(|panel| {
            let line = &panel.lines[mark.line];
            let day = &line.days[mark.day];
            (
                line.name(self.plain).to_owned(),
                words::day_value(day, line.decimals),
                words::unit(&line.unit).to_owned(),
                long_date(day.on),
                words::notes(day, line.decimals),
            )
        });
        let (x, side) = (format!("{:.1}%", mark.x), if mark.x > 50.0 { "end" } else { "start" });
        Some(view! {
            <div class="chart-tip" aria-hidden="true" data-side=side>
                <div class="tip" style:inset-inline-start=x>
                    <p><b>{value}</b>" "{unit}</p>
                    <p>{name}", "{day}</p>
                    {notes.into_iter().map(|note| view! { <p class="sub small">{note}</p> }).collect_view()}
                </div>
            </div>
        })
    }
}

/// The panel in a sentence.
pub(super) fn summary(panel: &Panel, plain: bool) -> String {
    let of = |line: &Line| {
        let last = line.last()?;
        let value = format!("{} {}", words::day_value(last, line.decimals), words::unit(&line.unit));
        let value = [Some(value), last.flag.map(|flag| words::flag(flag).to_owned())].into_iter().flatten().collect::<Vec<_>>().join(", ");
        Some(t::summary(Count(line.days.len() as i64), line.name(plain), &value))
    };
    let lines: Vec<String> = panel.lines.iter().filter_map(of).collect();
    format!("{} {}", lines.join(" "), t::keys())
}
