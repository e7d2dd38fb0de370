//! `akrab openapi`: write the OpenAPI document, as it is served at `/v1/openapi.json`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use crate::openapi;

/// What `akrab openapi` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes the document, indented and with a line break at its end, so that two versions compare well.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let mut text = serde_json::to_string_pretty(&openapi::document())?;
    text.push('\n');
    match &arguments.output {
        Some(path) => std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?,
        None => io::stdout().lock().write_all(text.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}
