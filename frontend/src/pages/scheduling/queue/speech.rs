//! Speaking, where the browser can.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::page;
use crate::i18n::{Lang, lang};

/// Says something in the language in use. A browser without a voice stays silent.
pub fn say(text: &str) {
    let spoken = try_say(text);
    // Nothing is lost: the number is on the screen.
    drop(spoken);
}

fn try_say(text: &str) -> Result<(), JsValue> {
    let window: JsValue = page::window().into();
    let constructor: Function = Reflect::get(&window, &"SpeechSynthesisUtterance".into())?.dyn_into()?;
    let utterance = Reflect::construct(&constructor, &Array::of1(&text.into()))?;
    let tongue = if lang() == Lang::Id { "id-ID" } else { "en-GB" };
    Reflect::set(&utterance, &"lang".into(), &tongue.into())?;
    Reflect::set(&utterance, &"rate".into(), &0.9.into())?;
    let synthesis = Reflect::get(&window, &"speechSynthesis".into())?;
    let speak: Function = Reflect::get(&synthesis, &"speak".into())?.dyn_into()?;
    speak.call1(&synthesis, &utterance)?;
    Ok(())
}

/// `A-015` is spoken letter by letter: `A, 0 1 5`.
pub fn spelled(number: &str) -> String {
    match number.split_once('-') {
        Some((letter, digits)) => {
            let digits: Vec<String> = digits.chars().map(String::from).collect();
            format!("{letter}, {}", digits.join(" "))
        }
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_spoken_digit_by_digit() {
        assert_eq!(super::spelled("A-015"), "A, 0 1 5");
        assert_eq!(super::spelled("7"), "7");
    }
}
