//! Text from top to bottom, and to the next page when it is full.

use super::face::Faces;
use super::frame::Frame;
use super::letter::{Block, Pair, Signature};
use super::sheet::{BOTTOM, Ink, MARGIN, MEASURE, Sheet, Style, WIDTH, Weight};
use super::table;

const BODY: Style = Style::new(9.5, Weight::Regular, Ink::Plain);
const HEADING: Style = Style::new(11.5, Weight::Strong, Ink::Plain);
const NOTE: Style = Style::new(8.0, Weight::Regular, Ink::Muted);
const STRONG: Style = Style::new(9.5, Weight::Strong, Ink::Plain);
/// Between the label of a pair and its value.
const LABEL: f32 = 130.0;
/// Below each block.
const GAP: f32 = 8.0;
/// For a hand-written name.
const SIGNING: f32 = 46.0;
/// Of the column in which somebody signs, at the right.
const SIGNATURE: f32 = 200.0;

/// The pages so far, and how far down the last one is filled.
pub struct Flow<'a> {
    pub faces: &'a Faces,
    frame: &'a Frame<'a>,
    pub sheets: Vec<Sheet>,
    pub y: f32,
}

impl<'a> Flow<'a> {
    pub fn new(faces: &'a Faces, frame: &'a Frame<'a>) -> Flow<'a> {
        let mut first = Sheet::default();
        let y = frame.begin(faces, &mut first, true);
        Flow { faces, frame, sheets: vec![first], y }
    }

    /// How much is left on this page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// The page that is being filled.
    pub fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    /// Goes on to the next page.
    pub fn turn(&mut self) {
        let mut next = Sheet::default();
        self.y = self.frame.begin(self.faces, &mut next, false);
        self.sheets.push(next);
    }

    /// Goes on to the next page unless so much fits on this one. What fits on no page stays where it is.
    pub fn need(&mut self, height: f32) {
        if height > self.room() && self.room() < self.frame.room_of_next(self.faces) {
            self.turn();
        }
    }

    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Paragraph(text) => self.paragraph(BODY, text),
            Block::Note(text) => self.paragraph(NOTE, text),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(content) => table::draw(self, content),
            Block::Signature(signature) => self.signature(signature),
        }
        self.y += GAP;
    }

    /// A heading stays with the first lines below it.
    fn heading(&mut self, text: &str) {
        self.need(HEADING.line() + 4.0 * BODY.line());
        for line in self.faces.wrap(HEADING, text, MEASURE) {
            self.line(MARGIN, HEADING, line);
        }
        self.y -= GAP / 2.0;
    }

    pub fn paragraph(&mut self, style: Style, text: &str) {
        for line in self.faces.wrap(style, text, MEASURE) {
            self.need(style.line());
            self.line(MARGIN, style, line);
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let label = Style { ink: Ink::Muted, ..BODY };
            let labels = self.faces.wrap(label, &pair.label, LABEL - 8.0);
            let values = self.faces.wrap(BODY, &pair.value, MEASURE - LABEL);
            for at in 0..labels.len().max(values.len()) {
                self.need(BODY.line());
                let y = self.y + BODY.ascent();
                if let Some(text) = labels.get(at) {
                    self.sheet().text(MARGIN, y, label, text);
                }
                if let Some(text) = values.get(at) {
                    self.sheet().text(MARGIN + LABEL, y, BODY, text);
                }
                self.y += BODY.line();
            }
        }
    }

    /// Stays together on one page.
    fn signature(&mut self, signature: &Signature) {
        let x = WIDTH - MARGIN - SIGNATURE;
        let mut above: Vec<String> = Vec::new();
        for text in [&signature.place_and_date, &signature.role] {
            above.extend(self.faces.wrap(BODY, text, SIGNATURE));
        }
        let names = self.faces.wrap(STRONG, &signature.name, SIGNATURE);
        let below = signature.licence.as_deref().map(|text| self.faces.wrap(NOTE, text, SIGNATURE)).unwrap_or_default();
        let lines = (above.len() + names.len() + below.len()) as f32;
        self.need(GAP + SIGNING + lines * BODY.line());
        self.y += GAP;
        for line in above {
            self.line(x, BODY, line);
        }
        self.y += SIGNING;
        for line in names {
            self.line(x, STRONG, line);
        }
        for line in below {
            self.line(x, NOTE, line);
        }
    }

    /// Sets one line and goes below it.
    pub fn line(&mut self, x: f32, style: Style, text: String) {
        let y = self.y + style.ascent();
        self.sheet().text(x, y, style, text);
        self.y += style.line();
    }
}
