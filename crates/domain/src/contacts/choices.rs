//! The closed sets of values of people and their timeline.

use crate::choices;

choices! {
    /// Administrative sex, as on the identity card.
    Sex {
        Female "female" "Perempuan" "Female";
        Male "male" "Laki-laki" "Male";
        Unknown "unknown" "Belum diketahui" "Unknown";
    }
    /// How a person is addressed.
    Honorific {
        Bapak "bapak" "Bapak" "Mr";
        Ibu "ibu" "Ibu" "Ms";
        Saudara "saudara" "Sdr." "Mr (young)";
        Saudari "saudari" "Sdri." "Ms (young)";
        Anak "anak" "An." "Child";
        Bayi "bayi" "By." "Infant";
    }
    /// What kind of number an identifier is.
    IdentifierKind {
        Nik "nik" "NIK" "NIK";
        Passport "passport" "Paspor" "Passport";
        Bpjs "bpjs" "No. BPJS" "BPJS number";
        Insurance "insurance" "No. asuransi" "Insurance number";
        Ihs "ihs" "No. IHS SATUSEHAT" "SATUSEHAT IHS number";
        External "external" "No. sistem lain" "Number in another system";
    }
    /// What an address is for.
    AddressKind {
        Home "home" "Rumah" "Home";
        IdCard "id_card" "Sesuai KTP" "As on the identity card";
        Work "work" "Tempat kerja" "Work";
    }
    /// How one person is related to another: the related person is the … of this one.
    LinkKind {
        Guardian "guardian" "wali" "guardian";
        Spouse "spouse" "suami/istri" "spouse";
        Parent "parent" "orang tua" "parent";
        Child "child" "anak" "child";
        Sibling "sibling" "saudara kandung" "sibling";
        Household "household" "serumah" "same household";
        Referrer "referrer" "perujuk" "referrer";
    }
    /// A way to reach a person.
    Channel {
        Whatsapp "whatsapp" "WhatsApp" "WhatsApp";
        Email "email" "Email" "E-mail";
        Sms "sms" "SMS" "SMS";
        Phone "phone" "Telepon" "Phone";
        Portal "portal" "Portal" "Portal";
    }
    /// What a person may want to hear about.
    Topic {
        Reminders "reminders" "Pengingat kunjungan" "Visit reminders";
        Results "results" "Hasil lab" "Lab results";
        Education "education" "Edukasi kesehatan" "Health education";
        Offers "offers" "Promosi" "Offers";
        Surveys "surveys" "Survei" "Surveys";
    }
    /// What kind of touchpoint an interaction is.
    InteractionKind {
        Note "note" "Catatan" "Note";
        Call "call" "Telepon" "Call";
        Message "message" "Pesan" "Message";
        Email "email" "Email" "E-mail";
        Visit "visit" "Kunjungan" "Visit";
    }
    /// Who started it.
    Direction {
        Inbound "inbound" "masuk" "inbound";
        Outbound "outbound" "keluar" "outbound";
    }
    /// What an account is to the clinic.
    AccountKind {
        Employer "employer" "Pemberi kerja" "Employer";
        Insurer "insurer" "Penjamin" "Insurer";
        Customer "customer" "Pelanggan korporat" "Corporate customer";
        Supplier "supplier" "Pemasok" "Supplier";
        Facility "facility" "Fasilitas perujuk" "Referring facility";
    }
    /// The type of a custom field.
    CustomFieldKind {
        Text "text" "Teks" "Text";
        Number "number" "Angka" "Number";
        Date "date" "Tanggal" "Date";
        Boolean "boolean" "Ya/Tidak" "Yes/No";
        Choice "choice" "Pilihan" "Choice";
    }
    /// The records that can have custom fields.
    CustomFieldResource {
        Contact "contact" "Kontak dan pasien" "Contacts and patients";
        Account "account" "Institusi" "Accounts";
    }
    /// The lists of which views can be saved.
    SavedViewResource {
        Patients "patients" "Pasien" "Patients";
        Contacts "contacts" "Kontak" "Contacts";
        Accounts "accounts" "Institusi" "Accounts";
    }
}
