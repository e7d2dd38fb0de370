//! Codes that are suggested from a name.

use domain::value::fold;
use leptos::prelude::*;

/// `Penyakit Dalam` becomes `penyakit-dalam`.
fn slug(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let text: String = fold(name).chars().map(plain).collect();
    let parts: Vec<&str> = text.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}

/// Fills the code of a new record from its name, until somebody writes a code of their own.
pub fn suggest_code(code: RwSignal<String>, name: RwSignal<String>) {
    Effect::new(move |suggested: Option<String>| {
        let fresh = slug(&name.get());
        let own = code.with_untracked(|code| !code.is_empty() && suggested.as_ref() != Some(code));
        if own {
            return suggested.unwrap_or_default();
        }
        code.set(fresh.clone());
        fresh
    });
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn codes_hold_what_codes_may() {
        assert_eq!(slug("Penyakit Dalam"), "penyakit-dalam");
        assert_eq!(slug("Konsultasi (20 mnt)"), "konsultasi-20-mnt");
        assert_eq!(slug("中文"), "");
        assert_eq!(slug(&"a ".repeat(60)).len(), 39);
    }
}
