//! What keys do in a grid.

use web_sys::KeyboardEvent;

/// A wish expressed by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Move by rows.
    By(isize),
    First,
    Last,
    Select,
    Open,
    OpenFull,
}

/// Reads a key; letters only when single-letter shortcuts are on. `page` is the number of rows in sight.
pub fn wish(event: &KeyboardEvent, letters: bool, page: isize) -> Option<Wish> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowDown" => Wish::By(1),
        "ArrowUp" => Wish::By(-1),
        "PageDown" => Wish::By(page),
        "PageUp" => Wish::By(-page),
        "Home" => Wish::First,
        "End" => Wish::Last,
        " " => Wish::Select,
        "Enter" if event.shift_key() => Wish::OpenFull,
        "Enter" => Wish::Open,
        "j" if letters => Wish::By(1),
        "k" if letters => Wish::By(-1),
        "x" if letters => Wish::Select,
        _ => return None,
    })
}
