//! The OpenAPI document: committed, complete, and named as everything is.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;
use support::{Outcome, TestApp};

/// First words of an operation id.
const VERBS: [&str; 12] =
    ["list", "find", "create", "update", "delete", "search", "simulate", "explain", "verify", "withdraw", "receive", "refresh"];

fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let mut all = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().into_iter().flatten() {
            all.push((method.to_uppercase(), path.clone(), operation));
        }
    }
    all
}

#[test]
fn the_committed_document_is_the_one_that_is_served() -> Outcome {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json");
    let committed: Value = serde_json::from_str(&fs::read_to_string(path).context("openapi/openapi.json; `make openapi` writes it")?)?;
    let served = api::openapi::document();
    if committed == served {
        return Ok(());
    }
    let mut different = Vec::new();
    for part in ["paths", "components", "info", "tags"] {
        let (old, new) = (flat(&committed[part], 2), flat(&served[part], 2));
        different.extend(new.iter().filter(|entry| !old.contains(entry)).map(|(name, _)| format!("new or changed: {part}{name}")));
        different.extend(old.iter().filter(|(name, _)| !new.iter().any(|(n, _)| n == name)).map(|(name, _)| format!("gone: {part}{name}")));
    }
    panic!("openapi/openapi.json has drifted; run `make openapi`\n{}", different.join("\n"));
}

/// The entries down to a depth, with their paths.
fn flat(value: &Value, depth: usize) -> Vec<(String, Value)> {
    match value.as_object() {
        Some(map) if depth > 0 => map
            .iter()
            .flat_map(|(key, value)| flat(value, depth - 1).into_iter().map(move |(rest, v)| (format!("/{key}{rest}"), v)))
            .collect(),
        _ => vec![(String::new(), value.clone())],
    }
}

#[tokio::test]
async fn everybody_may_read_it() {
    let app = TestApp::start().await;
    let document = app.nobody().get("/v1/openapi.json").await.expect(200).json();
    assert_eq!(document, api::openapi::document());
    assert_eq!(document["openapi"], "3.1.0");
}

#[test]
fn every_operation_is_documented_and_guarded() {
    let document = api::openapi::document();
    let mut wrong = Vec::new();
    let mut ids = Vec::new();
    for (method, path, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        let mut say = |what: &str| wrong.push(format!("{method} {path} ({id}): {what}"));
        let verb = id.split('_').next().unwrap_or_default();
        if !VERBS.contains(&verb) {
            say("the operation id begins with none of the verbs");
        }
        if operation["summary"].as_str().unwrap_or_default().is_empty() {
            say("has no summary");
        }
        if operation["tags"].as_array().is_none_or(Vec::is_empty) {
            say("has no tag");
        }
        let public = operation["security"].as_array().is_some_and(Vec::is_empty);
        if public == operation["x-permission"].is_string() {
            say("is either public or asks for one permission");
        }
        if operation["x-permission"].as_str().is_some_and(|code| domain::identity::Permission::from_code(code).is_none()) {
            say("asks for a permission that does not exist");
        }
        let fits = match verb {
            "list" | "find" => method == "GET" || (method == "POST" && path.ends_with("-check")),
            "create" | "search" | "refresh" => method == "POST",
            "update" => method == "PATCH",
            "delete" => method == "DELETE",
            _ => true,
        };
        if !fits {
            say("the verb does not fit the method");
        }
        if path.chars().any(|c| c.is_ascii_uppercase()) || !path.starts_with("/v1/") {
            say("the path is not in kebab-case under /v1");
        }
        ids.push(id);
    }
    ids.sort();
    let count = ids.len();
    ids.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(ids.len(), count, "operation ids are unique");
    assert!(count > 5);
}

/// What the document refers to is there: a client generator stops at the first thing that is not.
#[test]
fn every_reference_leads_somewhere() {
    let document = api::openapi::document();
    let mut missing = Vec::new();
    references(&document, &mut |reference| {
        let found = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
        if found.is_none() {
            missing.push(reference.to_owned());
        }
    });
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{missing:#?}");
}

fn references(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::Object(map) => {
            if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
                found(reference);
            }
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}
