//! What patients see and do on the portal: their own data, family, home page and feedback.

mod family;
mod feedback;
mod guest;
mod home;
mod person;

pub use family::*;
pub use feedback::*;
pub use guest::*;
pub use home::*;
pub use person::*;
