//! The time zone database of the browser, for zones that are not Indonesian.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

/// Minutes that the zone is ahead of UTC at a moment; nought for a zone the browser does not know.
pub fn offset_minutes(zone: &str, milliseconds: i64) -> i64 {
    if cfg!(not(target_arch = "wasm32")) {
        return 0;
    }
    let text = part(zone, "longOffset", milliseconds).unwrap_or_default();
    offset(&text)
}

/// The short name of the zone at a moment.
pub fn abbreviation(zone: &str, milliseconds: i64) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return "UTC".to_owned();
    }
    part(zone, "short", milliseconds).unwrap_or_else(|| zone.to_owned())
}

/// The zone that this device is set to.
pub fn own_zone() -> Option<String> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let options = DateTimeFormat::default().resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

/// Reads `GMT+05:30`.
fn offset(text: &str) -> i64 {
    let text = text.trim_start_matches("GMT");
    let sign = if text.starts_with(['-', '−']) { -1 } else { 1 };
    let mut numbers = text.trim_start_matches(['+', '-', '−']).split(':').map(|n| n.parse::<i64>().unwrap_or(0));
    sign * (numbers.next().unwrap_or(0) * 60 + numbers.next().unwrap_or(0))
}

fn part(zone: &str, style: &str, milliseconds: i64) -> Option<String> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    Reflect::set(&options, &"timeZoneName".into(), &style.into()).ok()?;
    let formats = js_sys::global();
    let intl = Reflect::get(&formats, &"Intl".into()).ok()?;
    let constructor: js_sys::Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.into();
    // Through Reflect, because an unknown zone throws.
    let made = Reflect::construct(&constructor, &Array::of2(&"en-GB".into(), &options)).ok()?;
    let format: DateTimeFormat = made.into();
    let parts = format.format_to_parts(&Date::new(&JsValue::from_f64(milliseconds as f64)));
    let named = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
    parts.iter().find(|p| named(p, "type").as_deref() == Some("timeZoneName")).and_then(|p| named(&p, "value"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn offsets_are_read() {
        assert_eq!(super::offset("GMT+05:30"), 330);
        assert_eq!(super::offset("GMT-03:00"), -180);
        assert_eq!(super::offset("GMT"), 0);
    }
}
