//! QR codes, drawn as one path.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// A QR code that a camera reads from a phone's screen; `label` says what it stands for.
#[component]
pub fn Qr(#[prop(into)] text: String, #[prop(into)] label: TextProp) -> impl IntoView {
    // Only a text of thousands of letters cannot be encoded; the code beside the picture is enough then.
    let drawn = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok().map(|code| draw(&code));
    drawn.map(|(size, path)| {
        view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=move || label.get()>
                <path d=path />
            </svg>
        }
    })
}

/// The width, and a path with one rectangle for each run of dark modules.
fn draw(code: &QrCode) -> (usize, String) {
    let (size, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in modules.chunks(size).enumerate() {
        let mut x = 0;
        while x < size {
            let run = row[x..].iter().take_while(|module| **module == Color::Dark).count();
            if run > 0 {
                path += &format!("M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    (size, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners() {
        let code = QrCode::with_error_correction_level(b"7K4M29AB", EcLevel::M).expect("a short text");
        let (size, path) = draw(&code);
        assert_eq!(size, 21);
        assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
        assert!(path.contains("M14 0h7v1h-7z") && path.contains("M0 20h7v1h-7z"), "{path}");
    }
}
