//! The closed sets of values of consents.

use crate::choices;

choices! {
    /// What a message or a use of data is for; consent is asked for by purpose.
    Purpose {
        Care "care" "Pelayanan kesehatan" "Care";
        Administration "administration" "Administrasi" "Administration";
        Marketing "marketing" "Penawaran dan promosi" "Offers and marketing";
        Survey "survey" "Survei" "Surveys";
        Research "research" "Penelitian" "Research";
    }
    /// A way by which a message goes out.
    ConsentChannel {
        Email "email" "Email" "E-mail";
        Sms "sms" "SMS" "SMS";
        Whatsapp "whatsapp" "WhatsApp" "WhatsApp";
        Inbox "inbox" "Kotak masuk portal" "Portal inbox";
        Browser "browser" "Notifikasi peramban" "Browser notification";
    }
    /// Where a consent was given or withdrawn.
    ConsentSource {
        SignUp "sign_up" "Pendaftaran portal" "Portal sign-up";
        Booking "booking" "Pembuatan janji" "Booking";
        Portal "portal" "Portal" "Portal";
        Desk "desk" "Loket" "Front desk";
        Link "link" "Tautan di pesan" "Link in a message";
        Import "import" "Impor" "Import";
    }
}

impl Purpose {
    /// Whether a message needs a consent that was given; care and administration go on until they are refused.
    pub fn needs_consent(self) -> bool {
        !matches!(self, Purpose::Care | Purpose::Administration)
    }
}
