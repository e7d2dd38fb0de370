//! Log lines on standard error: time, level, module, message.

use std::io::Write;

use env_logger::{Builder, Target};

/// Starts logging; only the first call counts.
pub(super) fn start(filter: &str) {
    let mut builder = Builder::new();
    builder.target(Target::Stderr).parse_filters(filter).format(|out, record| {
        let style = out.default_level_style(record.level());
        let (time, level) = (out.timestamp_millis(), record.level());
        // A line break from elsewhere must not look like a line of ours.
        let message = record.args().to_string().replace(['\n', '\r'], " ⏎ ");
        writeln!(out, "{time} {style}{level:<5}{style:#} {} {message}", record.target())
    });
    // A second logger is refused, which is what is wanted when commands are combined in a test.
    let _ = builder.try_init();
}
