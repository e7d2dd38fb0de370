//! Time zones by IANA name.

/// Whether this has the form of an IANA zone name; the server also looks it up in its table.
pub fn is_zone(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    (3..=40).contains(&name.len()) && name.chars().all(plain)
}

/// What Indonesians call their zone; other zones keep their IANA name.
pub fn zone_label(name: &str) -> &str {
    match name {
        "Asia/Jakarta" | "Asia/Pontianak" => "WIB",
        "Asia/Makassar" => "WITA",
        "Asia/Jayapura" => "WIT",
        other => other,
    }
}
