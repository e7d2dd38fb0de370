//! Numbers: `1.234,5` in Indonesian, `1,234.5` in English; clinical values never have thousand separators.

use domain::Lang;

/// Thousands apart: `12.847` / `12,847`.
pub fn grouped(n: i64, lang: Lang) -> String {
    let separator = if lang == Lang::Id { '.' } else { ',' };
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 8);
    if n < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A value with its decimals and no thousand separator: `58,5` / `58.5`.
pub fn clinical(value: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{value:.decimals$}");
    if lang == Lang::Id { text.replace('.', ",") } else { text }
}

/// What somebody meant by a number typed with a comma or a dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    Number(f64),
    /// `1.500` may be one and a half or fifteen hundred: ask.
    Ambiguous {
        small: f64,
        large: f64,
    },
    Nonsense,
}

/// Reads `1,5`, `1.5` and `1500`, and asks about `1.500`.
pub fn typed(text: &str) -> Typed {
    let text = text.trim();
    let marks = text.matches([',', '.']).count();
    let number = |t: &str| t.replace(',', ".").parse::<f64>().ok().filter(|v| v.is_finite());
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
    if !plain || marks > 1 {
        return Typed::Nonsense;
    }
    let Some(small) = number(text) else { return Typed::Nonsense };
    let three_after = text.rsplit_once([',', '.']).is_some_and(|(before, after)| after.len() == 3 && before.len() <= 3);
    match three_after.then(|| text.replace([',', '.'], "").parse::<f64>().ok()).flatten() {
        Some(large) if !text.starts_with('0') => Typed::Ambiguous { small, large },
        _ => Typed::Number(small),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_follow_the_language() {
        assert_eq!(grouped(12_847, Lang::Id), "12.847");
        assert_eq!(grouped(12_847, Lang::En), "12,847");
        assert_eq!(grouped(999, Lang::Id), "999");
        assert_eq!(grouped(-1_234_567, Lang::En), "−1,234,567");
    }

    #[test]
    fn clinical_values_stay_whole() {
        assert_eq!(clinical(1510.0, 0, Lang::Id), "1510");
        assert_eq!(clinical(58.5, 1, Lang::Id), "58,5");
        assert_eq!(clinical(58.5, 1, Lang::En), "58.5");
    }

    #[test]
    fn typed_numbers_take_both_marks_and_ask_when_unsure() {
        assert_eq!(typed("1,5"), Typed::Number(1.5));
        assert_eq!(typed("1.5"), Typed::Number(1.5));
        assert_eq!(typed("1.500"), Typed::Ambiguous { small: 1.5, large: 1500.0 });
        assert_eq!(typed("0,125"), Typed::Number(0.125));
        assert_eq!(typed("1.2.3"), Typed::Nonsense);
        assert_eq!(typed("abc"), Typed::Nonsense);
    }
}
