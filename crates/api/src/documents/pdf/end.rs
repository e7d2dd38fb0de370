//! The end of a document: how it is verified.

use domain::Text2;

use super::flow::Flow;
use super::letter::{Letter, SealMark};
use super::sheet::{Ink, MARGIN, MEASURE, Mark, Style, Weight};

const TITLE: Style = Style::new(9.0, Weight::Strong, Ink::Plain);
const TEXT: Style = Style::new(8.5, Weight::Regular, Ink::Muted);
const CODE: Style = Style { size: 10.0, weight: Weight::Strong, ink: Ink::Plain, tabular: true };
/// Of the QR code: large enough for an old telephone, with the white around it that readers need.
const SIDE: f32 = 92.0;
const PADDING: f32 = 10.0;

const GENUINE: Text2 = Text2::new("Periksa keaslian dokumen ini", "Check that this document is genuine");
const HOW: Text2 = Text2::new(
    "Pindai kode QR, atau buka alamat di bawah dan ketik kodenya. Anda akan melihat apakah dokumen ini asli, masih berlaku, dan tidak diubah.",
    "Scan the QR code, or open the address below and type the code. You will see whether this document is genuine, current and unchanged.",
);

/// Draws the QR code with the address and the code in words; it stays together on one page.
pub fn draw(flow: &mut Flow<'_>, letter: &Letter, seal: &SealMark) {
    let height = SIDE + 2.0 * PADDING;
    flow.need(height + 6.0);
    let (top, text_x) = (flow.y + 6.0, MARGIN + SIDE + 2.0 * PADDING);
    let width = MEASURE - SIDE - 3.0 * PADDING;
    for (y, thickness) in [(top, 0.6), (top + height - 0.6, 0.6)] {
        flow.sheet().fill(MARGIN, y, MEASURE, thickness, Ink::Rule);
    }
    flow.sheet().0.push(Mark::Qr { x: MARGIN + PADDING / 2.0, y: top + PADDING, side: SIDE, link: seal.link.clone() });
    let parts = [
        (TITLE, GENUINE.get(letter.lang).to_owned(), 3.0),
        (TEXT, HOW.get(letter.lang).to_owned(), 6.0),
        (TEXT, seal.address.clone(), 2.0),
        (CODE, seal.code.clone(), 0.0),
    ];
    let mut y = top + PADDING + 2.0;
    for (style, text, gap) in parts {
        for line in flow.faces.wrap(style, &text, width) {
            flow.sheet().text(text_x, y + style.ascent(), style, line);
            y += style.line();
        }
        y += gap;
    }
    flow.sheet().0.push(Mark::Link { x: MARGIN, y: top, width: MEASURE, height, address: seal.link.clone() });
    flow.y = top + height;
}
