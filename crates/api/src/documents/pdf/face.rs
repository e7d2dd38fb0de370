//! The type: Inter, regular and semi-bold (SIL Open Font License 1.1, `fonts/OFL.txt`), cut down to Latin, Greek and the signs
//! that reports have. Text is set sign by sign, which is all that Indonesian and English need.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::sheet::{Style, Weight};
use super::write::PdfError;

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.ttf");
const STRONG: &[u8] = include_bytes!("fonts/Inter-SemiBold.ttf");

/// One weight.
struct Face {
    font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
    /// Of the widest digit, in parts of the size.
    digit: f32,
}

/// Both weights.
pub struct Faces {
    regular: Face,
    strong: Face,
}

/// A text as it is set.
pub struct Line {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub font: Font,
}

impl Faces {
    pub fn load() -> Result<Faces, PdfError> {
        Ok(Faces { regular: Face::load(REGULAR)?, strong: Face::load(STRONG)? })
    }

    /// The width of a text.
    pub fn width(&self, style: Style, text: &str) -> f32 {
        let face = self.face(style.weight);
        text.chars().map(|c| face.advance(c, style.tabular).1).sum::<f32>() * style.size
    }

    /// The text, ready to be drawn; signs that cannot be drawn become question marks, invisible ones go.
    pub fn set(&self, style: Style, text: &str) -> Line {
        let face = self.face(style.weight);
        let mut glyphs = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
            let (id, advance, own) = face.advance(c, style.tabular);
            let offset = (advance - own) / 2.0;
            glyphs.push(KrillaGlyph::new(GlyphId::new(id), advance, offset, 0.0, 0.0, at..at + c.len_utf8(), None));
        }
        Line { text: text.to_owned(), glyphs, font: face.font.clone() }
    }

    /// Breaks a text into lines of at most this width: where it breaks itself, between words, and inside of a word that is
    /// too long for a line.
    pub fn wrap(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.width(style, &longer) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line = self.broken(style, word, width, &mut lines);
            }
            lines.push(line);
        }
        lines
    }

    /// Puts all full lines of a word away and gives what is left of it.
    fn broken(&self, style: Style, word: &str, width: f32, lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        for c in word.chars() {
            line.push(c);
            if self.width(style, &line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        line
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }
}

impl Face {
    fn load(bytes: &'static [u8]) -> Result<Face, PdfError> {
        let font = Font::new(bytes.into(), 0).ok_or(PdfError::Font)?;
        let reference = FontRef::new(bytes).map_err(|_| PdfError::Font)?;
        let units = font.units_per_em();
        let metrics = reference.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut face = Face { font, charmap: reference.charmap(), metrics, units, digit: 0.0 };
        face.digit = ('0'..='9').map(|c| face.advance(c, false).1).fold(0.0, f32::max);
        Ok(face)
    }

    /// The glyph of a sign, how far the next one stands from it, and how wide it is itself, in parts of the size.
    fn advance(&self, c: char, tabular: bool) -> (u32, f32, f32) {
        if is_invisible(c) {
            return (0, 0.0, 0.0);
        }
        let sign = if c.is_whitespace() { ' ' } else { c };
        let glyph = self.charmap.map(sign).or_else(|| self.charmap.map('?')).unwrap_or_default();
        let own = self.metrics.advance_width(glyph).unwrap_or(0.0) / self.units;
        let advance = if tabular && c.is_ascii_digit() { self.digit } else { own };
        (glyph.to_u32(), advance, own)
    }
}

fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
