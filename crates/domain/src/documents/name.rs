//! Names of files as they are kept: never a path, never two endings.

use super::choices::MediaType;

/// What a file is called that came without a usable name.
pub const DEFAULT_NAME: &str = "berkas";

/// The longest name without its ending, in characters.
const LONGEST: usize = 120;

/// The name under which a file is kept: the last part of what was sent, without what confuses, with the ending of what the
/// file really is. Endings inside the name lose their dot, so that `hasil.pdf.exe` is not taken for what it is not.
///
/// ```
/// use domain::documents::{MediaType, clean_name};
/// assert_eq!(clean_name("../../etc/hasil.pdf.exe", MediaType::Pdf), "hasil_pdf.pdf");
/// assert_eq!(clean_name("Foto 12.03.2026.JPEG", MediaType::Jpeg), "Foto 12.03.2026.jpg");
/// ```
pub fn clean_name(sent: &str, media_type: MediaType) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !is_confusing(*c)).collect();
    let words: String = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, ending) = words.rsplit_once('.').unwrap_or((words.as_str(), ""));
    // a name whose last part is no ending keeps all of it
    let stem = if is_ending(ending) || ending.is_empty() { stem.to_owned() } else { words.clone() };
    let mut name = String::new();
    for (at, part) in stem.split('.').enumerate() {
        if at > 0 {
            name.push(if is_ending(part) { '_' } else { '.' });
        }
        name.push_str(part);
    }
    let name: String = name.trim_matches(['.', ' ', '-', '_']).chars().take(LONGEST).collect();
    let name = if name.is_empty() { DEFAULT_NAME } else { name.as_str() };
    format!("{name}.{}", media_type.extension())
}

/// Control characters, marks that turn the direction of writing, invisible ones, and what file systems and shells read otherwise.
fn is_confusing(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';' | '`' | '$' | '&' | '#')
}

/// Whether a part after a dot looks like an ending: one to five letters and digits with a letter among them.
fn is_ending(part: &str) -> bool {
    (1..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()) && part.bytes().any(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path_and_has_one_ending() {
        let cases = [
            ("..\\..\\windows\\system32\\x.bat", MediaType::Text, "x.txt"),
            ("/etc/passwd", MediaType::Pdf, "passwd.pdf"),
            ("invoice.pdf.js", MediaType::Png, "invoice_pdf.png"),
            ("cod\u{202e}gpj.exe", MediaType::Jpeg, "codgpj.jpg"),
            ("a\r\nb\0.pdf", MediaType::Pdf, "ab.pdf"),
            ("...", MediaType::Pdf, "berkas.pdf"),
            ("", MediaType::Text, "berkas.txt"),
            (".htaccess", MediaType::Text, "htaccess.txt"),
            ("Hasil lab Ny. Siti", MediaType::Pdf, "Hasil lab Ny. Siti.pdf"),
            ("surat.tar.gz", MediaType::Docx, "surat_tar.docx"),
        ];
        for (sent, media_type, wanted) in cases {
            assert_eq!(clean_name(sent, media_type), wanted, "{sent:?}");
        }
        assert!(clean_name(&"ä".repeat(500), MediaType::Pdf).chars().count() <= LONGEST + 4);
    }
}
