//! The closed sets of values of the clinic.

use crate::choices;

choices! {
    /// A language in which somebody consults, by its ISO 639-1 code.
    SpokenLanguage {
        Indonesian "id" "Indonesia" "Indonesian";
        English "en" "Inggris" "English";
        Javanese "jv" "Jawa" "Javanese";
        Sundanese "su" "Sunda" "Sundanese";
        Mandarin "zh" "Mandarin" "Mandarin";
        Arabic "ar" "Arab" "Arabic";
        Dutch "nl" "Belanda" "Dutch";
        Japanese "ja" "Jepang" "Japanese";
    }
    /// Who pays for a visit.
    Payer {
        Bpjs "bpjs" "BPJS" "BPJS";
        Insurance "insurance" "Asuransi" "Insurance";
        Own "self" "Bayar sendiri" "Self-pay";
    }
}

/// Keeps each choice once, in the order of the set.
pub(super) fn tidy_choices<T: Copy + PartialEq>(chosen: &mut Vec<T>, all: &[T]) {
    let kept = all.iter().copied().filter(|choice| chosen.contains(choice)).collect();
    *chosen = kept;
}
