//! Splitting a module into parts that are loaded when they are wanted, and wasm-bindgen as a library: the JavaScript that
//! loads and serves them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use crate::bundle::App;
use crate::{Mode, compile, fresh_dir};

/// The script that loads the parts, as the bindings import it.
pub const LOADER: &str = "./loader.js";
/// The bindings, as the loader imports them.
pub const BINDINGS: &str = "./bindings.js";

/// What became of one app.
pub struct Bound {
    pub script: PathBuf,
    /// What is loaded first.
    pub module: PathBuf,
    pub loader: PathBuf,
    /// What is loaded later, under the names that the loader knows.
    pub parts: Vec<PathBuf>,
}

pub fn bind(app: App, mode: Mode) -> Result<Bound> {
    let out = compile::target_dir().join("bindgen").join(app.name());
    fresh_dir(&out)?;
    let whole = fs::read(compile::module(app, mode))?;
    let main = out.join("main.wasm");
    let mut options = Options::new(&whole);
    (options.output_dir, options.main_out_path) = (&out, &main);
    (options.link_name, options.main_module) = (LOADER, BINDINGS);
    let mut split = transform(options).map_err(|error| anyhow!("the module of {} cannot be split: {error:#}", app.name()))?;
    split.split_modules.sort();
    generate(&main, &out, app, mode)?;
    let named = |suffix: &str| out.join(format!("{}{suffix}", app.name()));
    Ok(Bound { script: named(".js"), module: named("_bg.wasm"), loader: out.join(LOADER), parts: split.split_modules })
}

/// A part without the names of its functions, which wasm-bindgen takes from the first module only.
pub fn without_names(part: &[u8]) -> Result<Vec<u8>> {
    let mut bare = Module::new();
    for payload in Parser::new(0).parse_all(part) {
        let payload = payload?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let within = usize::try_from(range.start)?..usize::try_from(range.end)?;
            bare.section(&RawSection { id, data: &part[within] });
        }
    }
    Ok(bare.finish())
}

fn generate(module: &Path, out: &Path, app: App, mode: Mode) -> Result<()> {
    let dev = mode == Mode::Dev;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(app.name()).web(true)?.typescript(false);
    // the parts reach the first module through what the linker exports
    bindgen.keep_lld_exports(true);
    bindgen.debug(dev).keep_debug(dev).remove_name_section(!dev).remove_producers_section(!dev);
    bindgen.omit_default_module_path(true);
    bindgen.generate(out).with_context(|| format!("wasm-bindgen refused {}", module.display()))
}
