//! Rupiah: whole amounts, no space after `Rp`.

use domain::Lang;

use super::number::{clinical, grouped};

/// `Rp1.250.000` / `Rp1,250,000`.
pub fn rupiah(amount: i64, lang: Lang) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    format!("{sign}Rp{}", grouped(amount.saturating_abs(), lang))
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
