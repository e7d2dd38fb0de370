//! Adds to every operation what need not be written beside each handler: security, permission, shared headers, problem
//! answers and the forms of merge patches.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

/// Completes the document. It works on JSON, because it rewrites references across the whole of it.
pub fn complete(api: OpenApi) -> Value {
    let mut doc = serde_json::to_value(api).unwrap_or_default();
    doc["info"] = json!({
        "title": "Akrab",
        "version": env!("CARGO_PKG_VERSION"),
        "summary": "Patient relationship management: people, their timeline and the clinic that cares for them.",
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    });
    doc["servers"] = json!([{"url": "/"}]);
    let mut patched = Vec::new();
    if let Some(paths) = doc["paths"].as_object_mut() {
        for (path, item) in paths.iter_mut() {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                if let Some(operation) = operation.as_object_mut() {
                    operation_details(path, method, operation, &mut patched);
                }
            }
        }
    }
    add_components(&mut doc, &patched);
    doc
}

fn operation_details(path: &str, method: &str, operation: &mut Map<String, Value>, patched: &mut Vec<String>) {
    let permission = operation.get("security").and_then(|s| s.pointer("/0/bearer/0")).cloned();
    if let Some(permission) = permission {
        operation.insert("x-permission".into(), permission);
        operation.insert("security".into(), json!([{"bearer": []}]));
    } else {
        operation.insert("security".into(), json!([]));
    }
    // one record, or a single one that says so itself
    let conditional = method == "get" && (path.ends_with('}') || operation.get("responses").is_some_and(|r| r["304"].is_object()));
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(list) = parameters.as_array_mut() {
        for name in path.split('{').skip(1).filter_map(|p| p.split('}').next()) {
            if !list.iter().any(|p| p["name"] == name) {
                list.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}}));
            }
        }
        // sessions and parts of a record have no version of their own
        let versionless = ["/sessions", "/holds", "/calendar-feeds"].iter().any(|part| path.contains(part))
            || ["{part_id}", "/cancellation"].iter().any(|end| path.ends_with(end));
        let guarded = method == "patch" || (method == "delete" && !versionless);
        if guarded {
            list.push(json!({"$ref": "#/components/parameters/IfMatch"}));
        }
        if conditional {
            list.push(json!({"$ref": "#/components/parameters/IfNoneMatch"}));
        }
        if method == "post" {
            list.push(json!({"$ref": "#/components/parameters/IdempotencyKey"}));
        }
    }
    if method == "patch" {
        merge_patch_body(operation, patched);
    }
    let responses = operation.entry("responses").or_insert_with(|| json!({}));
    if let Some(map) = responses.as_object_mut() {
        if conditional {
            map.entry("304").or_insert_with(|| json!({"description": "Not changed since the version in If-None-Match."}));
        }
        for status in ["400", "401", "403", "404", "405", "406", "409", "410", "412", "413", "415", "422", "428", "429", "500", "503"] {
            map.entry(status).or_insert_with(|| json!({"$ref": "#/components/responses/Problem"}));
        }
    }
}

/// A merge patch takes the writable form with every field optional and `null` allowed.
fn merge_patch_body(operation: &mut Map<String, Value>, patched: &mut Vec<String>) {
    let reference = operation.get("requestBody").and_then(|b| b.pointer("/content/application~1json/schema/$ref"));
    let Some(name) = reference.and_then(Value::as_str).and_then(|r| r.rsplit('/').next()).map(str::to_owned) else { return };
    let schema = json!({"schema": {"$ref": format!("#/components/schemas/{}", patch_name(&name))}});
    operation.insert(
        "requestBody".into(),
        json!({"required": true, "content": {"application/merge-patch+json": schema, "application/json": schema}}),
    );
    if !patched.contains(&name) {
        patched.push(name);
    }
}

fn patch_name(name: &str) -> String {
    format!("Update{}", name.strip_prefix("Create").unwrap_or(name))
}

fn add_components(doc: &mut Value, patched: &[String]) {
    for name in patched {
        let mut schema = doc["components"]["schemas"][name].clone();
        if let Some(map) = schema.as_object_mut() {
            map.remove("required");
            map.insert("description".into(), json!("A JSON merge patch (RFC 7396): absent fields stay, `null` clears."));
        }
        if let Some(properties) = schema["properties"].as_object_mut() {
            for property in properties.values_mut() {
                *property = json!({"anyOf": [{"type": "null"}, property.clone()]});
            }
        }
        doc["components"]["schemas"][patch_name(name)] = schema;
    }
    doc["components"]["securitySchemes"] = json!({"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}});
    doc["components"]["parameters"] = json!({
        "IfMatch": {"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"},
            "description": "The `ETag` of the version you are changing."},
        "IfNoneMatch": {"name": "If-None-Match", "in": "header", "required": false, "schema": {"type": "string"},
            "description": "An `ETag` you have; 304 when it is still the latest."},
        "IdempotencyKey": {"name": "Idempotency-Key", "in": "header", "required": false,
            "schema": {"type": "string", "minLength": 1, "maxLength": 255},
            "description": "The same key and body again replays the first answer for 24 hours."},
    });
    doc["components"]["responses"] = json!({"Problem": {
        "description": "A problem document (RFC 9457) in the caller's language.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }});
}
