//! That documents are whole, the same each time, and do not run over.

use domain::Lang;

use super::face::Faces;
use super::flow::Flow;
use super::frame::Frame;
use super::sheet::{BOTTOM, HEIGHT, MARGIN, Mark, TOP, WIDTH};
use super::*;

fn letter(rows: usize) -> Letter {
    let columns = vec![
        Column::new("Pemeriksaan", 4.0, Align::Left),
        Column::new("Hasil", 2.0, Align::Right),
        Column::new("Satuan", 2.0, Align::Left),
        Column::new("Keterangan", 3.0, Align::Left),
    ];
    let row = |at: usize| {
        let note = if at.is_multiple_of(3) { Cell::toned("di atas rentang rujukan", Tone::Alert) } else { Cell::plain("dalam rentang") };
        Row::Cells(vec![Cell::plain(format!("Kolesterol {at}")), Cell::toned("1.234,5", Tone::Strong), Cell::plain("mg/dL"), note])
    };
    let rows = std::iter::once(Row::Group("Profil lipid".into())).chain((0..rows).map(row)).collect();
    Letter {
        lang: Lang::Id,
        head: Letterhead {
            organisation: "Klinik Akar Wangi".into(),
            place: Some("Cabang Kemang".into()),
            lines: vec!["Jl. Kemang Raya 12, Jakarta Selatan".into(), "021 555 0101".into()],
            logo: None,
        },
        title: "Hasil pemeriksaan laboratorium".into(),
        subtitle: Some("LAB-2026-000123 · 12 Maret 2026".into()),
        identity: vec![Pair::new("Nama", "Siti Aminah"), Pair::new("No. rekam medis", "AW-000042"), Pair::new("Lahir", "17 Mei 1990")],
        blocks: vec![
            Block::Heading("Hasil".into()),
            Block::Table(Table { columns, rows }),
            Block::Paragraph("Nilai ≥ 200 mg/dL perlu dibahas dengan dokter.".into()),
            Block::Signature(Signature {
                place_and_date: "Jakarta, 12 Maret 2026".into(),
                role: "Penanggung jawab laboratorium".into(),
                name: "dr. Ayu Larasati, Sp.PK".into(),
                licence: Some("SIP 123/2026".into()),
            }),
        ],
    }
}

fn mark() -> SealMark {
    SealMark {
        code: "7G2K-0Q4M-9XTB-3VHD-6A1Z-8RWP-5CFN".into(),
        address: "klinik.example.id/verify".into(),
        link: "https://klinik.example.id/verify#7G2K0Q4M9XTB3VHD6A1Z8RWP5CFN".into(),
    }
}

#[test]
fn the_same_letter_is_the_same_bytes() -> Result<(), PdfError> {
    let (first, second) = (print(&letter(40), Some(&mark()))?, print(&letter(40), Some(&mark()))?);
    assert_eq!(first, second);
    assert!(first.bytes.starts_with(b"%PDF-1.") && first.pages > 1);
    assert_ne!(first.bytes, print(&letter(41), Some(&mark()))?.bytes);
    Ok(())
}

#[test]
fn nothing_runs_over_a_page_and_every_page_says_whose_it_is() -> Result<(), PdfError> {
    let faces = Faces::load()?;
    for rows in [0, 1, 20, 21, 22, 23, 24, 25, 26, 27, 28, 60, 300] {
        let letter = letter(rows);
        let frame = Frame { letter: &letter, seal: None, logo: None };
        let mut flow = Flow::new(&faces, &frame);
        letter.blocks.iter().for_each(|block| flow.block(block));
        for sheet in &flow.sheets {
            let texts: Vec<&str> =
                sheet.0.iter().filter_map(|m| if let Mark::Text { text, .. } = m { Some(text.as_str()) } else { None }).collect();
            assert!(texts.contains(&"Siti Aminah") && texts.contains(&"AW-000042"), "{texts:?}");
            for mark in &sheet.0 {
                if let Mark::Text { x, y, style, text } = mark {
                    let right = x + faces.width(*style, text);
                    assert!(*x >= MARGIN - 0.1 && right <= WIDTH - MARGIN + 0.1, "{text} from {x} to {right}");
                    assert!(*y > TOP && *y <= BOTTOM, "{text} at {y} of {HEIGHT}, {rows} rows");
                }
            }
        }
        let tables = flow.sheets.iter().filter(|sheet| {
            let has = |wanted: &str| sheet.0.iter().any(|m| matches!(m, Mark::Text { text, .. } if text == wanted));
            has("mg/dL") && !has("Pemeriksaan")
        });
        assert_eq!(tables.count(), 0, "a page with rows and without the head of the table");
    }
    Ok(())
}

#[test]
fn a_long_word_is_broken_and_a_missing_sign_does_not_matter() -> Result<(), PdfError> {
    let faces = Faces::load()?;
    let style = super::sheet::Style::new(9.0, super::sheet::Weight::Regular, super::sheet::Ink::Plain);
    let lines = faces.wrap(style, &"x".repeat(300), 100.0);
    assert!(lines.len() > 5 && lines.iter().all(|line| faces.width(style, line) <= 100.0));
    assert_eq!(lines.concat().len(), 300);
    assert!(faces.width(style, "漢") > 0.0);
    let mut odd = letter(1);
    odd.title = "漢字 \u{202e}\0 ß € ≥ µ".into();
    print(&odd, None).map(|printed| assert_eq!(printed.pages, 1))
}
