//! Requests made from the OpenAPI document: a plausible body for every operation, and where in it text goes.

use std::cell::Cell;

use serde_json::{Map, Value, json};

/// Makes bodies for the schemas of a document.
pub struct Bodies<'a> {
    document: &'a Value,
    number: Cell<usize>,
}

/// Nested schemas are followed so far.
const DEPTH: usize = 6;

impl<'a> Bodies<'a> {
    pub fn new(document: &'a Value) -> Bodies<'a> {
        Bodies { document, number: Cell::new(0) }
    }

    /// The schema of an operation's JSON body.
    pub fn schema_of(&self, operation: &'a Value) -> Option<&'a Value> {
        let content = operation.pointer("/requestBody/content")?;
        let media = content.get("application/json").or_else(|| content.as_object()?.values().next())?;
        media.get("schema")
    }

    /// How many other records a body has to name.
    pub fn names_in(&self, schema: &Value) -> usize {
        let required: Vec<&str> = self.resolved(schema)["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // `name_id` beside `name_en` is the name in Indonesian
        let names_one = |name: &str| name.strip_suffix("_id").is_some_and(|field| !required.contains(&format!("{field}_en").as_str()));
        required.iter().filter(|name| names_one(name) || name.ends_with("_ids")).count()
    }

    /// A body with what is required, different each time.
    pub fn plausible(&self, schema: &Value) -> Value {
        self.number.set(self.number.get() + 1);
        self.sample("", schema, DEPTH, false)
    }

    /// The bodies in which one text each is replaced by the payload; for a patch, only that text is sent.
    pub fn spoiled(&self, schema: &Value, payload: &Value, patch: bool) -> Vec<Value> {
        let mut places = Vec::new();
        self.texts(schema, DEPTH, String::new(), &mut places);
        let body = |place: &String| {
            self.number.set(self.number.get() + 1);
            let full = self.sample("", schema, DEPTH, true);
            let first = place.split('/').nth(1).unwrap_or_default();
            let mut body = if patch { json!({}) } else { self.sample("", schema, DEPTH, false) };
            if let Some(branch) = full.get(first) {
                body[first] = branch.clone();
            }
            if let Some(target) = body.pointer_mut(place) {
                *target = payload.clone();
            }
            body
        };
        places.iter().map(body).collect()
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        if let Some(reference) = schema["$ref"].as_str() {
            // one comparison stands for the whole tree, which contains itself
            let reference = reference.replace("FilterTree", "Condition");
            return self.resolved(self.document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null));
        }
        for several in ["oneOf", "anyOf", "allOf"] {
            let first = schema[several].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null"));
            if let Some(first) = first {
                return self.resolved(first);
            }
        }
        schema
    }

    /// Pointers to the texts of a body; lists have one entry.
    fn texts(&self, schema: &Value, depth: usize, at: String, places: &mut Vec<String>) {
        let schema = self.resolved(schema);
        if depth == 0 {
            return;
        }
        match kind(schema) {
            "object" => match schema["properties"].as_object() {
                Some(properties) => {
                    properties.iter().for_each(|(name, inner)| self.texts(inner, depth - 1, format!("{at}/{name}"), places))
                }
                None => places.push(format!("{at}/isian")),
            },
            "array" => self.texts(&schema["items"], depth - 1, format!("{at}/0"), places),
            "string" => places.push(at),
            _ => {}
        }
    }

    fn sample(&self, name: &str, schema: &Value, depth: usize, everything: bool) -> Value {
        let schema = self.resolved(schema);
        if depth == 0 {
            return Value::Null;
        }
        match kind(schema) {
            "object" => match schema["properties"].as_object() {
                Some(properties) => Value::Object(self.object(schema, properties, depth, everything)),
                None => json!({"isian": "x"}),
            },
            "array" => json!([self.sample(name, &schema["items"], depth - 1, everything)]),
            "integer" | "number" => schema.get("example").or(schema.get("minimum")).cloned().unwrap_or(json!(1)),
            "boolean" => json!(false),
            _ => self.text(name, schema),
        }
    }

    fn object(&self, schema: &Value, properties: &Map<String, Value>, depth: usize, everything: bool) -> Map<String, Value> {
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        // users need something to sign in with, which no list of required fields can say
        let wanted = properties.iter().filter(|(name, _)| everything || required(name) || *name == "email");
        wanted.map(|(name, inner)| (name.clone(), self.sample(name, inner, depth - 1, everything))).collect()
    }

    fn text(&self, name: &str, schema: &Value) -> Value {
        if let Some(choice) = schema["enum"].as_array().and_then(|all| all.first()) {
            return choice.clone();
        }
        let number = self.number.get();
        match (name, schema["format"].as_str()) {
            ("time_zone", _) => json!("Asia/Jakarta"),
            ("currency", _) => json!("IDR"),
            (_, Some("uuid")) => json!("01890000-0000-7000-8000-000000000000"),
            (_, Some("date")) => json!("1984-03-12"),
            (_, Some("date-time")) => json!("2024-03-12T08:00:00Z"),
            ("code" | "key" | "username", _) => json!(format!("kode{number}")),
            ("email", _) => json!(format!("orang{number}@contoh.example")),
            ("name", _) => json!(format!("Kuntum Wijayanti {}", letters(number))),
            _ => schema.get("example").filter(|example| example.is_string()).cloned().unwrap_or_else(|| json!(format!("teks {number}"))),
        }
    }
}

/// A number as a word, since names have no digits.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + (digit - b'0'))).collect()
}

/// The type of a schema; one without any takes text too.
fn kind(schema: &Value) -> &str {
    let listed = schema["type"].as_array().and_then(|all| all.iter().filter_map(Value::as_str).find(|one| *one != "null"));
    listed.or(schema["type"].as_str()).unwrap_or("string")
}
