//! The data grid: a window over rows that are fetched as one scrolls, for lists of any length.
//!
//! Only the rows in sight are on the page. `Rows` fetches the next page of the list before the end comes into sight
//! (keyset paging has no random access, so the scroll bar grows with what is loaded, while `aria-rowcount` tells the whole
//! count). Keys: arrows, `j`, `k`, Home, End, Page Up and Down move; Space and `x` select; Enter opens, Shift+Enter in full.

mod arrange;
mod body;
mod edge;
mod head;
mod keys;
mod rows;
mod view;

pub use arrange::{Arrange, NARROWEST, WIDEST, rem};
pub use rows::{Rows, Window};
pub use view::Grid;

use std::sync::Arc;

use leptos::prelude::AnyView;
use uuid::Uuid;

use crate::i18n::Plain;

/// A record that can be a row.
pub trait Record: Clone + Send + Sync + 'static {
    fn id(&self) -> Uuid;
    /// Read aloud when the row is selected.
    fn name(&self) -> String;
    /// Where the row leads in full.
    fn href(&self) -> String;
}

/// A column.
#[derive(Clone)]
pub struct Column<T> {
    /// Stable name, for the URL and saved views.
    pub key: &'static str,
    pub title: Plain,
    /// `nm` for the name that takes the rest, `hc` hidden in a narrow list, `wide` shown in a wide one only, `r` for numbers.
    pub class: &'static str,
    /// In pixels at the usual text size; none for the column that takes the rest.
    pub width: Option<u16>,
    /// The field by which it sorts.
    pub sort: Option<&'static str>,
    pub cell: Arc<dyn Fn(&T) -> AnyView + Send + Sync>,
}

impl<T> Column<T> {
    pub fn new<V: leptos::prelude::IntoAny>(key: &'static str, title: Plain, cell: impl Fn(&T) -> V + Send + Sync + 'static) -> Column<T> {
        let cell = Arc::new(move |record: &T| cell(record).into_any());
        Column { key, title, class: "hc", width: Some(120), sort: None, cell }
    }

    pub fn class(mut self, class: &'static str) -> Column<T> {
        self.class = class;
        self
    }

    pub fn width(mut self, width: Option<u16>) -> Column<T> {
        self.width = width;
        self
    }

    pub fn sorts(mut self, field: &'static str) -> Column<T> {
        self.sort = Some(field);
        self
    }
}
