//! From marks to bytes.

use domain::Lang;
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::page::{Page, PageSettings};
use krilla::paint::Fill;
use krilla::surface::Surface;
use qrcode::{Color, EcLevel, QrCode};

use super::end;
use super::face::Faces;
use super::flow::Flow;
use super::frame::Frame;
use super::letter::{Letter, Logo, SealMark};
use super::sheet::{HEIGHT, Ink, Mark, Sheet, WIDTH};

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub bytes: Vec<u8>,
    pub pages: usize,
}

/// What can go wrong: nothing that a caller could mend.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("a font of the program cannot be read")]
    Font,
    #[error("a page has no size")]
    Page,
    #[error("an address is too long for a QR code")]
    Qr,
    #[error("the document cannot be written: {0}")]
    Write(String),
}

/// Prints a letter, with the code of its seal when it has one.
pub fn print(letter: &Letter, seal: Option<&SealMark>) -> Result<Printed, PdfError> {
    let faces = Faces::load()?;
    let logo = letter.head.logo.as_ref().and_then(image);
    let frame = Frame { letter, seal, logo: logo.as_ref().map(Image::size) };
    let mut flow = Flow::new(&faces, &frame);
    for block in &letter.blocks {
        flow.block(block);
    }
    if let Some(seal) = seal {
        end::draw(&mut flow, letter, seal);
    }
    let mut sheets = flow.sheets;
    let pages = sheets.len();
    for (at, sheet) in sheets.iter_mut().enumerate() {
        frame.end(&faces, sheet, at + 1, pages);
    }
    let bytes = write(letter, &faces, &sheets, logo.as_ref())?;
    Ok(Printed { bytes, pages })
}

fn image(logo: &Logo) -> Option<Image> {
    let read = match logo {
        Logo::Png(bytes) => Image::from_png(bytes.clone().into(), true),
        Logo::Jpeg(bytes) => Image::from_jpeg(bytes.clone().into(), true),
    };
    read.ok()
}

fn write(letter: &Letter, faces: &Faces, sheets: &[Sheet], logo: Option<&Image>) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new();
    for sheet in sheets {
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).ok_or(PdfError::Page)?);
        let mut surface = page.surface();
        for mark in &sheet.0 {
            draw(&mut surface, faces, logo, mark)?;
        }
        surface.finish();
        for mark in &sheet.0 {
            link(&mut page, mark);
        }
        page.finish();
    }
    let language = match letter.lang {
        Lang::Id => "id",
        Lang::En => "en",
    };
    // neither a date nor an author: the same letter is the same bytes
    let metadata = Metadata::new().title(letter.title.clone()).language(language.to_owned()).creator("Akrab".to_owned());
    document.set_metadata(metadata);
    document.finish().map_err(|error| PdfError::Write(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, logo: Option<&Image>, mark: &Mark) -> Result<(), PdfError> {
    match mark {
        Mark::Text { x, y, style, text } => {
            let line = faces.set(*style, text);
            if line.glyphs.is_empty() {
                return Ok(());
            }
            surface.set_fill(Some(fill(style.ink)));
            surface.draw_glyphs(Point::from_xy(*x, *y), &line.glyphs, line.font, &line.text, style.size, false);
        }
        Mark::Box { x, y, width, height, ink } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path);
            }
        }
        Mark::Qr { x, y, side, link } => qr(surface, *x, *y, *side, link)?,
        Mark::Logo { x, y, width, height } => {
            if let (Some(logo), Some(size)) = (logo, Size::from_wh(*width, *height)) {
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(logo.clone(), size);
                surface.pop();
            }
        }
        Mark::Link { .. } => {}
    }
    Ok(())
}

/// Black squares, those of a row that touch as one, without the white border: the sheet around it is white.
fn qr(surface: &mut Surface<'_>, x: f32, y: f32, side: f32, link: &str) -> Result<(), PdfError> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).map_err(|_| PdfError::Qr)?;
    let count = code.width();
    let unit = side / count as f32;
    let mut path = PathBuilder::new();
    for (row, colours) in code.to_colors().chunks(count).enumerate() {
        let mut from = 0;
        while from < count {
            let dark = colours[from] == Color::Dark;
            let length = colours[from..].iter().take_while(|colour| (**colour == Color::Dark) == dark).count();
            let rect = Rect::from_xywh(x + from as f32 * unit, y + row as f32 * unit, length as f32 * unit, unit);
            if let Some(rect) = rect.filter(|_| dark) {
                path.push_rect(rect);
            }
            from += length;
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(Fill { paint: rgb::Color::new(0, 0, 0).into(), ..Fill::default() }));
        surface.draw_path(&path);
    }
    Ok(())
}

fn link(page: &mut Page<'_>, mark: &Mark) {
    let Mark::Link { x, y, width, height, address } = mark else { return };
    if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        page.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), None));
    }
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = ink.rgb();
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
