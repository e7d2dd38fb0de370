//! How people arrange the columns of a grid: order, width, and which are shown.

use leptos::prelude::*;

/// The least and the most a column can be made, in pixels at the usual text size.
pub const NARROWEST: u16 = 64;
pub const WIDEST: u16 = 640;

/// One step of a key.
pub const STEP: u16 = 16;

/// What can be done with the columns behind the first, which stays where it is. Columns are named by their keys.
#[derive(Clone, Copy)]
pub struct Arrange {
    /// The width that somebody gave a column, if so. Read within the style of its head only, so that no row is drawn anew.
    pub width: Callback<&'static str, Option<u16>>,
    /// A column gets another width, or its own again.
    pub on_width: Callback<(&'static str, Option<u16>)>,
    /// A column goes to another place, counted from nought behind the first column.
    pub on_move: Callback<(&'static str, usize)>,
    pub on_hide: Callback<&'static str>,
}

/// A width for CSS; it grows with the text.
pub fn rem(width: u16) -> String {
    format!("{}rem", f64::from(width) / 16.0)
}

/// A width within what is possible.
pub fn fitted(width: f64) -> u16 {
    width.clamp(f64::from(NARROWEST), f64::from(WIDEST)).round() as u16
}
