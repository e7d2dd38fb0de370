//! Pictures: drawn anew.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use domain::FieldCode;
use domain::documents::MediaType;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::{Checked, Refusal};

/// Pixels that a picture may have.
const MOST_PIXELS: u64 = 40_000_000;
/// Bytes that it may take while it is drawn: 40 million pixels in four colours.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;
/// Good enough for the print on a sheet of results, and below what a camera writes.
const QUALITY: u8 = 90;

/// Reads the pixels, turned as the camera meant them, and writes them as a picture with nothing else in it.
pub fn redraw(sent: &Path, format: ImageFormat, fresh: &mut File) -> Result<Checked, Refusal> {
    let picture = pixels(sent, format)?;
    let dimensions = (i32::try_from(picture.width()).ok(), i32::try_from(picture.height()).ok());
    let photo = format == ImageFormat::Jpeg || (format == ImageFormat::WebP && !picture.color().has_alpha());
    let mut out = BufWriter::new(fresh);
    let (media_type, written) = if photo {
        (MediaType::Jpeg, flat(picture).write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)))
    } else {
        (MediaType::Png, plain(picture).write_with_encoder(PngEncoder::new(&mut out)))
    };
    written.map_err(refusal)?;
    out.flush()?;
    Ok(Checked { media_type, dimensions: dimensions.0.zip(dimensions.1), redrawn: true })
}

fn pixels(sent: &Path, format: ImageFormat) -> Result<DynamicImage, Refusal> {
    let reader = ImageReader::with_format(BufReader::new(File::open(sent)?), format);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(Refusal::Content(FieldCode::TooManyPixels));
    }
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// In the colours that a JPEG has.
fn flat(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

/// With eight bits a colour.
fn plain(picture: DynamicImage) -> DynamicImage {
    match (picture.color().has_color(), picture.color().has_alpha()) {
        (true, true) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (false, true) => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        (false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
    }
}

fn refusal(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::Content(FieldCode::TooManyPixels),
        ImageError::IoError(error) if error.raw_os_error().is_some() => Refusal::Failed(error),
        _ => Refusal::Content(FieldCode::UnreadableFile),
    }
}
