//! What people have decided, asked about one message.

use serde::{Deserialize, Serialize};

use super::choices::*;

/// Why a message may or may not go out, as far as consent says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentVerdict {
    Allow,
    /// It needs a consent, and none was given.
    NoConsent,
    /// The person has refused or withdrawn.
    Withdrawn,
}

impl ConsentVerdict {
    pub fn code(self) -> &'static str {
        match self {
            ConsentVerdict::Allow => "allow",
            ConsentVerdict::NoConsent => "no_consent",
            ConsentVerdict::Withdrawn => "withdrawn",
        }
    }

    pub fn allows(self) -> bool {
        self == ConsentVerdict::Allow
    }
}

/// What a newest decision says about a purpose and channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub purpose: Purpose,
    pub channel: Option<ConsentChannel>,
    pub granted: bool,
}

/// Asks the newest decisions of a person whether something may be sent.
///
/// A refusal for the channel or for the whole purpose holds; a consent for one channel is one for that channel only.
pub fn verdict(decisions: &[Decision], purpose: Purpose, channel: ConsentChannel) -> ConsentVerdict {
    let about = |wanted: Option<ConsentChannel>| decisions.iter().find(|d| d.purpose == purpose && d.channel == wanted);
    let (whole, own) = (about(None).map(|d| d.granted), about(Some(channel)).map(|d| d.granted));
    match (whole, own) {
        (Some(false), _) | (_, Some(false)) => ConsentVerdict::Withdrawn,
        (Some(true), _) | (_, Some(true)) => ConsentVerdict::Allow,
        (None, None) if purpose.needs_consent() => ConsentVerdict::NoConsent,
        (None, None) => ConsentVerdict::Allow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(purpose: Purpose, channel: Option<ConsentChannel>, granted: bool) -> Decision {
        Decision { purpose, channel, granted }
    }

    #[test]
    fn marketing_needs_a_consent_and_care_a_refusal() {
        use ConsentChannel::*;
        assert_eq!(verdict(&[], Purpose::Marketing, Email), ConsentVerdict::NoConsent);
        assert_eq!(verdict(&[], Purpose::Care, Email), ConsentVerdict::Allow);
        assert_eq!(verdict(&[decided(Purpose::Care, None, false)], Purpose::Care, Email), ConsentVerdict::Withdrawn);
        let only_email = [decided(Purpose::Marketing, Some(Email), true)];
        assert_eq!(verdict(&only_email, Purpose::Marketing, Email), ConsentVerdict::Allow);
        assert_eq!(verdict(&only_email, Purpose::Marketing, Sms), ConsentVerdict::NoConsent);
        let but_sms = [decided(Purpose::Marketing, None, true), decided(Purpose::Marketing, Some(Sms), false)];
        assert_eq!(verdict(&but_sms, Purpose::Marketing, Sms), ConsentVerdict::Withdrawn);
        assert_eq!(verdict(&but_sms, Purpose::Marketing, Inbox), ConsentVerdict::Allow);
    }
}
