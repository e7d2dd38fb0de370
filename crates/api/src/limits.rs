//! How often one address may call each anonymous flow, and one account everything else.

use std::num::NonZeroU32;

use domain::ErrorCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::http::ApiError;
use crate::settings::RateLimits;

/// A flow with a limit of its own.
pub trait Flow: 'static {
    fn limiter(limits: &Limits) -> &DefaultKeyedRateLimiter<String>;
}

macro_rules! flows {
    ($($(#[$doc:meta])* $name:ident $field:ident;)*) => {
        /// The limiters of all flows, keyed by address.
        pub struct Limits { $($field: DefaultKeyedRateLimiter<String>,)* }

        $($(#[$doc])*
        pub struct $name;

        impl Flow for $name {
            fn limiter(limits: &Limits) -> &DefaultKeyedRateLimiter<String> { &limits.$field }
        })*
    };
}

flows! {
    /// Signing in.
    SignIn sign_in;
    /// Refreshing and ending a session.
    Refresh refresh;
    /// Asking for codes, each of which is a message to somebody.
    AskingForCodes asking_for_codes;
    /// Trying codes.
    ProvingCodes proving_codes;
    /// One-time links: password reset and set-up.
    Reset reset;
    /// Documents that everybody may read.
    Reading reading;
    /// Everything that a signed-in account does.
    Working working;
    /// Searches of a signed-in account.
    Searching searching;
    /// Showing masked data in full.
    Disclosing disclosing;
    /// Holding times without signing in.
    Holding holding;
    /// Links from messages.
    Linking linking;
}

impl Limits {
    pub fn new(settings: &RateLimits) -> Limits {
        let per_minute = |n: u32| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        Limits {
            sign_in: per_minute(settings.sign_ins_per_minute),
            refresh: per_minute(settings.requests_per_minute),
            asking_for_codes: per_minute(settings.codes_per_minute),
            proving_codes: per_minute(settings.code_tries_per_minute),
            reset: per_minute(settings.resets_per_minute),
            reading: per_minute(settings.requests_per_minute),
            working: per_minute(settings.requests_per_minute),
            searching: per_minute(settings.searches_per_minute),
            disclosing: per_minute(settings.disclosures_per_minute),
            holding: per_minute(settings.searches_per_minute),
            linking: per_minute(settings.searches_per_minute),
        }
    }

    /// 429 when the address or account has used up its quota of the flow.
    pub fn check<F: Flow>(&self, caller: &str) -> Result<(), ApiError> {
        F::limiter(self).check_key(&caller.to_owned()).map_err(|early| {
            let wait = early.wait_time_from(DefaultClock::default().now());
            ApiError::new(ErrorCode::TooManyRequests).after(wait.as_secs() + 1)
        })
    }

    /// Forgets addresses that have not called for a while.
    pub fn tidy(&self) {
        let all = [
            &self.sign_in,
            &self.refresh,
            &self.reset,
            &self.asking_for_codes,
            &self.proving_codes,
            &self.reading,
            &self.working,
            &self.searching,
            &self.disclosing,
            &self.holding,
            &self.linking,
        ];
        for limiter in all {
            limiter.retain_recent();
        }
    }
}
