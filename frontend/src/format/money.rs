//! Rupiah: whole amounts, no space after `Rp`.

use domain::Lang;
use domain::organisation::{CURRENCIES, Money};

use super::number::{clinical, grouped};

/// `Rp1.250.000` / `Rp1,250,000`.
pub fn rupiah(amount: i64, lang: Lang) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    format!("{sign}Rp{}", grouped(amount.saturating_abs(), lang))
}

/// Decimals of the smallest unit that is written in a currency.
pub fn decimals(currency: &str) -> u32 {
    CURRENCIES.iter().find(|c| c.code == currency).map_or(2, |c| u32::from(c.decimals))
}

/// `Rp125.000`, `SGD 12,50`.
pub fn amount(money: &Money, lang: Lang) -> String {
    if money.currency == "IDR" {
        return rupiah(money.amount, lang);
    }
    let unit = 10_i64.pow(decimals(&money.currency));
    let (whole, rest) = (money.amount / unit, (money.amount % unit).abs());
    let mark = if lang == Lang::Id { ',' } else { '.' };
    let width = decimals(&money.currency) as usize;
    let fraction = if width == 0 { String::new() } else { format!("{mark}{rest:0width$}") };
    format!("{} {}{fraction}", money.currency, grouped(whole, lang))
}

/// An amount as somebody typed it, in the smallest unit: `125.000`, `Rp125000`, and `12,50` where there are decimals.
pub fn typed(text: &str, decimals: u32) -> Option<i64> {
    let text: String = text.trim().trim_start_matches(|c: char| c.is_alphabetic()).chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, fraction) = match text.rsplit_once([',', '.']) {
        Some((whole, fraction)) if fraction.len() < 3 && decimals > 0 => (whole, fraction),
        _ => (text.as_str(), ""),
    };
    let mut groups = whole.split([',', '.']);
    let first = groups.next().filter(|first| !first.is_empty())?;
    let rest: Vec<&str> = groups.collect();
    let grouped_well = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits = format!("{first}{}{fraction:0<width$}", rest.concat(), width = decimals as usize);
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    (grouped_well && plain).then(|| digits.parse().ok()).flatten()
}

/// `Rp1,2 jt`, `Rp3,4 M` / `Rp1.2 m`, `Rp3.4 bn`: for axes and tiles.
pub fn compact(amount: i64, lang: Lang) -> String {
    let (divisor, unit) = match (amount.unsigned_abs(), lang) {
        (0..1_000_000, _) => return rupiah(amount, lang),
        (1_000_000..1_000_000_000, Lang::Id) => (1e6, "jt"),
        (1_000_000..1_000_000_000, Lang::En) => (1e6, "m"),
        (_, Lang::Id) => (1e9, "M"),
        (_, Lang::En) => (1e9, "bn"),
    };
    let sign = if amount < 0 { "−" } else { "" };
    format!("{sign}Rp{} {unit}", clinical(amount.unsigned_abs() as f64 / divisor, 1, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_amounts_are_read_with_or_without_separators() {
        for text in ["125000", "125.000", "125,000", "Rp125.000", " rp 125 000 "] {
            assert_eq!(typed(text, 0), Some(125_000), "{text}");
        }
        assert_eq!(typed("1.250.000", 0), Some(1_250_000));
        assert_eq!(typed("12,5", 2), Some(1_250));
        assert_eq!(typed("1.250,75", 2), Some(125_075));
        assert_eq!(typed("12", 2), Some(1_200));
        for text in ["", "12,50", "1.25.000", "seribu", "-5"] {
            assert_eq!(typed(text, 0), None, "{text}");
        }
    }

    #[test]
    fn other_currencies_keep_their_decimals() {
        let money = Money { amount: 125_050, currency: "SGD".into() };
        assert_eq!(amount(&money, Lang::Id), "SGD 1.250,50");
        assert_eq!(amount(&Money { amount: 125_000, currency: "IDR".into() }, Lang::Id), "Rp125.000");
    }

    #[test]
    fn amounts_are_written_the_official_way() {
        assert_eq!(rupiah(1_250_000, Lang::Id), "Rp1.250.000");
        assert_eq!(rupiah(1_250_000, Lang::En), "Rp1,250,000");
        assert_eq!(rupiah(-500, Lang::Id), "−Rp500");
        assert_eq!(compact(1_240_000, Lang::Id), "Rp1,2 jt");
        assert_eq!(compact(3_400_000_000, Lang::Id), "Rp3,4 M");
        assert_eq!(compact(3_400_000_000, Lang::En), "Rp3.4 bn");
        assert_eq!(compact(950_000, Lang::Id), "Rp950.000");
    }
}
