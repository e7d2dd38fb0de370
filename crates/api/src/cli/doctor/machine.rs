//! The port, the disk and the clock.

use std::ffi::CString;
use std::io::{self, Write};
use std::mem::MaybeUninit;
use std::net::TcpListener;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::report::Report;
use crate::settings::Settings;

const GIB: u64 = 1 << 30;
/// Below this PostgreSQL may stop at any moment.
const TOO_LITTLE: u64 = GIB;
/// Below this somebody should make room.
const LITTLE: u64 = 5 * GIB;
/// Before 2025 nobody had this program: then the clock is wrong.
const PLAUSIBLE: Duration = Duration::from_secs(1_735_689_600);

pub(super) fn check_port<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "port";
    let listen = settings.listen;
    match TcpListener::bind(listen) {
        Ok(_) => report.good(TOPIC, format!("{listen} is free")),
        Err(error) => match error.kind() {
            io::ErrorKind::AddrInUse => {
                report.warning(TOPIC, format!("{listen} is in use: fine if Akrab runs already, else choose another with --listen"))
            }
            io::ErrorKind::PermissionDenied => {
                report.wrong(TOPIC, format!("{listen} is not allowed for this user; choose a port from 1024 upwards with --listen"))
            }
            _ => report.wrong(TOPIC, format!("{listen} cannot be used ({error}); choose another address with --listen")),
        },
    }
}

pub(super) fn check_disk<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "disk";
    let existing = settings.data_dir.ancestors().find(|path| path.is_dir()).unwrap_or(Path::new("."));
    match free_bytes(existing) {
        Err(error) => report.warning(TOPIC, format!("the free space cannot be read ({error}); look with `df -h`")),
        Ok(free) => {
            let tenths = free / (GIB / 10);
            let shown = format!("{}.{} GiB free", tenths / 10, tenths % 10);
            match free {
                ..TOO_LITTLE => report.wrong(TOPIC, format!("{shown}; make room now, PostgreSQL stops when the disk is full")),
                TOO_LITTLE..LITTLE => report.warning(TOPIC, format!("{shown}; make room soon")),
                _ => report.good(TOPIC, shown),
            }
        }
    }
}

pub(super) fn check_clock<W: Write>(report: &mut Report<W>) -> io::Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    match now > PLAUSIBLE {
        true => report.good("clock", chrono::DateTime::from_timestamp(now.as_secs().cast_signed(), 0).unwrap_or_default()),
        false => report.wrong("clock", "the time of this machine is wrong; set it, best by switching on time synchronisation"),
    }
}

fn free_bytes(directory: &Path) -> io::Result<u64> {
    let path = CString::new(directory.as_os_str().as_bytes())?;
    let mut answer = MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: the path is a C string, and the answer is only read after the call has filled it.
    let answer = unsafe {
        if libc::statvfs(path.as_ptr(), answer.as_mut_ptr()) != 0 {
            return Err(io::Error::last_os_error());
        }
        answer.assume_init()
    };
    // The widths differ between systems.
    #[allow(clippy::useless_conversion)]
    Ok(u64::from(answer.f_bavail).saturating_mul(u64::from(answer.f_frsize)))
}
