//! What a link from a message opens, without signing in; a guest's booking ends here as well.

mod offer;
mod page;
mod reschedule;

use std::cell::RefCell;

pub use page::LinkPage;

use super::moves;
use super::place::Place;

thread_local! {
    /// The secret of the link, in memory only.
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Opens the page of a visit with the secret that its booking was answered with.
pub fn open(token: String) {
    TOKEN.set(Some(token));
    moves::replace(Place::Link);
}

/// The secret: from the address, which forgets it, or from a booking just made. It is kept, because the page is built anew
/// when somebody signs in.
fn token() -> String {
    let from_address = moves::take_secret();
    if !from_address.is_empty() {
        TOKEN.set(Some(from_address));
    }
    TOKEN.with_borrow(|token| token.clone().unwrap_or_default())
}
