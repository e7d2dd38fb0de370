//! How large an app is when it is loaded for the first time, and how large it may become.

use std::fmt;

use anyhow::{Result, ensure};

use crate::bundle::App;

impl App {
    /// The most bytes (brotli) that a first visit may load: module, scripts, styles, fonts and page.
    fn budget(self) -> usize {
        match self {
            App::Staff => 900 * 1024,
            App::Portal => 350 * 1024,
        }
    }
}

/// The sizes of the files of one app.
pub struct Sizes {
    app: App,
    /// Name, plain size, compressed size.
    files: Vec<(String, usize, usize)>,
    /// The same of each part that is loaded later.
    later: Vec<(usize, usize)>,
}

impl Sizes {
    pub fn new(app: App) -> Sizes {
        Sizes { app, files: Vec::new(), later: Vec::new() }
    }

    pub fn add(&mut self, name: &str, plain: usize, compressed: usize) {
        self.files.push((name.to_owned(), plain, compressed));
    }

    pub fn add_later(&mut self, plain: usize, compressed: usize) {
        self.later.push((plain, compressed));
    }

    /// Fails when the app has outgrown its budget.
    pub fn within_budget(&self) -> Result<()> {
        let (total, budget) = (self.total(), self.app.budget());
        let name = self.app.name();
        ensure!(total <= budget, "{name} loads {} KB, its budget is {} KB", total / 1024, budget / 1024);
        Ok(())
    }

    fn total(&self) -> usize {
        self.files.iter().map(|(_, _, compressed)| compressed).sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, plain, compressed) in &self.files {
            writeln!(f, "  {name:<62} {plain:>9} {compressed:>8}")?;
        }
        for (plain, compressed) in &self.later {
            writeln!(f, "  {:<62} {plain:>9} {compressed:>8}", "later")?;
        }
        let (name, total, budget) = (self.app.name(), self.total() as f64 / 1024.0, self.app.budget() / 1024);
        write!(f, "{name}: {total:.1} KB of {budget} KB")
    }
}
