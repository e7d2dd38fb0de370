//! Moving, resizing and drawing a time with the pointer: what is held, where it would land, and what is in the way.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::columns::Column;
use super::grid::{HOUR, Span, time};
use super::held::{Act, Press, landing};
use super::trouble::{Trouble, instead};
use crate::browser::{listen, page, timer};
use crate::format::{self, Zone};

/// A press becomes a drag after so many pixels.
const SLOP: f64 = 5.0;

/// A finger that stays becomes a drag.
const LONG_PRESS: Duration = Duration::from_millis(400);

/// Where it would land.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    pub act: Act,
    pub column: usize,
    pub span: Span,
    pub trouble: Option<Trouble>,
    /// Where it could be put instead.
    pub instead: String,
}

/// The drags of one board.
#[derive(Clone, Copy)]
pub struct Drags {
    pub ghost: RwSignal<Option<Ghost>>,
    press: StoredValue<Option<Press>>,
    /// A drag that has just ended is no click.
    swallow: StoredValue<bool>,
    columns: Memo<Vec<Column>>,
    hours: Memo<Span>,
    node: NodeRef<html::Div>,
    may: Signal<bool>,
    /// Whether things can be carried into another column.
    across: Signal<bool>,
    on_drop: Callback<Ghost>,
}

impl Drags {
    pub fn new(
        columns: Memo<Vec<Column>>,
        hours: Memo<Span>,
        node: NodeRef<html::Div>,
        may: Signal<bool>,
        across: Signal<bool>,
        on_drop: Callback<Ghost>,
    ) -> Drags {
        let (press, swallow) = (StoredValue::new(None), StoredValue::new(false));
        let drags = Drags { ghost: RwSignal::new(None), press, swallow, columns, hours, node, may, across, on_drop };
        listen::on(&page::window(), "pointermove", move |event: PointerEvent| drags.moved(&event));
        listen::on(&page::window(), "pointerup", move |_: PointerEvent| drags.released());
        listen::on(&page::window(), "pointercancel", move |_: PointerEvent| drags.give_up());
        listen::on_capture(&page::window(), "keydown", move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && drags.ghost.with_untracked(Option::is_some) {
                event.prevent_default();
                event.stop_propagation();
                drags.give_up();
            }
        });
        node.on_load(move |cols| {
            // A finger that carries something does not scroll.
            listen::on(&cols, "touchmove", move |event: web_sys::Event| {
                if drags.ghost.with_untracked(Option::is_some) {
                    event.prevent_default();
                }
            });
        });
        drags
    }

    /// Whether the click that follows belongs to a drag.
    pub fn was_drag(self) -> bool {
        self.swallow.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// A button or finger goes down on the board.
    pub fn pressed(self, event: &PointerEvent) {
        if !self.may.get_untracked() || event.button() != 0 {
            return;
        }
        self.swallow.set_value(false);
        let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some((column, minute)) = self.locate(x, y) else { return };
        let Some(press) = self.press_at(&target, x, y, column, minute, event.pointer_type() == "touch") else { return };
        let touch = press.touch;
        self.press.set_value(Some(press));
        if touch {
            timer::after(LONG_PRESS, move || self.begin());
        }
    }

    fn press_at(self, target: &Element, x: f64, y: f64, column: usize, minute: f64, touch: bool) -> Option<Press> {
        let event = target.closest(".event").ok().flatten();
        let Some(event) = event else {
            let start = (minute / 15.0).floor() as i32 * 15;
            let span = Span::new(start, start + 15);
            return Some(Press { act: Act::Create, x, y, column, span, grip: 0.0, started: false, touch });
        };
        let id: Uuid = event.get_attribute("data-id")?.parse().ok()?;
        let entry = self.columns.with_untracked(|all| {
            let entries = &all.get(column)?.entries;
            entries.iter().find(|e| e.visit().is_some_and(|v| v.id == id && v.state.is_open())).map(|e| e.span)
        })?;
        let edge = target.closest(".edge").ok().flatten().is_some();
        let act = if edge { Act::Resize(id) } else { Act::Move(id) };
        Some(Press { act, x, y, column, span: entry, grip: minute - f64::from(entry.from), started: false, touch })
    }

    /// The finger has stayed long enough.
    fn begin(self) {
        let began = self.press.try_update_value(|press| match press {
            Some(press) if !press.started => {
                press.started = true;
                Some((press.x, press.y))
            }
            _ => None,
        });
        if let Some((x, y)) = began.flatten() {
            self.hold(x, y);
        }
    }

    fn moved(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(press) = self.press.try_get_value().flatten() else { return };
        if !press.started {
            let far = (x - press.x).abs().max((y - press.y).abs()) > SLOP;
            match (far, press.touch) {
                (false, _) => return,
                // The finger scrolls.
                (true, true) => return self.press.set_value(None),
                (true, false) => self.press.update_value(|p| p.iter_mut().for_each(|p| p.started = true)),
            }
        }
        self.scroll_along(y);
        self.hold(x, y);
    }

    fn hold(self, x: f64, y: f64) {
        let Some(press) = self.press.get_value() else { return };
        let Some((under, minute)) = self.locate(x, y) else { return };
        let carried = matches!(press.act, Act::Move(_)) && self.across.get_untracked();
        let column = if carried { under } else { press.column };
        let span = landing(&press, minute);
        let (zone, act) = (untrack(crate::shell::zone), press.act);
        let ghost = self.columns.with_untracked(|all| {
            let here = all.get(column)?;
            let trouble = Trouble::at(here, span, act.id(), wall_now(&zone));
            let instead = trouble.as_ref().map(|_| instead(all, column, Some(press.column), span, act.id())).unwrap_or_default();
            Some(Ghost { act, column, span, trouble, instead })
        });
        if self.ghost.with_untracked(|now| *now != ghost) {
            self.ghost.set(ghost);
        }
    }

    fn released(self) {
        let Some(press) = self.press.try_update_value(Option::take).flatten() else { return };
        let Some(ghost) = self.ghost.try_update(Option::take).flatten() else {
            return;
        };
        if press.started {
            self.swallow.set_value(true);
            let stayed = ghost.column == press.column && ghost.span == press.span && ghost.act != Act::Create;
            if !stayed {
                self.on_drop.run(ghost);
            }
        }
    }

    fn give_up(self) {
        self.press.try_update_value(Option::take);
        if self.ghost.try_get_untracked().flatten().is_some() {
            self.swallow.set_value(true);
            self.ghost.set(None);
        }
    }

    /// The column and the minute of the day under the pointer.
    pub fn locate(self, x: f64, y: f64) -> Option<(usize, f64)> {
        let count = self.columns.with_untracked(Vec::len);
        let area = self.node.get_untracked()?.get_bounding_client_rect();
        if count == 0 || area.width() <= 0.0 {
            return None;
        }
        let column = ((x - area.left()) / (area.width() / count as f64)).floor();
        let minute = f64::from(self.hours.get_untracked().from) + (y - area.top()) / HOUR * 60.0;
        Some((column.clamp(0.0, count as f64 - 1.0) as usize, minute))
    }

    /// Near an edge of the board it scrolls along.
    fn scroll_along(self, y: f64) {
        let board = self.node.get_untracked().and_then(|node| node.closest(".board").ok().flatten());
        let Some(board) = board else { return };
        let area = board.get_bounding_client_rect();
        let step = if y < area.top() + 110.0 {
            -14
        } else if y > area.bottom() - 36.0 {
            14
        } else {
            0
        };
        if step != 0 {
            board.set_scroll_top(board.scroll_top() + step);
        }
    }
}

fn wall_now(zone: &Zone) -> chrono::NaiveDateTime {
    zone.wall(format::now())
}

/// The moment at which a ghost would begin.
pub fn starts_at(column: &Column, span: Span, zone: &Zone) -> chrono::DateTime<chrono::Utc> {
    zone.moment(column.day.and_time(time(span.from)))
}
