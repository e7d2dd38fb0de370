//! V10: what a first visit loads.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::settings::Settings;
use crate::table::{Row, Table};

/// The kinds of files a first visit loads: module, scripts, styles, fonts and pages.
const LOADED: [&str; 5] = ["wasm", "js", "css", "woff2", "html"];
/// Both apps with the most KB they may load.
const APPS: [(&str, f64); 2] = [("staff", 900.0), ("portal", 350.0)];

/// Sizes in brotli, as they are served.
pub fn measure(settings: &Settings, table: &mut Table) -> Result<()> {
    let release = fs::read_to_string(settings.dist.join(".stamp")).is_ok_and(|stamp| stamp.starts_with("release"));
    for (app, goal) in APPS {
        let what = format!("V10 first load of {app}, brotli");
        let folder = settings.dist.join(app);
        let goal_text = format!("≤ {goal:.0} KB");
        if !release || !folder.is_dir() {
            table.add(Row { what, figure: "not built for release; `make build`".to_owned(), goal: goal_text, ..Row::default() });
            continue;
        }
        let mut bytes = 0;
        for file in files(&folder)? {
            bytes += compressed(&file)?;
        }
        let figure = bytes as f64 / 1024.0;
        table.add(Row { what, figure: format!("{figure:.0} KB"), goal: goal_text, met: Some(figure <= goal), ..Row::default() });
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|kind| LOADED.contains(&kind)) && !is_later(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Whether the file is a part of the app that is loaded when it is first wanted.
fn is_later(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("part-"))
}

/// Of the file that lies compressed beside it, else compressed here; fonts are compressed already.
fn compressed(file: &Path) -> Result<usize> {
    let plain = fs::read(file)?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".br");
    if let Ok(found) = fs::metadata(PathBuf::from(beside)) {
        return Ok(usize::try_from(found.len())?);
    }
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    encoder.write_all(&plain)?;
    Ok(encoder.into_inner().len().min(plain.len()))
}
