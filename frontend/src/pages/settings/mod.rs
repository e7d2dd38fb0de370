//! What the pages of the settings have in common: the side list, tables of short lists, and forms that save under a
//! version.

mod archive;
mod changed;
mod checks;
mod conflict;
mod edit;
mod editor;
mod layout;
mod slug;
mod table;
mod ticks;
mod toolbar;

pub use archive::{ArchiveAction, ArchivedNote};
pub use changed::{changed, follow_changes};
pub use checks::{CheckList, Checks};
pub use conflict::FieldName;
pub use edit::{Saved, Target, edit, edit_title, edit_with};
pub use editor::Editor;
pub use layout::SettingsPage;
pub use slug::suggest_code;
pub use table::{NothingFound, RecordTable, archived_tag, name_link};
pub use ticks::Ticks;
pub use toolbar::{ArchiveSwitch, NewLink, SearchBox, shows_archive};

/// What a form sends for an optional text.
pub fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}
