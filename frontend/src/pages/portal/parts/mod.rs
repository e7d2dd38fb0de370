//! What the pages of the portal are made of, beside the components that both apps share.

mod act;
mod chosen_files;
mod icon;
mod notice;
mod person;
mod shown;
mod state;
mod ticking;
pub mod when;

pub use act::{Act, flow_link};
pub use chosen_files::{ChosenFiles, FileInput};
pub use icon::icon;
pub use notice::{Notice, Trouble, refused};
pub use person::Disc;
pub use shown::{Bones, Shown};
pub use state::state_words;
pub use ticking::ticking;
pub use when::YourTime;
