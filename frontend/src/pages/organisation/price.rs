//! Typing an amount of money.

use domain::organisation::Money;
use leptos::prelude::*;

use crate::components::TextField;
use crate::format::{self, money};
use crate::i18n::texts::organisation as t;

/// An amount while it is typed.
#[derive(Clone, Copy)]
pub(super) struct Price {
    text: RwSignal<String>,
    currency: StoredValue<String>,
}

impl Price {
    /// Starts from an amount, or empty in a currency.
    pub fn new(amount: Option<i64>, currency: &str) -> Price {
        let text = amount.map(|amount| plain(amount, money::decimals(currency))).unwrap_or_default();
        Price { text: RwSignal::new(text), currency: StoredValue::new(currency.to_owned()) }
    }

    /// What is typed; an amount that no price can have when it cannot be read, so that the check of the document fails.
    pub fn money(self) -> Money {
        Money { amount: self.amount().unwrap_or(-1), currency: self.currency.get_value() }
    }

    fn amount(self) -> Option<i64> {
        let decimals = self.currency.with_value(|currency| money::decimals(currency));
        self.text.with(|text| money::typed(text, decimals))
    }
}

/// As somebody would type it: `125000`, `12.50`.
fn plain(amount: i64, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals);
    match decimals {
        0 => amount.to_string(),
        _ => format!("{}.{:0width$}", amount / unit, amount % unit, width = decimals as usize),
    }
}

/// The field of a price; what was understood is echoed below.
#[component]
pub(super) fn PriceField(price: Price) -> impl IntoView {
    let left = RwSignal::new(false);
    let unread = Signal::derive(move || {
        let wrong = left.get() && price.amount().is_none() && !price.text.with(String::is_empty);
        wrong.then(|| t::price_unread().to_owned())
    });
    let echo = move || match price.amount() {
        Some(0) => t::free().to_owned(),
        Some(_) => format::amount(&price.money()),
        None => t::price_hint().to_owned(),
    };
    let unit = price.currency.get_value();
    view! {
        <TextField
            label=t::price
            at="/price"
            value=price.text
            hint=echo
            error=unread
            unit
            inputmode="decimal"
            max_length=20
            on_leave=move |()| left.set(true)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_amount_reads_back_as_itself() {
        for (amount, currency) in [(125_000, "IDR"), (1_250, "SGD"), (5, "USD"), (0, "IDR")] {
            assert_eq!(money::typed(&plain(amount, money::decimals(currency)), money::decimals(currency)), Some(amount));
        }
    }
}
