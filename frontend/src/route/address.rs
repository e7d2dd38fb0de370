//! A page together with its query and the part after `#`.

use super::Route;

#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    pub route: Route,
    pub query: Vec<(String, String)>,
    pub fragment: String,
}

impl Address {
    /// What the browser's address bar says.
    pub fn current() -> Address {
        let location = crate::browser::page::window().location();
        let text = |part: Result<String, wasm_bindgen::JsValue>| part.unwrap_or_default();
        Address {
            route: Route::of(&text(location.pathname())),
            query: pairs(&text(location.search())),
            fragment: text(location.hash()).trim_start_matches('#').to_owned(),
        }
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The path with the query; the fragment is never repeated, because it may be a one-time token.
    pub fn href(&self) -> String {
        let mut href = self.route.href();
        for (i, (name, value)) in self.query.iter().enumerate() {
            href.push(if i == 0 { '?' } else { '&' });
            href += &format!("{}={}", encoded(name), encoded(value));
        }
        href
    }
}

impl From<Route> for Address {
    fn from(route: Route) -> Address {
        Address { route, query: Vec::new(), fragment: String::new() }
    }
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

pub(super) fn pairs(search: &str) -> Vec<(String, String)> {
    let Ok(parameters) = web_sys::UrlSearchParams::new_with_str(search) else { return Vec::new() };
    let entries = js_sys::Array::from(&parameters);
    let text = |entry: &js_sys::Array, i| entry.get(i).as_string().unwrap_or_default();
    entries.iter().map(|entry| js_sys::Array::from(&entry)).map(|entry| (text(&entry, 0), text(&entry, 1))).collect()
}
