//! What is wrong with one field, in a stable code and a sentence that says what to do.

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Text2};

macro_rules! field_codes {
    ($($variant:ident $code:literal $id:literal $en:literal;)*) => {
        /// The reason why a field was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FieldCode { $($variant),* }

        impl FieldCode {
            pub const ALL: &'static [FieldCode] = &[$(FieldCode::$variant),*];

            pub fn code(self) -> &'static str {
                match self { $(FieldCode::$variant => $code),* }
            }

            pub fn message(self, lang: Lang) -> &'static str {
                match self { $(FieldCode::$variant => Text2::new($id, $en).get(lang)),* }
            }

            /// The code with this name, as a client reads it from a problem document.
            pub fn from_code(code: &str) -> Option<FieldCode> {
                FieldCode::ALL.iter().copied().find(|c| c.code() == code)
            }
        }
    };
}

field_codes! {
    Required       "required"        "Isian ini wajib diisi." "This field is required.";
    TooLong        "too_long"        "Isian terlalu panjang, ringkaslah." "The text is too long, shorten it.";
    TooShort       "too_short"       "Isian terlalu pendek." "The text is too short.";
    TooMany        "too_many"        "Terlalu banyak isian dalam daftar ini." "There are too many entries in this list.";
    Control        "control_character" "Isian memuat karakter yang tidak dapat disimpan; ketik ulang." "The text has characters that cannot be stored; type it again.";
    WrongType      "wrong_type"      "Jenis nilai tidak sesuai dengan dokumentasi." "The value is not of the documented type.";
    UnknownField   "unknown_field"   "Isian ini tidak dikenal atau hanya dapat dibaca." "This field is unknown or read-only.";
    UnknownValue   "unknown_value"   "Pilih salah satu nilai yang tersedia." "Choose one of the available values.";
    BadName        "bad_name"        "Tulis nama seperti di kartu identitas, setidaknya satu huruf." "Write the name as on the identity card, with at least one letter.";
    BadEmail       "bad_email"       "Tulis alamat email seperti nama@contoh.id." "Write an e-mail address like name@example.com.";
    BadPhone       "bad_phone"       "Tulis nomor telepon seperti 0812 3456 7890 atau +62…" "Write a phone number like 0812 3456 7890 or +62…";
    BadNik         "bad_nik"         "NIK terdiri dari 16 angka dengan tanggal lahir yang mungkin; periksa kembali kartunya." "A NIK has 16 digits with a possible birth date; check the card again.";
    NikMismatch    "nik_mismatch"    "NIK tidak cocok dengan tanggal lahir atau jenis kelamin." "The NIK does not match the birth date or sex.";
    BadMrn         "bad_mrn"         "No. rekam medis hanya memuat huruf, angka, titik dan tanda hubung." "A medical record number has only letters, digits, dots and hyphens.";
    BadDate        "bad_date"        "Tanggal di luar rentang yang mungkin." "The date is outside the possible range.";
    BadTime        "bad_time"        "Tulis jam seperti 21:00." "Write a time like 21:00.";
    BadZone        "bad_time_zone"   "Pilih zona waktu IANA, misalnya Asia/Jakarta." "Choose an IANA time zone, for example Asia/Jakarta.";
    BadCode        "bad_code"        "Kode hanya memuat huruf kecil, angka, garis bawah dan tanda hubung." "A code has only lower-case letters, digits, underscores and hyphens.";
    OutOfRange     "out_of_range"    "Nilai di luar rentang yang mungkin." "The value is outside the possible range.";
    Duplicate      "duplicate"       "Nilai ini sudah dipakai." "This value is already in use.";
    NotThere       "not_there"       "Data yang dirujuk tidak ditemukan." "The referenced record was not found.";
    WeakPassword   "weak_password"   "Kata sandi ini mudah ditebak; pilih beberapa kata yang tidak berhubungan." "This password is easy to guess; choose several unrelated words.";
    WrongPassword  "wrong_password"  "Kata sandi sekarang tidak cocok." "The current password does not match.";
    ReservedName   "reserved"        "Yang ini bawaan sistem dan tidak dapat diubah." "This one is built in and cannot be changed.";
    SelfReference  "self_reference"  "Seseorang tidak dapat dihubungkan dengan dirinya sendiri." "A person cannot be linked to themselves.";
}

/// One refused field of a problem document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer to the field in the body, or the name of the query parameter.
    pub pointer: String,
    /// Stable code, for example `required`.
    pub code: String,
    /// What to do, in the caller's language.
    pub message: String,
}

/// The refused fields of one document, gathered before they are put into words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<(String, FieldCode)>);

impl FieldErrors {
    pub fn one(pointer: impl Into<String>, code: FieldCode) -> Self {
        FieldErrors(vec![(pointer.into(), code)])
    }

    pub fn add(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.0.push((pointer.into(), code));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing was refused.
    pub fn into_result(self) -> Result<(), FieldErrors> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    pub fn in_words(&self, lang: Lang) -> Vec<FieldError> {
        let word = |(pointer, code): &(String, FieldCode)| FieldError {
            pointer: pointer.clone(),
            code: code.code().to_owned(),
            message: code.message(lang).to_owned(),
        };
        self.0.iter().map(word).collect()
    }
}
