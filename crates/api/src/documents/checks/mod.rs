//! What may be uploaded, told by content and by nothing else: not by the name, not by what the sender calls it.
//!
//! Pictures are drawn anew from their pixels, so that nothing else of them is kept: no place, no device, no second file
//! behind the picture. Everything else is kept as it is, so it must not have anything that runs by itself, and it is served
//! to be saved only.

mod office;
mod pdf;
mod picture;
mod text;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use domain::FieldCode;
use domain::documents::MediaType;
use image::ImageFormat;

/// Why a file is not taken.
#[derive(Debug)]
pub enum Refusal {
    /// It is nothing that is taken at all.
    Unsupported,
    /// It is of a kind that is taken, and something about it is wrong.
    Content(FieldCode),
    /// The disk failed.
    Failed(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Refusal::Failed(error)
    }
}

/// A file that may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    pub media_type: MediaType,
    /// Pixels, for pictures.
    pub dimensions: Option<(i32, i32)>,
    /// Whether to keep what was written to the fresh file instead of what was sent.
    pub redrawn: bool,
}

impl Checked {
    fn as_sent(media_type: MediaType) -> Checked {
        Checked { media_type, dimensions: None, redrawn: false }
    }
}

/// Tells what a file is, and whether it may be kept; a picture is drawn anew into `fresh`.
pub fn inspect(sent: &Path, fresh: &mut File) -> Result<Checked, Refusal> {
    let mut head = [0_u8; 16];
    let read = File::open(sent)?.take(16).read(&mut head)?;
    match &head[..read] {
        [0xff, 0xd8, 0xff, ..] => picture::redraw(sent, ImageFormat::Jpeg, fresh),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => picture::redraw(sent, ImageFormat::Png, fresh),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => picture::redraw(sent, ImageFormat::WebP, fresh),
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf::check(&std::fs::read(sent)?),
        [b'P', b'K', 3, 4, ..] => office::check(File::open(sent)?),
        _ => text::check(&std::fs::read(sent)?),
    }
}

/// Where `pattern` begins, letters compared without regard to case; `pattern` is in lower case.
fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes.windows(pattern.len()).position(|window| window.eq_ignore_ascii_case(pattern))
}

/// Whether one of the words, which are in lower case, follows on a sign; letters are compared without regard to case.
fn has_word(bytes: &[u8], sign: u8, words: &[&[u8]]) -> bool {
    let follows = |rest: &[u8], word: &[u8]| rest.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    bytes.split(|byte| *byte == sign).skip(1).any(|rest| words.iter().any(|word| follows(rest, word)))
}
