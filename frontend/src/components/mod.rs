//! The components that every page is made of. Markup and states are those of the design's `components.css`: state is in
//! `aria-*` and `data-*`, so that what is seen and what is read aloud cannot differ.
//!
//! Texts are [`TextProp`](leptos::prelude::TextProp): pass a text of [`crate::i18n::texts`] as it is (`label=t::name`), a
//! `String`, or a closure. Events are [`Callback`](leptos::prelude::Callback): pass a closure.

mod address;
pub mod attachments;
mod avatar;
mod button;
mod card;
pub mod chart;
mod chip;
mod choice;
mod date_field;
mod dialog;
mod feedback;
mod field;
mod form;
pub mod grid;
mod icon;
mod menu;
mod panel;
mod picker;
mod popover;
mod qr;
mod tabs;
mod time_field;
mod timeline;
pub mod toast;

pub use address::{AddressDraft, AddressFields};
pub use avatar::Avatar;
pub use button::{Button, IconButton, Kind, LinkButton, Size};
pub use card::{Card, Fact, Facts, PageHead};
pub use chip::{Badge, Chip, FilterChip, Status, Tag, Tone};
pub use choice::{Checkbox, RadioGroup, Switch};
pub use date_field::DateField;
pub use dialog::{Confirm, Dialog, show_modal};
pub use feedback::{Banner, Empty, FailureNote, Loaded, Skeleton};
pub use field::{PasswordField, SelectField, TextArea, TextField};
pub use form::{ErrorSummary, FormErrors};
pub use icon::{Glyph, Icon, Mark};
pub use menu::{Menu, MenuCheck, MenuControl, MenuHead, MenuItem, MenuLine};
pub use panel::SidePanel;
pub use picker::{Choice, Picker};
pub use popover::Popover;
pub use qr::Qr;
pub use tabs::{Segmented, TabBar, TabLink};
pub use time_field::TimeField;
pub use timeline::{Timeline, TimelineDay, TimelineEvent};
