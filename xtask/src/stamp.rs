//! Remembers from which inputs `dist/` was made, so that a build without changes takes no time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{Mode, root};

/// Everything that the bundles depend on.
const INPUTS: &[&str] = &["frontend", "crates/domain", "xtask/src", "Cargo.toml", "Cargo.lock"];

pub struct Stamp {
    path: PathBuf,
    text: String,
}

impl Stamp {
    /// The stamp that the present inputs deserve.
    pub fn of(mode: Mode) -> Result<Stamp> {
        let mut hasher = blake3::Hasher::new();
        for input in INPUTS {
            digest(&root().join(input), &mut hasher)?;
        }
        let mode = if mode == Mode::Dev { "dev" } else { "release" };
        let text = format!("{mode} {}\n", hasher.finalize().to_hex());
        Ok(Stamp { path: root().join("dist/.stamp"), text })
    }

    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|text| text == self.text)
    }

    /// Before a build: a broken one must not look finished.
    pub fn forget(&self) {
        // A missing stamp is what is wanted.
        let _ = fs::remove_file(&self.path);
    }

    pub fn remember(&self) -> Result<()> {
        Ok(fs::write(&self.path, &self.text)?)
    }
}

fn digest(path: &Path, hasher: &mut blake3::Hasher) -> Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| digest(entry, hasher));
    }
    if path.exists() {
        hasher.update(path.to_string_lossy().as_bytes());
        hasher.update(&fs::read(path)?);
    }
    Ok(())
}
