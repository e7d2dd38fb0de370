//! Which file of the private PostgreSQL lies where.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::{ClusterError, During};
use super::process::{SystemUser, effective_user};

/// The longest path of a Unix socket that every system takes, with a little to spare.
const LONGEST_SOCKET: usize = 100;

/// The places of one installation's private PostgreSQL.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// What belongs to the owner: the lock, the log, and a note if the cluster lies elsewhere.
    pub home: PathBuf,
    /// The parent of `cluster` and `socket`: `home`, unless PostgreSQL's user cannot reach it.
    pub base: PathBuf,
}

impl Layout {
    /// The layout of an existing data directory; `None` when PostgreSQL was never started there.
    pub fn existing(data_dir: &Path) -> Result<Option<Self>, ClusterError> {
        let home = data_dir.join("postgres");
        if !home.is_dir() {
            return Ok(None);
        }
        Self::of(data_dir).map(Some)
    }

    /// The layout of a data directory, which is made if it is missing.
    pub fn prepared(data_dir: &Path) -> Result<Self, ClusterError> {
        make_data_dir(data_dir)?;
        make_data_dir(&data_dir.join("postgres"))?;
        Self::of(data_dir)
    }

    fn of(data_dir: &Path) -> Result<Self, ClusterError> {
        let home = data_dir.canonicalize().during("cannot open", data_dir)?.join("postgres");
        let note = home.join("location");
        let base = match fs::read_to_string(&note) {
            Ok(path) => PathBuf::from(path.trim_end()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => home.clone(),
            Err(error) => return Err(error).during("cannot read", &note),
        };
        Ok(Self { home, base })
    }

    /// Held by the owner as long as it lives.
    pub fn lock(&self) -> PathBuf {
        self.home.join("owner.lock")
    }

    /// What PostgreSQL itself has to say.
    pub fn log(&self) -> PathBuf {
        self.home.join("server.log")
    }

    /// PostgreSQL's own data directory.
    pub fn cluster(&self) -> PathBuf {
        self.base.join("cluster")
    }

    /// Where a cluster is made before it takes its name.
    pub fn unfinished(&self) -> PathBuf {
        self.base.join("cluster.new")
    }

    /// The note that says where the cluster lies, if not here.
    pub fn location_note(&self) -> PathBuf {
        self.home.join("location")
    }

    /// The directory of the socket: beside the cluster, or a short one when that path is too long for the system.
    pub fn socket(&self) -> PathBuf {
        let beside = self.base.join("run");
        if beside.as_os_str().len() + "/.s.PGSQL.5432".len() <= LONGEST_SOCKET {
            return beside;
        }
        let digest = Sha256::digest(self.base.as_os_str().as_bytes());
        let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Path::new("/tmp").join(format!("akrab-{name}"))
    }

    /// The major version of the PostgreSQL that made the data, if there is any.
    pub fn made_by(&self) -> Option<u32> {
        fs::read_to_string(self.cluster().join("PG_VERSION")).ok()?.trim().parse().ok()
    }
}

/// Makes an installation's data directory if it is missing: closed to others, though as root PostgreSQL's user must be
/// able to pass through.
pub fn make_data_dir(directory: &Path) -> Result<(), ClusterError> {
    if directory.is_dir() {
        return Ok(());
    }
    let mode = if effective_user() == 0 { 0o711 } else { 0o700 };
    make_all(directory, mode).during("cannot create", directory)
}

/// Makes a directory that only its owner, the user PostgreSQL runs as, can enter.
pub(super) fn make_private(directory: &Path, user: Option<&SystemUser>) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error).during("cannot create", directory),
        _ => {}
    }
    let found = fs::symlink_metadata(directory).during("cannot open", directory)?;
    let ours = found.uid() == effective_user() || user.is_some_and(|user| user.uid == found.uid());
    if !found.is_dir() || !ours {
        return Err(ClusterError::ForeignDirectory(directory.to_owned()));
    }
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).during("cannot set the permissions of", directory)?;
    match user {
        Some(user) => chown(directory, Some(user.uid), Some(user.gid)).during("cannot change the owner of", directory),
        None => Ok(()),
    }
}

pub(super) fn make_all(directory: &Path, mode: u32) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(mode).create(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(base: &str) -> Layout {
        Layout { home: base.into(), base: base.into() }
    }

    #[test]
    fn the_socket_lies_beside_the_cluster_unless_the_path_is_too_long() {
        assert_eq!(at("/srv/akrab/postgres").socket(), Path::new("/srv/akrab/postgres/run"));
        let long = format!("/srv/{}/postgres", "a".repeat(90));
        let socket = at(&long).socket();
        assert!(socket.starts_with("/tmp") && socket.as_os_str().len() < 40);
        assert_eq!(socket, at(&long).socket());
    }
}
