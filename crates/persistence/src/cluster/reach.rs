//! As root: a place for the data that PostgreSQL's user can reach.

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::discovery::Installation;
use super::error::{ClusterError, During};
use super::layout::{Layout, make_all};
use super::process::{SystemUser, command};

/// Where data goes that would otherwise lie below a directory closed to PostgreSQL's user, such as `/root`.
const ELSEWHERE: &str = "/var/lib/akrab";

/// Makes sure that PostgreSQL's user can enter the layout's base; a new cluster moves to `/var/lib/akrab` if not.
///
/// The move is written down in the data directory, so that every later process finds the cluster.
pub(super) fn reachable(layout: Layout, installation: &Installation, user: Option<&SystemUser>) -> Result<Layout, ClusterError> {
    let Some(user) = user else { return Ok(layout) };
    if !layout.base.is_dir() {
        make_all(&layout.base, 0o711).during("cannot create", &layout.base)?;
    }
    if can_enter(&layout.base, installation, user) {
        return Ok(layout);
    }
    let closed = closed_ancestor(&layout.base, user);
    if layout.base != layout.home || layout.cluster().exists() {
        return Err(ClusterError::Unreachable { user: user.name.clone(), directory: closed });
    }
    let base = Path::new(ELSEWHERE).join(uuid::Uuid::now_v7().simple().to_string());
    make_all(&base, 0o711).during("cannot create", &base)?;
    if !can_enter(&base, installation, user) {
        return Err(ClusterError::Unreachable { user: user.name.clone(), directory: closed });
    }
    write_note(&layout, &base)?;
    log::info!("{} is closed to the user {}, so PostgreSQL's data lies in {}", closed.display(), user.name, base.display());
    Ok(Layout { base, ..layout })
}

/// Asks the system by letting that user work in the directory; permission bits alone would not tell.
fn can_enter(directory: &Path, installation: &Installation, user: &SystemUser) -> bool {
    let mut version = command(installation, "postgres", Some(user));
    version.arg("--version").current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

/// The first directory on the way down that the permission bits close to the user.
fn closed_ancestor(directory: &Path, user: &SystemUser) -> PathBuf {
    let mut way: Vec<&Path> = directory.ancestors().collect();
    way.reverse();
    let closed = way.into_iter().find(|step| {
        fs::metadata(step).is_ok_and(|found| {
            let bit = match (found.uid() == user.uid, found.gid() == user.gid) {
                (true, _) => 0o100,
                (false, true) => 0o010,
                (false, false) => 0o001,
            };
            found.mode() & bit == 0
        })
    });
    closed.unwrap_or(directory).to_owned()
}

fn write_note(layout: &Layout, base: &Path) -> Result<(), ClusterError> {
    let note = layout.location_note();
    let mut file = fs::File::create(&note).during("cannot write", &note)?;
    writeln!(file, "{}", base.display()).and_then(|()| file.sync_all()).during("cannot write", &note)
}
