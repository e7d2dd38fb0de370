//! What stands on every page: letterhead, identity, foot.

use domain::{Lang, Text2};

use super::face::Faces;
use super::letter::{Letter, SealMark};
use super::sheet::{BOTTOM, HEIGHT, Ink, MARGIN, MEASURE, Mark, Sheet, Style, TOP, WIDTH, Weight};

const NAME: Style = Style::new(15.0, Weight::Strong, Ink::Plain);
const PLACE: Style = Style::new(10.0, Weight::Strong, Ink::Muted);
const LINE: Style = Style::new(8.5, Weight::Regular, Ink::Muted);
const TITLE: Style = Style::new(16.0, Weight::Strong, Ink::Plain);
const SUBTITLE: Style = Style::new(9.5, Weight::Regular, Ink::Muted);
const RUNNING: Style = Style::new(9.0, Weight::Strong, Ink::Plain);
const LABEL: Style = Style::new(7.5, Weight::Regular, Ink::Muted);
const VALUE: Style = Style::new(9.5, Weight::Strong, Ink::Plain);
const FOOT: Style = Style::new(7.5, Weight::Regular, Ink::Muted);

/// The largest logo.
const LOGO: (f32, f32) = (120.0, 46.0);
/// Around the identity.
const PADDING: f32 = 7.0;

const PAGE: Text2 = Text2::new("Halaman {} dari {}", "Page {} of {}");
const CODE: Text2 = Text2::new("Kode verifikasi", "Verification code");

/// The letter whose pages are begun, and the size of its logo.
pub struct Frame<'a> {
    pub letter: &'a Letter,
    pub seal: Option<&'a SealMark>,
    /// Width and height of the logo, as far as it can be read.
    pub logo: Option<(u32, u32)>,
}

impl Frame<'_> {
    /// Draws the head of a page and gives where the text begins.
    pub fn begin(&self, faces: &Faces, sheet: &mut Sheet, first: bool) -> f32 {
        let y = if first { self.letterhead(faces, sheet) } else { self.running_head(faces, sheet) };
        self.identity(faces, sheet, y)
    }

    /// How much room there is on a page after the first.
    pub fn room_of_next(&self, faces: &Faces) -> f32 {
        BOTTOM - self.begin(faces, &mut Sheet::default(), false)
    }

    fn letterhead(&self, faces: &Faces, sheet: &mut Sheet) -> f32 {
        let head = &self.letter.head;
        let (mut x, mut bottom) = (MARGIN, TOP);
        if let Some((width, height)) = self.logo.filter(|(w, h)| *w > 0 && *h > 0) {
            let scale = (LOGO.0 / width as f32).min(LOGO.1 / height as f32);
            let (width, height) = (width as f32 * scale, height as f32 * scale);
            sheet.0.push(Mark::Logo { x, y: TOP, width, height });
            x += width + 14.0;
            bottom = TOP + height;
        }
        let mut y = TOP;
        let texts = [(NAME, Some(&head.organisation)), (PLACE, head.place.as_ref())];
        let lines = head.lines.iter().map(|line| (LINE, Some(line)));
        for (style, text) in texts.into_iter().chain(lines) {
            for line in faces.wrap(style, text.map(String::as_str).unwrap_or_default(), WIDTH - MARGIN - x) {
                sheet.text(x, y + style.ascent(), style, line);
                y += style.line();
            }
        }
        y = y.max(bottom) + 8.0;
        sheet.fill(MARGIN, y, MEASURE, 1.4, Ink::Accent);
        y += 16.0;
        let subtitle = self.letter.subtitle.as_deref().unwrap_or_default();
        for (style, text) in [(TITLE, self.letter.title.as_str()), (SUBTITLE, subtitle)] {
            for line in faces.wrap(style, text, MEASURE) {
                sheet.text(MARGIN, y + style.ascent(), style, line);
                y += style.line();
            }
        }
        y + 8.0
    }

    /// On the pages after the first.
    fn running_head(&self, faces: &Faces, sheet: &mut Sheet) -> f32 {
        let half = MEASURE / 2.0 - 8.0;
        let cut = |text: &str| faces.wrap(RUNNING, text, half).into_iter().next().unwrap_or_default();
        let (name, title) = (cut(&self.letter.head.organisation), cut(&self.letter.title));
        let y = TOP + RUNNING.ascent();
        let right = WIDTH - MARGIN - faces.width(RUNNING, &title);
        sheet.text(MARGIN, y, RUNNING, name);
        sheet.text(right, y, Style { ink: Ink::Muted, ..RUNNING }, title);
        let y = TOP + RUNNING.line() + 3.0;
        sheet.fill(MARGIN, y, MEASURE, 0.8, Ink::Accent);
        y + 10.0
    }

    /// Label and value of who it is about, in two columns.
    fn identity(&self, faces: &Faces, sheet: &mut Sheet, y: f32) -> f32 {
        if self.letter.identity.is_empty() {
            return y + 4.0;
        }
        let column = (MEASURE - 3.0 * PADDING) / 2.0;
        let mut texts = Vec::new();
        let mut below = y + PADDING;
        for row in self.letter.identity.chunks(2) {
            let mut tallest: f32 = 0.0;
            for (at, pair) in row.iter().enumerate() {
                let x = MARGIN + PADDING + at as f32 * (column + PADDING);
                let mut down = below;
                texts.push((x, down + LABEL.ascent(), LABEL, pair.label.clone()));
                down += LABEL.line();
                for line in faces.wrap(VALUE, &pair.value, column) {
                    texts.push((x, down + VALUE.ascent(), VALUE, line));
                    down += VALUE.line();
                }
                tallest = tallest.max(down - below);
            }
            below += tallest + 4.0;
        }
        sheet.fill(MARGIN, y, MEASURE, below - y + PADDING - 4.0, Ink::Wash);
        for (x, y, style, text) in texts {
            sheet.text(x, y, style, text);
        }
        below + PADDING + 10.0
    }

    /// The foot of page `number` of `count`: the code on each page, so that a single sheet can be verified, too.
    pub fn end(&self, faces: &Faces, sheet: &mut Sheet, number: usize, count: usize) {
        let lang = self.letter.lang;
        let y = HEIGHT - 44.0;
        sheet.fill(MARGIN, y - 12.0, MEASURE, 0.6, Ink::Rule);
        if let Some(seal) = self.seal {
            sheet.text(MARGIN, y, FOOT, format!("{} {} · {}", CODE.get(lang), seal.code, seal.address));
        }
        let page = page_of(lang, number, count);
        let x = WIDTH - MARGIN - faces.width(FOOT, &page);
        sheet.text(x, y, FOOT, page);
    }
}

/// "Halaman 1 dari 2".
fn page_of(lang: Lang, number: usize, count: usize) -> String {
    PAGE.get(lang).replacen("{}", &number.to_string(), 1).replacen("{}", &count.to_string(), 1)
}
