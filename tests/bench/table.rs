//! The table that is printed at the end and written to `target/bench/table.md`.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// One line of the table.
#[derive(Default)]
pub struct Row {
    pub what: String,
    /// Akrab's figure.
    pub figure: String,
    /// The figure of the bare server, or of what else it is compared with.
    pub reference: String,
    /// Akrab's figure by the reference's.
    pub ratio: Option<f64>,
    /// The figure of `pgbench`.
    pub database: String,
    pub goal: String,
    /// `None` for what has no goal of its own.
    pub met: Option<bool>,
}

/// All lines, with what has to be known to read them.
#[derive(Default)]
pub struct Table {
    notes: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    /// A sentence above the table.
    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Adds a line, and says at once what came out.
    pub fn add(&mut self, row: Row) {
        eprintln!("    {}: {} (goal {})", row.what, row.figure, if row.goal.is_empty() { "none" } else { &row.goal });
        self.rows.push(row);
    }

    /// Prints the table and writes it to a file.
    pub fn print_and_write(&self, path: &Path) -> Result<()> {
        let text = self.markdown();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, &text)?;
        println!("\n{text}");
        Ok(())
    }

    fn markdown(&self) -> String {
        let mut text: String = self.notes.iter().map(|note| format!("{note}\n")).collect();
        text.push_str("\n| what | figure | reference | ratio | pgbench | goal | met |\n|---|---|---|---|---|---|---|\n");
        for row in &self.rows {
            let ratio = row.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            let met = match row.met {
                Some(true) => "yes",
                Some(false) => "**no**",
                None => "",
            };
            let cells = [&row.what, &row.figure, &row.reference, &ratio, &row.database, &row.goal, met];
            text.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        text
    }
}

/// A rate as people read it.
pub fn per_second(rate: f64) -> String {
    format!("{rate:.0}/s")
}

/// A time in milliseconds from microseconds.
pub fn milliseconds(micros: f64) -> String {
    format!("{:.1} ms", micros / 1000.0)
}
