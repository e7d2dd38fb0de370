//! Lays out one app in `dist/<app>/`: an `index.html` and hashed, precompressed files under `assets/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::assets::Assets;
use crate::budget::Sizes;
use crate::{Mode, bindgen, fresh_dir, root, style};

/// One of the two bundles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum App {
    Staff,
    Portal,
}

impl App {
    pub const ALL: [App; 2] = [App::Staff, App::Portal];

    pub fn name(self) -> &'static str {
        match self {
            App::Staff => "staff",
            App::Portal => "portal",
        }
    }

    /// The path under which the server offers this app.
    pub fn base(self) -> &'static str {
        match self {
            App::Staff => "/app/",
            App::Portal => "/",
        }
    }

    /// The fonts that its style sheet asks for.
    fn fonts(self) -> &'static [&'static str] {
        match self {
            App::Staff => &["inter-latin-wght-normal.woff2"],
            App::Portal => &["inter-latin-wght-normal.woff2", "plus-jakarta-sans-latin-wght-normal.woff2"],
        }
    }
}

/// Writes the app and says how large it became.
pub fn lay_out(app: App, mode: Mode) -> Result<Sizes> {
    let dist = root().join("dist").join(app.name());
    fresh_dir(&dist)?;
    let sources = root().join("frontend/static");
    let bound = bindgen::bind(app, mode)?;
    let mut assets = Assets::new(app, mode, &dist)?;
    // Leaves first: a name is the hash of bytes in which the names it refers to are already final.
    for font in app.fonts() {
        assets.add(font, fs::read(sources.join("fonts").join(font))?)?;
    }
    assets.add("favicon.svg", read(sources.join("favicon.svg"))?.into_bytes())?;
    assets.add("module.wasm", fs::read(&bound.module)?)?;
    assets.add("style.css", assets.linked(&style::sheet(app)?).into_bytes())?;
    let mut loader = read(bound.loader)?;
    for part in &bound.parts {
        let known = part.file_name().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(part)?;
        let name = assets.add_part(if mode == Mode::Dev { bytes } else { bindgen::without_names(&bytes)? })?;
        loader = loader.replace(&format!("./{known}"), &format!("./{name}"));
    }
    assets.add_loader(&loader, &read(bound.script)?)?;
    for name in ["first.js", "boot.js", "manifest.webmanifest"] {
        let own = sources.join(app.name()).join(name);
        let path = if own.exists() { own } else { sources.join(name) };
        assets.add(name, assets.linked(&read(path)?).into_bytes())?;
    }
    let sprite = read(sources.join(app.name()).join("icons.svg"))?;
    let page = read(sources.join(app.name()).join("index.html"))?.replace("{{icons}}", &symbols(&sprite)?);
    assets.page("index.html", assets.linked(&page).into_bytes())?;
    Ok(assets.sizes())
}

fn read(path: PathBuf) -> Result<String> {
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The `<symbol>` elements of a sprite, which the page carries itself so that no icon ever flickers in.
fn symbols(sprite: &str) -> Result<String> {
    let (Some(start), Some(end)) = (sprite.find("<symbol"), sprite.rfind("</symbol>")) else {
        bail!("icons.svg holds no <symbol>");
    };
    Ok(sprite[start..end + "</symbol>".len()].lines().map(str::trim).collect())
}
