//! Writing files with hashed names and compressed siblings.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Mode;
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
        let (stem, extension) = name.rsplit_once('.').context("an asset needs an extension")?;
        let hash = blake3::hash(&bytes).to_hex();
        let hashed = format!("assets/{stem}-{}.{extension}", &hash[..12]);
        self.urls.push((name.to_owned(), format!("{}{hashed}", self.app.base())));
        self.write(&hashed, &bytes)
    }

    /// Writes the page itself, whose name is fixed.
    pub fn page(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        self.write(name, &bytes)
    }

    /// Replaces `{{name}}` by the URL of the asset with that name.
    pub fn linked(&self, text: &str) -> String {
        self.urls.iter().fold(text.to_owned(), |text, (name, url)| text.replace(&format!("{{{{{name}}}}}"), url))
    }

    pub fn sizes(self) -> Sizes {
        self.sizes
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.dist.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        if self.mode == Mode::Dev || name.ends_with(".woff2") {
            self.sizes.add(name, bytes.len(), bytes.len());
            return Ok(());
        }
        gzip(&sibling(&path, "gz"), bytes)?;
        let compressed = brotli(&sibling(&path, "br"), bytes)?;
        self.sizes.add(name, bytes.len(), compressed);
        Ok(())
    }
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
