//! Registering a person, and editing one.

mod conflict;
mod contact;
mod custom;
mod draft;
mod duplicates;
mod entries;
mod family;
mod identity;
mod page;
mod preferences;
mod saving;

pub use contact::phone_hint;
pub use draft::hand_over;
pub use duplicates::Duplicates;
pub use family::find_people;
pub use page::{EditPersonForm, NewPersonForm};
