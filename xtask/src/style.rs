//! One style sheet for each app: tokens, components, then the sheets of its pages, each in its cascade layer.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bundle::App;
use crate::root;

/// The whole sheet of an app, without comments and needless white space.
pub fn sheet(app: App) -> Result<String> {
    let frontend = root().join("frontend");
    let (shared, pages) = match app {
        App::Staff => (["static/tokens.css", "static/components.css"], "style/staff"),
        App::Portal => (["static/tokens.css", "static/portal.css"], "style/portal"),
    };
    let mut paths: Vec<PathBuf> = shared.iter().map(|path| frontend.join(path)).collect();
    paths.extend(sorted(&frontend.join(pages))?);
    let mut css = String::new();
    for path in paths {
        css += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(minified(&css))
}

fn sorted(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot list {}", dir.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Drops comments and line breaks. Strings keep their text, because our sheets never break a line or hold two spaces
/// within one.
fn minified(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        small += &rest[..start];
        rest = rest[start + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    small += rest;
    let mut out = String::with_capacity(small.len());
    for word in small.split_ascii_whitespace() {
        let tight = out.is_empty() || out.ends_with(['{', '}', ';', ',']) || word.starts_with(['{', '}']);
        if !tight {
            out.push(' ');
        }
        out += word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn comments_and_breaks_go_and_meaning_stays() {
        let css = "/* a */\n.a .b {\n  inset: auto  0;\n  &:hover { x: calc(1px + 2px); }\n}\n";
        assert_eq!(minified(css), ".a .b{inset: auto 0;&:hover{x: calc(1px + 2px);}}");
    }
}
