//! Log lines on standard error: time, level, module, message.

use std::io::Write;
use std::panic::{self, Location};

use env_logger::{Builder, Target};
use log::Level;

/// Starts logging; only the first call counts.
pub(super) fn start(filter: &str) {
    let mut builder = Builder::new();
    builder.target(Target::Stderr).parse_filters(filter).format(|out, record| {
        // It writes down the addresses of files that are not there, and people mistype all kinds of things.
        if record.target().starts_with("actix_files") && record.level() > Level::Warn {
            return Ok(());
        }
        let style = out.default_level_style(record.level());
        let (time, level) = (out.timestamp_millis(), record.level());
        // A line break from elsewhere must not look like a line of ours.
        let message = record.args().to_string().replace(['\n', '\r'], " ⏎ ");
        writeln!(out, "{time} {style}{level:<5}{style:#} {} {message}", record.target())
    });
    // A second logger is refused, which is what is wanted when commands are combined in a test.
    let _ = builder.try_init();
    panic::set_hook(Box::new(|info| log::error!(target: "panic", "{}", place(info.location()))));
}

/// Where a panic happened. Its message is left out: it may quote what somebody has typed.
fn place(location: Option<&Location<'_>>) -> String {
    match location {
        Some(at) => format!("in {}:{}:{}", at.file(), at.line(), at.column()),
        None => "in a place that is not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_by_its_place() {
        assert!(place(Some(Location::caller())).starts_with("in crates/api/src/cli/logging.rs:"));
        assert_eq!(place(None), "in a place that is not known");
    }
}
