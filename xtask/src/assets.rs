//! Writing files with hashed names and compressed siblings.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Mode;
use crate::bindgen::{BINDINGS, LOADER};
use crate::budget::Sizes;
use crate::bundle::App;

/// The files of one app, as they are written.
pub struct Assets {
    app: App,
    mode: Mode,
    dist: PathBuf,
    /// Plain name and the URL it is served under.
    urls: Vec<(String, String)>,
    sizes: Sizes,
}

impl Assets {
    pub fn new(app: App, mode: Mode, dist: &Path) -> Result<Assets> {
        fs::create_dir_all(dist.join("assets"))?;
        Ok(Assets { app, mode, dist: dist.to_path_buf(), urls: Vec::new(), sizes: Sizes::new(app) })
    }

    /// Writes a file under a name that changes with its content, so that it may be cached for good.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let hashed = hashed(name, &[&bytes])?;
        self.urls.push((name.to_owned(), format!("{}assets/{hashed}", self.app.base())));
        let compressed = self.write(&format!("assets/{hashed}"), &bytes)?;
        self.sizes.add(name, bytes.len(), compressed);
        Ok(())
    }

    /// Writes a part of the app that no first visit loads, and gives the name of its file.
    pub fn add_part(&mut self, bytes: Vec<u8>) -> Result<String> {
        let hashed = hashed("part.wasm", &[&bytes])?;
        let compressed = self.write(&format!("assets/{hashed}"), &bytes)?;
        self.sizes.add_later(bytes.len(), compressed);
        Ok(hashed)
    }

    /// Writes two scripts that name each other: the loader of the parts and the bindings. The loader's name follows from
    /// all that either of them says, because its own text can only be finished with the other's name.
    pub fn add_loader(&mut self, loader: &str, bindings: &str) -> Result<()> {
        let name = hashed("loader.js", &[loader.as_bytes(), bindings.as_bytes()])?;
        // only where it is loaded from: to the module it keeps the name that it was linked with
        let bindings = bindings.replace(&format!("from \"{LOADER}\""), &format!("from \"./{name}\""));
        self.add("bindings.js", bindings.into_bytes())?;
        let loader = loader.replace(BINDINGS, &self.linked("{{bindings.js}}"));
        let compressed = self.write(&format!("assets/{name}"), loader.as_bytes())?;
        self.sizes.add("loader.js", loader.len(), compressed);
        Ok(())
    }

    /// Writes the page itself, whose name is fixed.
    pub fn page(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let compressed = self.write(name, &bytes)?;
        self.sizes.add(name, bytes.len(), compressed);
        Ok(())
    }

    /// Replaces `{{name}}` by the URL of the asset with that name.
    pub fn linked(&self, text: &str) -> String {
        self.urls.iter().fold(text.to_owned(), |text, (name, url)| text.replace(&format!("{{{{{name}}}}}"), url))
    }

    pub fn sizes(self) -> Sizes {
        self.sizes
    }

    /// Writes a file, and says how long it is when it is sent.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<usize> {
        let path = self.dist.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        if self.mode == Mode::Dev || name.ends_with(".woff2") {
            return Ok(bytes.len());
        }
        gzip(&sibling(&path, "gz"), bytes)?;
        brotli(&sibling(&path, "br"), bytes)
    }
}

/// A name that changes with what the file says.
fn hashed(name: &str, texts: &[&[u8]]) -> Result<String> {
    let (stem, extension) = name.rsplit_once('.').context("an asset needs an extension")?;
    let mut hasher = blake3::Hasher::new();
    texts.iter().for_each(|text| _ = hasher.update(text));
    Ok(format!("{stem}-{}.{extension}", &hasher.finalize().to_hex()[..12]))
}

fn sibling(path: &Path, extension: &str) -> PathBuf {
    PathBuf::from(format!("{}.{extension}", path.display()))
}

fn gzip(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut encoder = GzEncoder::new(fs::File::create(path)?, Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()?;
    Ok(())
}

fn brotli(path: &Path, bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    fs::write(path, &compressed)?;
    Ok(compressed.len())
}
