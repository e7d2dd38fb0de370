//! How this machine can compile for the browser: with a rustup target, or with Debian's compiler and the standard
//! library built from source.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, bail};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// What goes into every wasm build: type-erased views keep the build short, and relocations tell which function needs
/// which, so that the module can be split.
const RUSTFLAGS: &str = "--cfg erase_components -Clink-arg=--emit-relocs";

/// A compiler that can produce WebAssembly.
pub enum Toolchain {
    /// The default cargo, which has the standard library for wasm32.
    Rustup,
    /// Debian's compiler, which builds the standard library from `rust-web-src`.
    Debian { linker: String },
}

impl Toolchain {
    /// The first one that works; when there is none, the error says what to install.
    pub fn find() -> Result<Toolchain> {
        if has_standard_library() || (add_target() && has_standard_library()) {
            return Ok(Toolchain::Rustup);
        }
        debian().with_context(|| {
            format!(
                "this machine has no {TARGET} standard library. Install it with `rustup target add {TARGET}`, or on \
                 Debian with `apt-get install --no-install-recommends rustc-web cargo-web rust-web-src lld-22`"
            )
        })
    }

    /// A cargo command set up for this compiler.
    pub fn cargo(&self) -> Command {
        let mut cargo = match self {
            Toolchain::Rustup => Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
            Toolchain::Debian { linker } => debian_cargo(linker),
        };
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS);
        cargo
    }

    /// Arguments that must follow the subcommand.
    pub fn arguments(&self) -> &'static [&'static str] {
        match self {
            Toolchain::Rustup => &[],
            Toolchain::Debian { .. } => &["-Zbuild-std=std,panic_abort"],
        }
    }
}

fn debian_cargo(linker: &str) -> Command {
    let path = env::var("PATH").unwrap_or_default();
    let mut cargo = Command::new("/usr/bin/cargo");
    // What rustup's proxy sets for its own compiler would lead this one astray.
    for inherited in ["RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "RUSTC_WRAPPER", "CARGO", "RUSTDOC"] {
        cargo.env_remove(inherited);
    }
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", "/usr/bin/rustc")
        .env("PATH", format!("/usr/bin:{path}"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    cargo
}

fn has_standard_library() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let Ok(printed) = printed else { return false };
    let dir = String::from_utf8_lossy(&printed.stdout).trim().to_owned();
    fs::read_dir(dir).is_ok_and(|mut entries| entries.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().starts_with("libcore-"))))
}

/// Asks rustup for the target; quiet, because a machine without a network has the other way.
fn add_target() -> bool {
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    rustup.status().is_ok_and(|status| status.success())
}

fn debian() -> Result<Toolchain> {
    let printed = Command::new("/usr/bin/rustc").args(["--print", "sysroot"]).output().context("no /usr/bin/rustc")?;
    let sysroot = String::from_utf8_lossy(&printed.stdout).trim().to_owned();
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    if !source.exists() {
        bail!("no standard library source at {}", source.display());
    }
    let linker = (14..=40)
        .rev()
        .map(|version| format!("wasm-ld-{version}"))
        .find(|name| Path::new("/usr/bin").join(name).exists())
        .context("no wasm-ld in /usr/bin")?;
    Ok(Toolchain::Debian { linker })
}
