//! `cargo xtask web [--dev]`: builds the staff app and the patient portal into `dist/`.
//!
//! Nothing has to be installed beside a Rust compiler: wasm-bindgen runs as a library, and the compiler for the browser
//! is found or fetched by [`toolchain`].

mod assets;
mod bindgen;
mod budget;
mod bundle;
mod compile;
mod stamp;
mod style;
mod toolchain;

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use bundle::App;

/// Which build is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and compressed, for `make build`.
    Release,
    /// Quick to compile and with names in stack traces, for `make dev`.
    Dev,
}

fn main() -> Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["web"] => web(Mode::Release),
        ["web", "--dev"] => web(Mode::Dev),
        _ => bail!("usage: cargo xtask web [--dev]"),
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn web(mode: Mode) -> Result<()> {
    let started = Instant::now();
    let stamp = stamp::Stamp::of(mode)?;
    if stamp.is_current() {
        println!("web: nothing changed");
        return Ok(());
    }
    stamp.forget();
    compile::compile(mode)?;
    println!("web: compiled in {:.0?}", started.elapsed());
    for app in App::ALL {
        let sizes = bundle::lay_out(app, mode)?;
        println!("{sizes}");
        if mode == Mode::Release {
            sizes.within_budget()?;
        }
    }
    stamp.remember()?;
    println!("web: dist/ is ready after {:.0?}", started.elapsed());
    Ok(())
}

/// Empties a directory, creating it when needed.
pub fn fresh_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("cannot empty {}", path.display()))?;
    }
    fs::create_dir_all(path).with_context(|| format!("cannot create {}", path.display()))
}
