//! PDF: a whole one, with nothing in the open that runs by itself, and not another file at the same time.

use std::borrow::Cow;

use domain::FieldCode;
use domain::documents::MediaType;

use super::{Checked, Refusal, find, has_word};

/// Names, after their slash, of what acts without being asked: scripts, programs to be started, other files inside, players.
const ACTIVE: [&[u8]; 5] = [b"javascript", b"launch", b"embeddedfile", b"richmedia", b"submitform"];
/// The end of the file, in which its end mark has to be.
const TAIL: usize = 2_048;
/// How far before its end a ZIP archive has its own end mark.
const ZIP_TAIL: usize = 66_000;

pub fn check(bytes: &[u8]) -> Result<Checked, Refusal> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    if find(tail, b"%%eof").is_none() {
        return Err(Refusal::Content(FieldCode::UnreadableFile));
    }
    let end = &bytes[bytes.len().saturating_sub(ZIP_TAIL)..];
    let archive = find(end, b"pk\x05\x06").is_some();
    if archive || has_word(&spelled_out(bytes), b'/', &ACTIVE) {
        return Err(Refusal::Content(FieldCode::ActiveContent));
    }
    Ok(Checked::as_sent(MediaType::Pdf))
}

/// With the signs of names written out that may be written as `#4a`.
fn spelled_out(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'#') {
        return Cow::Borrowed(bytes);
    }
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(body: &str) -> Option<FieldCode> {
        match check(format!("%PDF-1.7\n{body}\n%%EOF\n").as_bytes()) {
            Err(Refusal::Content(code)) => Some(code),
            _ => None,
        }
    }

    #[test]
    fn what_runs_by_itself_is_found_however_it_is_spelled() {
        assert_eq!(verdict("1 0 obj <</Type /Catalog>> endobj"), None);
        assert_eq!(verdict("<</S /URI /URI (https://contoh.example)>>"), None);
        for active in ["<</S /JavaScript /JS (x)>>", "<</S/J#61vaScript>>", "<</S /Launch>>", "/EmbeddedFiles", "PK\x05\x06"] {
            assert_eq!(verdict(active), Some(FieldCode::ActiveContent), "{active}");
        }
        assert!(matches!(check(b"%PDF-1.7\n"), Err(Refusal::Content(FieldCode::UnreadableFile))));
    }
}
