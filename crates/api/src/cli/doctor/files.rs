//! The data directory, the keys and the built front end.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use persistence::cluster::Cluster;

use super::report::Report;
use crate::settings::{Keys, Settings};

pub(super) fn check_data_directory<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "data directory";
    let directory = &settings.data_dir;
    let shown = directory.display();
    let Ok(found) = fs::metadata(directory) else {
        let above = directory.ancestors().skip(1).map(|path| if path.as_os_str().is_empty() { Path::new(".") } else { path });
        return match above.into_iter().find(|path| path.is_dir()).filter(|path| can_write(path)) {
            Some(_) => report.good(TOPIC, format!("{shown} will be made at the first start")),
            None => report.wrong(TOPIC, format!("{shown} cannot be made; make it yourself, or choose another with --data")),
        };
    };
    let mode = found.mode() & 0o777;
    if !found.is_dir() {
        report.wrong(TOPIC, format!("{shown} is not a directory; choose another with --data"))
    } else if !can_write(directory) {
        report.wrong(TOPIC, format!("{shown} cannot be written to; run as its owner, or choose another with --data"))
    } else if mode & 0o022 != 0 {
        report.wrong(TOPIC, format!("{shown} can be changed by others (mode {mode:o}); run `chmod go-w {shown}`"))
    } else if mode & 0o044 != 0 {
        report.warning(TOPIC, format!("{shown} can be listed by others (mode {mode:o}); run `chmod go-r {shown}`"))
    } else {
        report.good(TOPIC, shown)
    }
}

pub(super) fn check_keys<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "keys";
    let file = settings.key_file.display();
    let has_data = settings.database.url.is_none() && Cluster::exists(&settings.data_dir).unwrap_or(false);
    match Keys::find(settings) {
        Ok(Some(_)) if settings.key.is_some() => report.good(TOPIC, "derived from AKRAB_KEY"),
        Ok(Some(_)) => report.good(TOPIC, format!("in {file}; keep a copy apart from the backups of the database")),
        Ok(None) if has_data => {
            report.wrong(TOPIC, format!("{file} is missing, but there is data written with it; restore it from your backup"))
        }
        Ok(None) => report.good(TOPIC, format!("{file} will be made at the first start")),
        Err(error) => report.wrong(TOPIC, error),
    }
}

pub(super) fn check_web_files<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    let directory = settings.web_dir.display();
    let missing = ["staff", "portal"].into_iter().find(|app| !settings.web_dir.join(app).join("index.html").is_file());
    match missing {
        None => report.good("web files", directory),
        Some(app) => report.wrong(
            "web files",
            format!("{directory}/{app}/index.html is missing; run `make build`, or set AKRAB_WEB_DIR to the built front end"),
        ),
    }
}

/// Tries it, since permission bits alone do not tell.
fn can_write(directory: &Path) -> bool {
    let probe = directory.join(format!(".akrab-doctor-{}", std::process::id()));
    File::create_new(&probe).is_ok() && fs::remove_file(&probe).is_ok()
}
