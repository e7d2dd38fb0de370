//! The cargo build of both apps, in a target directory of its own so that builds for the host are not evicted.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::bundle::App;
use crate::toolchain::{TARGET, Toolchain};
use crate::{Mode, root};

impl Mode {
    fn profile(self) -> &'static str {
        match self {
            Mode::Release => "wasm-release",
            Mode::Dev => "wasm-dev",
        }
    }
}

/// Where everything of the browser build is kept.
pub fn target_dir() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => PathBuf::from(dir).join("web"),
        None => root().join("target/web"),
    }
}

/// The module that the compiler made of one app.
pub fn module(app: App, mode: Mode) -> PathBuf {
    target_dir().join(TARGET).join(mode.profile()).join(format!("{}.wasm", app.name()))
}

/// Compiles both apps in one go.
pub fn compile(mode: Mode) -> Result<()> {
    let toolchain = Toolchain::find()?;
    let mut cargo = toolchain.cargo();
    cargo.current_dir(root()).arg("build").args(toolchain.arguments());
    cargo.args(["--package", "frontend", "--bins", "--profile", mode.profile(), "--target", TARGET]);
    cargo.arg("--target-dir").arg(target_dir()).env_remove("CARGO_TARGET_DIR");
    let status = cargo.status().context("cannot start cargo")?;
    ensure!(status.success(), "the front end does not compile (see above)");
    Ok(())
}
