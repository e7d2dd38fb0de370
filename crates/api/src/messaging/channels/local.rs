//! The local transport: messages as files below the data directory, for an installation that is being tried out.

use std::fs::{self, DirBuilder, File};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use domain::messaging::{LocalMessageView, SendFailure};
use persistence::messaging::sending::Outcome;
use serde::{Deserialize, Serialize};

use super::Letter;

/// Keeps messages in `messages/` of the data directory.
pub struct LocalTransport {
    directory: PathBuf,
}

/// What stands in one file: the message as the recipient would read it, and as it may be shown.
#[derive(Serialize, Deserialize)]
pub struct KeptMessage {
    pub shown: LocalMessageView,
    /// With codes and links, for whoever can read the directory.
    pub subject: String,
    pub text: String,
    /// Attached files, as text.
    pub files: Vec<String>,
}

impl LocalTransport {
    pub fn new(data: &Path) -> LocalTransport {
        LocalTransport { directory: data.join("messages") }
    }

    /// Writes a message down; a file is there whole or not at all.
    pub fn keep(&self, letter: &Letter) -> Outcome {
        match self.write(letter) {
            Ok(()) => Outcome::Sent,
            Err(error) => {
                log::warn!("a message cannot be kept in {}: {}", self.directory.display(), error.kind());
                Outcome::Failed(SendFailure::Storage)
            }
        }
    }

    /// The messages kept last, the newest first.
    pub fn list(&self, limit: usize) -> std::io::Result<Vec<LocalMessageView>> {
        let mut names: Vec<_> = match fs::read_dir(&self.directory) {
            Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        names.retain(|name| name.to_string_lossy().ends_with(".json"));
        names.sort();
        let read = |name: &std::ffi::OsString| -> Option<LocalMessageView> {
            let kept: KeptMessage = serde_json::from_slice(&fs::read(self.directory.join(name)).ok()?).ok()?;
            Some(kept.shown)
        };
        Ok(names.iter().rev().take(limit).filter_map(read).collect())
    }

    fn write(&self, letter: &Letter) -> std::io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.directory)?;
        let short = !matches!(letter.channel, domain::messaging::MessageChannel::Email);
        let text = |texts: &super::Texts| if short { texts.inbox.clone() } else { texts.body.clone() };
        let kept = KeptMessage {
            shown: LocalMessageView {
                id: letter.id,
                channel: letter.channel,
                destination: letter.to.clone(),
                subject: letter.masked.subject.clone(),
                text: text(&letter.masked),
                message_id: letter.message_id.clone(),
                attachments: letter.attachments.iter().map(|file| file.name.to_owned()).collect(),
                sent_at: letter.sent_at,
            },
            subject: letter.texts.subject.clone(),
            text: text(&letter.texts),
            files: letter.attachments.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect(),
        };
        let name = format!("{}-{}", letter.sent_at.format("%Y%m%dT%H%M%S%6f"), letter.id);
        let (draft, done) = (self.directory.join(format!("{name}.part")), self.directory.join(format!("{name}.json")));
        let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        file.write_all(&serde_json::to_vec_pretty(&kept)?)?;
        fs::rename(draft, done)
    }
}
