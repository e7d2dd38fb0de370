//! wasm-bindgen as a library: the JavaScript that loads and serves the module.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::bundle::App;
use crate::{Mode, compile, fresh_dir};

/// What wasm-bindgen made of one app.
pub struct Bound {
    pub script: PathBuf,
    pub module: PathBuf,
}

pub fn bind(app: App, mode: Mode) -> Result<Bound> {
    let out = compile::target_dir().join("bindgen").join(app.name());
    fresh_dir(&out)?;
    generate(&compile::module(app, mode), &out, app, mode)?;
    let named = |suffix: &str| out.join(format!("{}{suffix}", app.name()));
    Ok(Bound { script: named(".js"), module: named("_bg.wasm") })
}

fn generate(module: &Path, out: &Path, app: App, mode: Mode) -> Result<()> {
    let dev = mode == Mode::Dev;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(app.name()).web(true)?.typescript(false);
    bindgen.debug(dev).keep_debug(dev).remove_name_section(!dev).remove_producers_section(!dev);
    bindgen.omit_default_module_path(true);
    bindgen.generate(out).with_context(|| format!("wasm-bindgen refused {}", module.display()))
}
