//! Money: an integer in the smallest unit in use.

use serde::{Deserialize, Serialize};

/// A currency the API knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Decimals of the smallest unit in use; rupiah are written whole.
    pub decimals: u8,
}

/// ISO 4217 currencies with the decimals in use; rupiah has no sen in practice.
pub const CURRENCIES: &[Currency] = &[
    Currency { code: "IDR", decimals: 0 },
    Currency { code: "USD", decimals: 2 },
    Currency { code: "SGD", decimals: 2 },
    Currency { code: "MYR", decimals: 2 },
    Currency { code: "EUR", decimals: 2 },
];

/// An amount: `{"amount": 125000, "currency": "IDR"}` is Rp125.000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// In the currency's smallest unit in use.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 1_000_000_000_000i64, example = 125000))]
    pub amount: i64,
    /// ISO 4217 code.
    #[cfg_attr(feature = "server", schema(max_length = 3, example = "IDR"))]
    pub currency: String,
}

impl Money {
    /// Larger amounts are typing errors.
    pub const MAX: i64 = 1_000_000_000_000;

    pub fn is_plausible(&self) -> bool {
        (0..=Self::MAX).contains(&self.amount) && CURRENCIES.iter().any(|c| c.code == self.currency)
    }
}
