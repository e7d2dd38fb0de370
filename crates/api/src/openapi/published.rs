//! The document as the server keeps it.

use actix_web::web::Bytes;
use serde_json::Value;

/// The document as it is answered, and the methods of each path. Kept as text: as values it would hold many times the memory.
pub struct Published {
    text: Bytes,
    /// Path with its parameters in braces, and the methods it is served with, for `Allow`.
    methods: Vec<(String, String)>,
}

impl Published {
    pub fn new(document: &Value) -> Published {
        let paths = document["paths"].as_object().into_iter().flatten();
        let methods = |item: &Value| {
            let names = item.as_object().into_iter().flatten().map(|(method, _)| method.to_uppercase());
            names.collect::<Vec<_>>().join(", ")
        };
        Published {
            text: Bytes::from(document.to_string()),
            methods: paths.map(|(template, item)| (template.clone(), methods(item))).collect(),
        }
    }

    /// The whole document as JSON.
    pub fn text(&self) -> Bytes {
        self.text.clone()
    }

    /// The methods that a path is served with, for `Allow`; empty when it is not served at all.
    pub fn methods_of(&self, path: &str) -> String {
        let asked: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        let fits = |template: &str| {
            let parts: Vec<&str> = template.split('/').collect();
            parts.len() == asked.len() && parts.iter().zip(&asked).all(|(part, segment)| part.starts_with('{') || part == segment)
        };
        let found = self.methods.iter().filter(|(template, _)| fits(template));
        found.map(|(_, methods)| methods.as_str()).collect::<Vec<_>>().join(", ")
    }
}
