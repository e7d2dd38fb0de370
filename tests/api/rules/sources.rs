//! The sources: what must not be written, and how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

use support::Outcome;

/// Folders with our own Rust, relative to the repository.
const FOLDERS: [&str; 6] = ["crates/domain", "crates/persistence", "crates/api", "frontend/src", "xtask/src", "tests"];

struct Source {
    path: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(extensions: &[&str]) -> anyhow::Result<Vec<Source>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "target" | "shots") && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if extensions.iter().any(|extension| path.extension().is_some_and(|found| found == *extension)) {
                let shown = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
                found.push(Source { path: shown, text: fs::read_to_string(&path)? });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Where a pattern occurs, white space aside; this file, which has to name what it bans, is left out.
fn found(sources: &[Source], pattern: &str) -> Vec<String> {
    let pattern: String = pattern.split_whitespace().collect();
    let has = |source: &&Source| source.text.split_whitespace().collect::<String>().contains(&pattern);
    sources.iter().filter(|source| !source.path.ends_with("rules/sources.rs")).filter(has).map(|source| source.path.clone()).collect()
}

#[track_caller]
fn only_in(sources: &[Source], pattern: &str, allowed: &[&str], reason: &str) {
    let elsewhere: Vec<_> =
        found(sources, pattern).into_iter().filter(|path| !allowed.iter().any(|place| path.starts_with(place))).collect();
    assert!(elsewhere.is_empty(), "`{pattern}` in {elsewhere:?}: {reason}");
}

#[test]
fn no_file_is_longer_than_500_lines_and_none_is_a_drawer() -> Outcome {
    let mut wrong = Vec::new();
    for source in sources(&["rs", "sql", "ts", "js", "mjs", "css"])? {
        let lines = source.text.lines().count();
        if lines > 500 && !source.path.ends_with("schema.rs") {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
        let name = Path::new(&source.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if matches!(name.as_str(), "utils" | "helpers" | "common" | "misc") {
            wrong.push(format!("{}: say what it is", source.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn sql_is_never_put_together_from_input() -> Outcome {
    let sources = sources(&["rs"])?;
    let reason = "identifiers come from enums, values are bound";
    for pattern in
        ["sql_query(format!", "sql_query(&format!", "batch_execute(&format!", "sql::<Bool>(&format!", ".sql(&format!", ".sql(format!"]
    {
        only_in(&sources, pattern, &["tests/", "crates/persistence/tests/"], reason);
    }
    Ok(())
}

/// A fragment of SQL is a text or a constant that stands in the source, never something that was passed in.
#[test]
fn fragments_of_sql_are_fixed() -> Outcome {
    let mut sources = sources(&["rs"])?;
    sources.retain(|source| source.path.starts_with("crates/"));
    let mut wrong = Vec::new();
    for source in &sources {
        for opening in ["sql::<", ".sql("] {
            for (at, _) in source.text.match_indices(opening) {
                let rest = &source.text[at + opening.len()..];
                let argument = if opening.ends_with('(') { rest } else { rest.split_once(">(").map_or("", |(_, argument)| argument) };
                if !argument.trim_start().starts_with(|c: char| c == '"' || c.is_ascii_uppercase()) {
                    wrong.push(format!("{}: {}", source.path, argument.lines().next().unwrap_or_default()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn the_database_is_reached_in_one_way() -> Outcome {
    let sources = sources(&["rs"])?;
    let reason = "use Db::read or Db::write";
    // the benchmark's bare server is measured against it, so it has to have a pool of its own
    let bare = "tests/bench/reference.rs";
    only_in(&sources, "r2d2::", &["crates/persistence/src/pool.rs", "crates/persistence/src/db.rs", bare], reason);
    let hashing = "crates/api/src/identity/passwords.rs";
    // pictures that are drawn anew, and virus scanners
    let files = "crates/api/src/documents/store.rs";
    only_in(
        &sources,
        "spawn_blocking(",
        &["crates/persistence/src/db.rs", "crates/persistence/src/circuit.rs", hashing, files, "tests/"],
        reason,
    );
    only_in(&sources, "web::block(", &[bare], reason);
    Ok(())
}

/// Behind a transaction pooler the next statement may run on another connection.
#[test]
fn nothing_relies_on_a_database_session() -> Outcome {
    let sources = sources(&["rs", "sql"])?;
    let reason = "it holds for one connection only";
    for pattern in ["pg_advisory_lock(", "pg_try_advisory_lock(", "set_config("] {
        only_in(&sources, pattern, &["tests/"], reason);
    }
    // on a connection of its own, which no pooler may stand before
    only_in(&sources, "\"LISTEN", &["tests/", "crates/persistence/src/live/listener.rs"], reason);
    Ok(())
}

#[test]
fn nothing_is_left_unfinished() -> Outcome {
    let sources = sources(&["rs", "sql", "css", "js"])?;
    for pattern in ["todo!(", "unimplemented!(", "dbg!(", "TODO", "FIXME", "XXX:"] {
        only_in(&sources, pattern, &[], "finish it, or write down the decision");
    }
    Ok(())
}

/// R49: what people have written is never read as markup.
#[test]
fn the_browser_is_never_given_markup() -> Outcome {
    let sources = sources(&["rs", "js"])?;
    for pattern in ["inner_html", "innerHTML", "insertAdjacentHTML", "document.write", "eval("] {
        only_in(&sources, pattern, &["tests/"], "text goes in as text");
    }
    Ok(())
}

/// `domain` compiles for the browser and knows neither the time nor the machine.
#[test]
fn the_domain_is_pure() -> Outcome {
    let mut sources = sources(&["rs"])?;
    sources.retain(|source| source.path.starts_with("crates/domain/src"));
    for pattern in ["diesel", "actix", "tokio", "std::fs", "std::env", "Utc::now", "SystemTime", "Instant::now"] {
        only_in(&sources, pattern, &[], "it belongs to another crate");
    }
    Ok(())
}

#[test]
fn a_panic_never_takes_the_server_with_it() -> Outcome {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    for profile in ["[profile.release]", "[profile.dev]"] {
        let section = manifest.split(profile).nth(1).and_then(|rest| rest.split("\n[").next()).unwrap_or_default();
        assert!(!section.contains("panic"), "{profile} must unwind");
    }
    Ok(())
}
