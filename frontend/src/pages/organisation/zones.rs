//! The time zones that are offered.

use domain::organisation::zone_label;

const OFFERED: &[&str] =
    &["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Dili", "UTC"];

/// The zones as options, with the one in use among them: `WIB · Asia/Jakarta`.
pub(super) fn zone_options(used: &str) -> Vec<(String, String)> {
    let other = (!used.is_empty() && !OFFERED.contains(&used)).then_some(used);
    let entry = |name: &str| (name.to_owned(), described(name));
    OFFERED.iter().copied().chain(other).map(entry).collect()
}

/// `WIB · Asia/Jakarta`.
pub(super) fn described(name: &str) -> String {
    match zone_label(name) {
        label if label == name => name.to_owned(),
        label => format!("{label} · {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_in_use_is_always_offered() {
        assert!(zone_options("Europe/Berlin").iter().any(|(name, _)| name == "Europe/Berlin"));
        assert_eq!(zone_options("Asia/Jakarta").len(), OFFERED.len());
        assert_eq!(described("Asia/Makassar"), "WITA · Asia/Makassar");
        assert_eq!(described("UTC"), "UTC");
    }
}
