//! Icons of the portal's own sprite.

use leptos::prelude::*;

/// An icon beside a word; `class` is `i`, `i s` or `i l`.
pub fn icon(id: &'static str, class: &'static str) -> impl IntoView {
    view! { <svg class=class aria-hidden="true"><use_ href=id /></svg> }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() { sources(&path, found) } else { found.push(path) }
        }
    }

    /// Every `#i-…` that a source names.
    fn named(text: &str) -> impl Iterator<Item = &str> {
        let word = |rest: &str| rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(rest.len());
        text.split("\"#").skip(1).filter(|rest| rest.starts_with("i-")).map(move |rest| &rest[..word(rest)]).filter(|id| id.len() > 2)
    }

    #[test]
    fn the_sprite_holds_every_icon() {
        let sprite = include_str!("../../../../static/portal/icons.svg");
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages/portal"), &mut found);
        for path in found {
            let text = fs::read_to_string(&path).expect("a source");
            for id in named(&text) {
                assert!(sprite.contains(&format!("id=\"{id}\"")), "{id} of {}", path.display());
            }
        }
    }
}
