//! The lines that `akrab doctor` prints.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints one line a check, and remembers how it went.
pub(super) struct Report<W: Write> {
    out: W,
    warnings: usize,
    wrong: usize,
}

impl<W: Write> Report<W> {
    pub fn new(out: W) -> Self {
        Self { out, warnings: 0, wrong: 0 }
    }

    /// As it should be.
    pub fn good(&mut self, topic: &str, finding: impl Display) -> io::Result<()> {
        self.line('✓', topic, &finding)
    }

    /// It works, but somebody should look; `finding` says what to do.
    pub fn warning(&mut self, topic: &str, finding: impl Display) -> io::Result<()> {
        self.warnings += 1;
        self.line('!', topic, &finding)
    }

    /// It does not work; `finding` says what to do.
    pub fn wrong(&mut self, topic: &str, finding: impl Display) -> io::Result<()> {
        self.wrong += 1;
        self.line('✗', topic, &finding)
    }

    /// The last line, and the exit code.
    pub fn finish(mut self) -> anyhow::Result<ExitCode> {
        let (wrong, warnings) = (self.wrong, self.warnings);
        match (wrong, warnings) {
            (0, 0) => writeln!(self.out, "\nEverything is in order.")?,
            (0, _) => writeln!(self.out, "\nIt works; {warnings} to look at.")?,
            (_, _) => writeln!(self.out, "\n{wrong} to mend, {warnings} to look at.")?,
        }
        Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn line(&mut self, mark: char, topic: &str, finding: &dyn Display) -> io::Result<()> {
        writeln!(self.out, "{mark} {topic:<15} {finding}")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_wrong_fails_and_warnings_do_not() -> anyhow::Result<()> {
        let mut printed = Vec::new();
        let mut report = Report::new(&mut printed);
        report.good("disk", "enough")?;
        report.warning("clock", "look at it")?;
        assert_eq!(report.finish()?, ExitCode::SUCCESS);
        assert_eq!(String::from_utf8(printed)?, "✓ disk            enough\n! clock           look at it\n\nIt works; 1 to look at.\n");
        let mut report = Report::new(Vec::new());
        report.wrong("disk", "full")?;
        assert_eq!(report.finish()?, ExitCode::FAILURE);
        Ok(())
    }
}
