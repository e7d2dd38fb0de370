//! Plain text: UTF-8, nothing that another program would read as markup or as a program.

use domain::documents::MediaType;

use super::{Checked, Refusal, has_word};

/// How markup and programs begin.
const BEGINNINGS: [&str; 4] = ["<", "#!", "{\\rtf", "%!"];
/// What follows on no `<` of a note.
const MARKUP: [&[u8]; 6] = [b"script", b"html", b"svg", b"iframe", b"!doctype", b"?php"];

pub fn check(bytes: &[u8]) -> Result<Checked, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unsupported)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let control = text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
    let begins = BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    if text.is_empty() || control || begins || has_word(bytes, b'<', &MARKUP) {
        return Err(Refusal::Unsupported);
    }
    Ok(Checked::as_sent(MediaType::Text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_text_and_markup_is_not() {
        for good in ["Catatan: tekanan darah 120/80\n", "\u{feff}Kadar < 5 mmol/L", "a;b\r\n1;2"] {
            assert!(check(good.as_bytes()).is_ok(), "{good}");
        }
        for bad in ["", " \n", "<svg/>", "  <!DOCTYPE html>", "halo <ScRiPt>", "#!/bin/sh", "{\\rtf1", "a\0b", "\u{1b}[31m"] {
            assert!(matches!(check(bad.as_bytes()), Err(Refusal::Unsupported)), "{bad}");
        }
        assert!(check(&[0xff, 0xfe, b'a', 0]).is_err());
    }
}
