//! One page of a list.

use serde::{Deserialize, Serialize};

/// One page of a list with its neighbours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub data: Vec<T>,
    pub page: PageLinks,
}

/// Opaque cursors to the neighbouring pages, and the count when it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PageLinks {
    /// Cursor of the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Cursor of the previous page; absent on the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// How many there are in all, when `count` was `estimate` or `exact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}
