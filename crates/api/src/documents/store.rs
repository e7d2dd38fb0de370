//! Where the bytes of files lie: `files/` below the data directory, under random names in two levels of folders.
//!
//! A file is there whole or not at all: it is written aside, brought to the disk, then renamed. Nobody but the owner of the
//! server's process may read it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tokio::sync::Semaphore;

use crate::http::{ApiError, ApiResult};

/// The folder of what is not finished yet.
const ASIDE: &str = "incoming";

/// The bytes of all files.
pub struct FileStore {
    root: PathBuf,
    /// A picture takes a hundred megabytes while it is drawn anew, so one at a time is.
    bench: Semaphore,
}

/// Something that is written aside; it goes when nobody has kept it.
#[derive(Debug)]
pub struct Aside(PathBuf);

impl Aside {
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // gone already when it was kept
        let _ = fs::remove_file(&self.0);
    }
}

impl FileStore {
    pub fn new(data: &Path) -> FileStore {
        FileStore { root: data.join("files"), bench: Semaphore::new(1) }
    }

    /// Where a file lies.
    pub fn path(&self, stored_name: &str) -> PathBuf {
        self.folder(stored_name).join(stored_name)
    }

    /// Does what takes time and memory, away from the requests, one at a time.
    pub async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> ApiResult<T> {
        let _place = self.bench.acquire().await.map_err(|_| ApiError::unavailable())?;
        self.beside(job).await
    }

    /// Does what waits for a disk or a network, away from the requests.
    #[allow(clippy::disallowed_methods, reason = "disks and scanners, which have nothing to do with the database")]
    pub async fn beside<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> ApiResult<T> {
        tokio::task::spawn_blocking(job).await.map_err(|_| ApiError::internal("work on a file was broken off"))
    }

    /// A new file aside, open for writing.
    pub fn aside(&self) -> io::Result<(Aside, File)> {
        let folder = self.root.join(ASIDE);
        make(&folder)?;
        let path = folder.join(random_name()?);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        Ok((Aside(path), file))
    }

    /// Keeps what is aside: on the disk first, then under a name of its own, which is given.
    pub fn keep(&self, aside: &Aside) -> io::Result<String> {
        File::open(aside.path())?.sync_all()?;
        let name = random_name()?;
        let folder = self.folder(&name);
        make(&folder)?;
        fs::rename(aside.path(), folder.join(&name))?;
        // the folders, too, or a loss of power could forget that the file is in them
        for part in folder.ancestors().take(3) {
            File::open(part)?.sync_all()?;
        }
        Ok(name)
    }

    /// Deletes a file; one that is gone already is as good.
    pub fn remove(&self, stored_name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(stored_name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Deletes what has lain aside since before this time, and names the files that are kept for so long.
    pub fn settled(&self, before: DateTime<Utc>) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for first in entries(&self.root)? {
            if first.file_name().is_some_and(|name| name == ASIDE) {
                for path in entries(&first)?.into_iter().filter(|path| is_older(path, before)) {
                    let _ = fs::remove_file(path);
                }
                continue;
            }
            for second in entries(&first)? {
                let old = entries(&second)?.into_iter().filter(|path| is_older(path, before));
                names.extend(old.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())));
            }
        }
        Ok(names)
    }

    fn folder(&self, stored_name: &str) -> PathBuf {
        let part = |from: usize| stored_name.get(from..from + 2).unwrap_or("00");
        self.root.join(part(0)).join(part(2))
    }
}

/// 128 random bits in hexadecimal.
fn random_name() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// What is in a folder; nothing when it is not there or no folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(list) => list.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn is_older(path: &Path, before: DateTime<Utc>) -> bool {
    fs::metadata(path).and_then(|data| data.modified()).is_ok_and(|time| DateTime::<Utc>::from(time) < before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_whole_and_what_is_not_kept_goes() -> io::Result<()> {
        let data = tempfile::tempdir()?;
        let store = FileStore::new(data.path());
        let (aside, mut file) = store.aside()?;
        io::Write::write_all(&mut file, b"isi")?;
        let name = store.keep(&aside)?;
        drop(aside);
        assert_eq!(fs::read(store.path(&name))?, b"isi");
        let (dropped, _) = store.aside()?;
        let path = dropped.path().to_owned();
        drop(dropped);
        assert!(!path.exists());
        assert_eq!(store.settled(DateTime::<Utc>::MAX_UTC)?, std::slice::from_ref(&name));
        assert!(store.settled(DateTime::UNIX_EPOCH)?.is_empty());
        store.remove(&name)?;
        store.remove(&name)
    }
}
