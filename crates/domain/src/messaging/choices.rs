//! The closed sets of values of messages.

use crate::choices;

choices! {
    /// The way a message goes.
    MessageChannel {
        Email "email" "Email" "E-mail";
        Sms "sms" "SMS" "SMS";
        Whatsapp "whatsapp" "WhatsApp" "WhatsApp";
        Inbox "inbox" "Kotak masuk portal" "Portal inbox";
        Browser "browser" "Pemberitahuan peramban" "Browser notification";
    }
    /// What a message is sent for; consent is given by purpose.
    MessagePurpose {
        Care "care" "Perawatan" "Care";
        Administration "administration" "Administrasi" "Administration";
        Marketing "marketing" "Promosi" "Marketing";
        Survey "survey" "Survei" "Survey";
        Research "research" "Penelitian" "Research";
    }
    /// How far a message has come.
    MessageState {
        Queued "queued" "Menunggu" "Queued";
        Sending "sending" "Sedang dikirim" "Sending";
        Sent "sent" "Terkirim" "Sent";
        Delivered "delivered" "Sampai" "Delivered";
        Read "read" "Dibaca" "Read";
        Failed "failed" "Gagal" "Failed";
        Uncertain "uncertain" "Tidak pasti" "Uncertain";
        Withheld "withheld" "Ditahan" "Withheld";
        Withdrawn "withdrawn" "Ditarik" "Withdrawn";
    }
    /// What the gate said at the moment of sending.
    GateAnswer {
        Allow "allow" "Boleh dikirim" "May be sent";
        QuietHours "quiet_hours" "Ditunda sampai jam tenang berakhir" "Put off until quiet hours end";
        TooLate "too_late" "Sudah tidak berguna" "No longer useful";
        NoLongerValid "no_longer_valid" "Hal yang diberitahukan sudah berubah" "What it is about has changed";
        NoAddress "no_address" "Tidak ada alamat untuk saluran ini" "No address for this channel";
        ChannelUnwanted "channel_unwanted" "Penerima memilih saluran lain" "The recipient prefers another channel";
        TopicUnwanted "topic_unwanted" "Penerima tidak menginginkan topik ini" "The recipient does not want this topic";
        NoConsent "no_consent" "Tidak ada persetujuan untuk tujuan ini" "No consent for this purpose";
        Archived "archived" "Data penerima diarsipkan" "The recipient's record is archived";
        Deceased "deceased" "Penerima telah meninggal" "The recipient has died";
        AccountClosed "account_closed" "Akun penerima tidak aktif" "The recipient's account is not active";
    }
    /// Why an attempt to send failed; without personal data.
    SendFailure {
        Connection "connection" "Server tidak dapat dihubungi" "The server cannot be reached";
        Timeout "timeout" "Server terlalu lama menjawab" "The server took too long";
        Refused "refused" "Server menolak pesan ini" "The server refused this message";
        Busy "busy" "Server meminta agar dicoba lagi" "The server asks to try again";
        NotAuthenticated "not_authenticated" "Server tidak menerima nama dan kata sandi kami" "The server does not accept our name and password";
        BadAddress "bad_address" "Alamat tidak dapat dipakai" "The address cannot be used";
        BadTemplate "bad_template" "Templat tidak dapat diisi" "The template cannot be filled in";
        NoTransport "no_transport" "Saluran ini belum tersedia" "This channel is not available";
        Storage "storage" "Pesan tidak dapat disimpan" "The message could not be stored";
        Unreadable "unreadable" "Pesan tidak dapat dibuka dengan kunci sekarang" "The message cannot be opened with the present key";
        Interrupted "interrupted" "Terputus saat dikirim" "Interrupted while it was sent";
    }
}

impl MessagePurpose {
    /// Whether somebody has to have agreed before anything is sent for it. Care and administration are what the person
    /// came for.
    pub fn needs_consent(self) -> bool {
        matches!(self, MessagePurpose::Marketing | MessagePurpose::Survey | MessagePurpose::Research)
    }

    /// Whether a message may be sent again when it is not known if it was sent: better twice than never, for care and
    /// administration; a campaign waits for a decision.
    pub fn is_repeated_when_uncertain(self) -> bool {
        !self.needs_consent()
    }
}
