//! Files made for the tests: whole ones, and those that somebody would send who means harm.

use std::io::{Cursor, Write};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use support::Outcome;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What must not be in anything that is served.
pub const CANARY: &[u8] = b"-6.2607,106.7815 KENARI";

/// A picture with something on it.
pub fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([(x * 7) as u8, (y * 11) as u8, 90]));
    encoded(&DynamicImage::ImageRgb8(pixels), format)
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap_or_else(|error| panic!("no sample: {error}"));
    bytes.into_inner()
}

/// A JPEG as a telephone makes it: with place and device, and turned by a quarter.
pub fn photo() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg, 40, 24);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    // two entries: orientation 6, and the maker, whose text follows
    exif.extend(2_u16.to_le_bytes());
    exif.extend([0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0x0f, 1, 2, 0]);
    exif.extend((CANARY.len() as u32).to_le_bytes());
    exif.extend(38_u32.to_le_bytes());
    exif.extend(0_u32.to_le_bytes());
    exif.extend(CANARY);
    let mut photo = plain[..2].to_vec();
    photo.extend([0xff, 0xe1]);
    photo.extend((exif.len() as u16 + 2).to_be_bytes());
    photo.extend(exif);
    photo.extend(&plain[2..]);
    photo
}

/// A PNG with a chunk after its head.
pub fn png_with(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let plain = picture(ImageFormat::Png, 20, 10);
    // the signature and the head with its length, kind and checksum
    let mut bytes = plain[..33].to_vec();
    bytes.extend(chunk(kind, data));
    bytes.extend(&plain[33..]);
    bytes
}

/// A PNG of so many pixels that says so and has none.
pub fn pixel_bomb(side: u32) -> Vec<u8> {
    let mut head = [side.to_be_bytes(), side.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &head));
    bytes.extend(chunk(b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1]));
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

/// The same as a JPEG: a frame that is larger than any picture.
pub fn jpeg_bomb() -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Jpeg, 16, 16);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap_or_else(|| panic!("no frame"));
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xf0, 0xff, 0xf0]);
    bytes
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), data].concat();
    let mut bytes = (data.len() as u32).to_be_bytes().to_vec();
    bytes.extend(&body);
    bytes.extend(checksum(&body).to_be_bytes());
    bytes
}

/// CRC-32, as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    let step =
        |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 });
    !bytes.iter().fold(u32::MAX, step)
}

/// A PDF with something in its catalogue.
pub fn pdf(extra: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R {extra}>> endobj\n2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF\n"
    )
    .into_bytes()
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// A Word file with parts besides.
pub fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    office(WORD, "word/document.xml", parts)
}

/// An Excel file with parts besides.
pub fn xlsx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    office(SHEET, "xl/workbook.xml", parts)
}

/// A file of an office program whose main part is of this type.
pub fn office(kind: &str, main: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let types = format!("<?xml version=\"1.0\"?><Types><Override PartName=\"/{main}\" ContentType=\"{kind}\"/></Types>");
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", types.as_bytes()), (main, b"<xml/>")];
    all.extend(parts);
    archive(&all)
}

/// A ZIP archive.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || -> Outcome {
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default())?;
            writer.write_all(bytes)?;
        }
        Ok(())
    };
    write().unwrap_or_else(|error| panic!("no sample: {error}"));
    writer.finish().unwrap_or_else(|error| panic!("no sample: {error}")).into_inner()
}

/// A relation of a Word file to a place elsewhere.
pub fn relation(kind: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><Relationships><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
         Target=\"https://jahat.example/x\" TargetMode=\"External\"/></Relationships>"
    )
    .into_bytes()
}
