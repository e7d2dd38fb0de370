//! Files that go with a message: chosen, shown, taken out again, and sent with it.

use domain::documents::{FileTarget, MAX_FILE_BYTES};
use leptos::prelude::*;
use uuid::Uuid;
use web_sys::File;

use crate::api::{Failure, Key, documents as api};
use crate::i18n::texts::attachments as t;

/// What can be chosen.
pub const ATTACHABLE: &str = "image/jpeg,image/png,image/webp,application/pdf";
/// With one message at most.
const MOST: usize = 10;

/// A file that was chosen.
#[derive(Clone)]
pub struct Attachment {
    pub id: Uuid,
    pub name: String,
    file: File,
    key: Key,
    /// How much of it is on its way, from 0 to 1; `None` until it is sent.
    pub progress: RwSignal<Option<f64>>,
    /// Under which id the server has it.
    arrived: RwSignal<Option<Uuid>>,
}

/// The files that go with a message.
#[derive(Clone, Copy)]
pub struct Attachments {
    all: RwSignal<Vec<Attachment>, LocalStorage>,
    /// Why what was chosen last was not taken.
    pub refused: RwSignal<Vec<String>>,
}

impl Default for Attachments {
    fn default() -> Attachments {
        Attachments::new()
    }
}

impl Attachments {
    pub fn new() -> Attachments {
        Attachments { all: RwSignal::new_local(Vec::new()), refused: RwSignal::new(Vec::new()) }
    }

    /// Follows what was chosen.
    pub fn all(self) -> Vec<Attachment> {
        self.all.get()
    }

    pub fn is_empty(self) -> bool {
        self.all.with(Vec::is_empty)
    }

    /// Takes what was chosen; what cannot be taken says why at once.
    pub fn add(self, files: Vec<File>) {
        let mut refused = Vec::new();
        for file in files {
            let name = file.name();
            if self.all.with_untracked(Vec::len) >= MOST {
                refused.push(t::too_many(crate::i18n::Count(MOST as i64)));
                break;
            }
            if !ATTACHABLE.split(',').any(|kind| kind == file.type_()) {
                refused.push(t::wrong(&name));
            } else if file.size() > MAX_FILE_BYTES as f64 {
                refused.push(t::too_large(&name));
            } else {
                let (progress, arrived) = (RwSignal::new(None), RwSignal::new(None));
                self.all.update(|all| all.push(Attachment { id: Uuid::new_v4(), name, file, key: Key::new(), progress, arrived }));
            }
        }
        self.refused.set(refused);
    }

    pub fn remove(self, id: Uuid) {
        self.all.update(|all| all.retain(|other| other.id != id));
    }

    pub fn clear(self) {
        self.all.set(Vec::new());
        self.refused.set(Vec::new());
    }

    /// Sends what has not arrived yet and gives the ids of all; what has arrived is never sent twice.
    pub async fn send(self, target: FileTarget) -> Result<Vec<Uuid>, Failure> {
        let mut ids = Vec::new();
        for one in self.all.get_untracked() {
            if let Some(id) = one.arrived.get_untracked() {
                ids.push(id);
                continue;
            }
            let progress = one.progress;
            let sent = api::create_file(target, &one.file, &one.key, move |part| _ = progress.try_set(Some(part))).await?;
            one.arrived.set(Some(sent.id));
            ids.push(sent.id);
        }
        Ok(ids)
    }
}
