//! Word and Excel in their open form, which are ZIP archives: without macros, without other files inside, without templates
//! or data from elsewhere, and not larger than they look.

use std::fs::File;
use std::io::{self, BufReader, Read};

use domain::FieldCode;
use domain::documents::MediaType;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Checked, Refusal};

/// Parts that an archive may have.
const MOST_PARTS: usize = 2_000;
/// Bytes that all parts may have together once they are unpacked.
const MOST_BYTES: u64 = 100 * 1024 * 1024;
/// Bytes of a part that is looked into.
const MOST_LOOKED_INTO: u64 = 1024 * 1024;

/// Parts that hold macros, controls, other files, or data from elsewhere.
const ACTIVE_PARTS: [&str; 8] =
    ["vbaproject", "vbadata", "macrosheets/", "activex", "embeddings/", "externallinks/", "oleobject", "customui"];
/// Relations to elsewhere that are followed without being asked. Links that are clicked are not among them.
const FOLLOWED: [&str; 6] = ["/attachedtemplate", "/oleobject", "/frame", "/subdocument", "/externallink", "/package"];

pub fn check(file: File) -> Result<Checked, Refusal> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(refusal)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::Content(FieldCode::UnpacksTooLarge));
    }
    if archive.offset() != 0 {
        // something else stands before the archive
        return Err(Refusal::Unsupported);
    }
    let mut left = MOST_BYTES;
    let mut media_type = None;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(refusal)?;
        let name = part.name().map_err(refusal)?.to_ascii_lowercase();
        if part.encrypted() || part.is_symlink() || name.starts_with('/') || name.contains("..") || name.contains('\\') {
            return Err(Refusal::Content(FieldCode::UnreadableFile));
        }
        if ACTIVE_PARTS.iter().any(|active| name.contains(active)) {
            return Err(Refusal::Content(FieldCode::ActiveContent));
        }
        if name == "[content_types].xml" {
            media_type = Some(told_by(&text_of(&mut part, &mut left)?)?);
        } else if name.ends_with(".rels") {
            check_relations(&text_of(&mut part, &mut left)?)?;
        } else {
            // the sizes that an archive states are nothing to rely on
            left -= unpacked(&mut part, left, &mut io::sink())?;
        }
    }
    media_type.map(Checked::as_sent).ok_or(Refusal::Unsupported)
}

/// What an archive is, by its list of parts.
fn told_by(types: &str) -> Result<MediaType, Refusal> {
    if types.contains("macroenabled") || types.contains("vba") {
        return Err(Refusal::Content(FieldCode::ActiveContent));
    }
    if types.contains("wordprocessingml.document.main+xml") {
        return Ok(MediaType::Docx);
    }
    if types.contains("spreadsheetml.sheet.main+xml") {
        return Ok(MediaType::Xlsx);
    }
    Err(Refusal::Unsupported)
}

/// Refuses relations to elsewhere that are followed without being asked, and relations that are written so as not to be read.
fn check_relations(relations: &str) -> Result<(), Refusal> {
    let elsewhere = |relation: &str| relation.contains("external") && FOLLOWED.iter().any(|kind| relation.contains(kind));
    let refused = relations.split("relationship ").skip(1).any(|relation| relation.contains("&#") || elsewhere(relation));
    if refused { Err(Refusal::Content(FieldCode::ActiveContent)) } else { Ok(()) }
}

/// A part that is looked into, in lower case.
fn text_of(part: &mut impl Read, left: &mut u64) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    *left -= unpacked(part, (*left).min(MOST_LOOKED_INTO), &mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| Refusal::Content(FieldCode::UnreadableFile))?;
    Ok(text.to_ascii_lowercase())
}

/// Unpacks a part as far as there is room for it.
fn unpacked(part: &mut impl Read, most: u64, out: &mut impl io::Write) -> Result<u64, Refusal> {
    let length = io::copy(&mut part.take(most + 1), out).map_err(|error| refusal(ZipError::Io(error)))?;
    if length > most { Err(Refusal::Content(FieldCode::UnpacksTooLarge)) } else { Ok(length) }
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => Refusal::Failed(error),
        _ => Refusal::Content(FieldCode::UnreadableFile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_fine_and_templates_from_elsewhere_are_not() {
        let relation = |kind: &str, mode: &str| {
            format!("<relationships><relationship id=\"r1\" type=\"http://x/{kind}\" target=\"https://x\" {mode}/></relationships>")
        };
        assert!(check_relations(&relation("hyperlink", "targetmode=\"external\"")).is_ok());
        assert!(check_relations(&relation("styles", "")).is_ok());
        assert!(check_relations(&relation("attachedtemplate", "targetmode='external'")).is_err());
        assert!(check_relations(&relation("styles", "targetmode=\"&#69;xternal\"")).is_err());
    }
}
