//! How often one address may call each anonymous flow, and one account everything else.

use std::num::NonZeroU32;

use domain::ErrorCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::http::ApiError;
use crate::settings::RateLimits;

/// Counts the calls of each address or account.
type Limiter = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// Seconds for which a quota is given.
const WINDOW: u64 = 60;

/// A flow with a limit of its own.
pub trait Flow: 'static {
    /// What the headers call it.
    const NAME: &'static str;
    fn limiter(limits: &Limits) -> &Limiter;
}

/// Where a caller stands in a flow, for `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    flow: &'static str,
    quota: u32,
    remaining: u32,
    /// Seconds until the whole quota is there again; after a refusal, until the next call is answered.
    reset: u64,
}

impl Standing {
    /// The headers that tell it. Answers of two flows have them twice, which makes a list.
    pub fn headers(&self) -> [(&'static str, String); 2] {
        let Standing { flow, quota, remaining, reset } = self;
        [("ratelimit-policy", format!("\"{flow}\";q={quota};w={WINDOW}")), ("ratelimit", format!("\"{flow}\";r={remaining};t={reset}"))]
    }
}

macro_rules! flows {
    ($($(#[$doc:meta])* $name:ident $field:ident;)*) => {
        /// The limiters of all flows, keyed by address.
        pub struct Limits { $($field: Limiter,)* }

        $($(#[$doc])*
        pub struct $name;

        impl Flow for $name {
            const NAME: &'static str = stringify!($field);
            fn limiter(limits: &Limits) -> &Limiter { &limits.$field }
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
    /// Holding times: guests by their address, patients by their account.
    Holding holding;
    /// Links from messages.
    Linking linking;
    /// Verifying documents by their codes.
    Verifying verifying;
}

impl Limits {
    pub fn new(settings: &RateLimits) -> Limits {
        let per_minute =
            |n: u32| -> Limiter { RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN))).with_middleware() };
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
            holding: per_minute(settings.holds_per_minute),
            linking: per_minute(settings.searches_per_minute),
            verifying: per_minute(settings.code_tries_per_minute),
        }
    }

    /// Counts a call; 429 when the address or account has used up its quota of the flow.
    pub fn check<F: Flow>(&self, caller: &str) -> Result<Standing, ApiError> {
        let standing = |quota: Quota, remaining, reset| Standing { flow: F::NAME, quota: quota.burst_size().get(), remaining, reset };
        match F::limiter(self).check_key(&caller.to_owned()) {
            Ok(state) => {
                let (quota, remaining) = (state.quota(), state.remaining_burst_capacity());
                let used = quota.burst_size().get().saturating_sub(remaining);
                Ok(standing(quota, remaining, (quota.replenish_interval() * used).as_secs_f64().ceil() as u64))
            }
            Err(early) => {
                let wait = early.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
                Err(ApiError::new(ErrorCode::TooManyRequests).after(wait).at(standing(early.quota(), 0, wait)))
            }
        }
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
            &self.verifying,
        ];
        for limiter in all {
            limiter.retain_recent();
        }
    }
}
