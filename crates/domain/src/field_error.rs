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
    BadTemplate    "bad_template"    "Templat ini tidak dapat dibaca; periksa kurung {{ }} dan {% %}." "This template cannot be read; check the brackets {{ }} and {% %}.";
    UnknownVariable "unknown_variable" "Templat ini memakai variabel yang tidak tersedia di sini; lihat daftar variabelnya." "This template uses a variable that is not available here; see the list of variables.";
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
    BadTestCode    "bad_test_code"   "Kode pemeriksaan hanya memuat huruf besar, angka, titik dan tanda hubung, misalnya 2093-3." "The code of a test has only capital letters, digits, dots and hyphens, for example 2093-3.";
    OutOfRange     "out_of_range"    "Nilai di luar rentang yang mungkin." "The value is outside the possible range.";
    Duplicate      "duplicate"       "Nilai ini sudah dipakai." "This value is already in use.";
    NotThere       "not_there"       "Data yang dirujuk tidak ditemukan." "The referenced record was not found.";
    WeakPassword   "weak_password"   "Kata sandi ini mudah ditebak; pilih beberapa kata yang tidak berhubungan." "This password is easy to guess; choose several unrelated words.";
    WrongPassword  "wrong_password"  "Kata sandi sekarang tidak cocok." "The current password does not match.";
    ReservedName   "reserved"        "Yang ini bawaan sistem dan tidak dapat diubah." "This one is built in and cannot be changed.";
    WrongCode      "wrong_code"      "Kode tidak cocok atau sudah tidak berlaku; periksa lagi, atau minta kode baru." "The code does not match or no longer works; check it again, or ask for a new one.";
    NotWanted      "not_wanted"      "Kosongkan isian ini." "Leave this field out.";
    ConsentRequired "consent_required" "Setujui pemakaian data untuk pelayanan, agar kami dapat melayani Anda." "Agree to the use of data for care, so that we can serve you.";
    OldText        "old_text"        "Teks persetujuan sudah diperbarui; baca teks yang baru." "The text of the consent has changed; read the new one.";
    NoChannel      "channel_unavailable" "Kode belum dapat dikirim ke sini; pilih email, atau minta kode di loket." "A code cannot be sent there; choose e-mail, or ask for a code at the desk.";
    NotAChild      "not_a_child"     "Tambahkan orang dewasa dengan nomor rekam medisnya; kodenya dikirim kepada orang itu." "Add an adult by medical record number; the code goes to that person.";
    FamilyFull     "family_full"     "Anda sudah mewakili sepuluh orang; minta bantuan loket untuk menambah." "You act for ten people already; ask the desk to add more.";
    InThePast      "in_the_past"     "Waktu ini sudah lewat; pilih waktu yang akan datang." "This time has passed; choose one to come.";
    OutsideHours   "outside_hours"   "Di luar jam praktik; pilih salah satu waktu yang ditawarkan." "Outside the practice hours; choose one of the times on offer.";
    OffGrid        "off_grid"        "Kunjungan tidak dimulai pada jam ini; pilih salah satu waktu yang ditawarkan." "No visit starts at this minute; choose one of the times on offer.";
    OnHoliday      "on_holiday"      "Klinik tutup pada hari libur ini; pilih hari lain." "The clinic is closed on this holiday; choose another day.";
    PractitionerAway "practitioner_away" "Dokter tidak praktik pada waktu ini; pilih waktu atau dokter lain." "The practitioner is away at this time; choose another time or practitioner.";
    DayFull        "day_full"        "Kuota hari ini sudah penuh; pilih hari lain atau masuk daftar tunggu." "This day is fully booked; choose another day or join the waiting list.";
    TooSoon        "too_soon"        "Terlalu dekat untuk dipesan sendiri; pilih waktu sesudahnya atau hubungi klinik." "Too soon to book by yourself; choose a later time or call the clinic.";
    TooFarAhead    "too_far_ahead"   "Jadwal sejauh ini belum dibuka; pilih tanggal yang lebih dekat." "Bookings are not open that far ahead; choose an earlier date.";
    NotOffered     "not_offered_here" "Layanan ini tidak diberikan oleh tenaga medis atau di cabang ini; pilih yang lain." "This practitioner or branch does not offer the service; choose another.";
    HoldExpired    "hold_expired"    "Waktu yang ditahan untuk Anda sudah habis; pilih waktunya sekali lagi." "The time held for you has run out; choose your time again.";
    NotYourFamily  "not_your_family" "Anda hanya dapat membuat janji untuk diri sendiri dan keluarga yang terdaftar pada akun Anda; pilih salah satunya atau hubungi klinik." "You can book for yourself and the family on your account only; choose one of them or call the clinic.";
    NotYourSchedule "not_your_schedule" "Anda mengatur jadwal Anda sendiri atau cabang Anda saja; pilih dari situ, atau minta rekan yang berwenang." "You plan your own schedule or your own branches only; choose from those, or ask a colleague who plans this one.";
    ChangeTooLate  "change_too_late" "Sudah terlalu dekat dengan jadwal untuk diubah sendiri; silakan hubungi klinik." "It is too close to the visit to change it by yourself; please call the clinic.";
    TooManyOpen    "too_many_open"   "Sudah ada banyak janji yang belum dijalani; batalkan salah satu atau hubungi klinik." "There are many visits to come already; cancel one of them or call the clinic.";
    TooManyHeld    "too_many_held"   "Anda sudah menahan lima waktu; pesan atau lepaskan salah satunya, atau tunggu beberapa menit." "You hold five times already; book or release one of them, or wait a few minutes.";
    TooManyWaiting "too_many_waiting" "Anda sudah lima kali masuk daftar tunggu; tarik salah satunya atau hubungi klinik." "You are on the waiting list five times already; withdraw one of them or call the clinic.";
    SeriesConflict "series_conflict" "Beberapa tanggal dalam rangkaian tidak dapat dipesan; ubah atau lewati tanggal itu." "Some dates of the series cannot be booked; change or skip them.";
    NoSuchTime     "no_such_time"    "Jam ini tidak ada pada tanggal itu karena pergantian waktu musim; pilih jam sebelum atau sesudahnya." "This time does not exist on that date, because the clocks change; choose one before or after it.";
    OverbookReason "overbook_reason" "Tulis alasan memberi waktu ini; izin khusus diperlukan." "Write why this time is given; it needs a special permission.";
    OverlapsBooking "overlaps_booking" "Ada janji pada waktu ini; pindahkan dahulu, atau tetap simpan." "There are visits at this time; move them first, or save anyway.";
    BookingClosed  "booking_closed"  "Layanan ini tidak dapat dipesan sendiri; silakan hubungi klinik." "This service cannot be booked by yourself; please call the clinic.";
    NotToday       "not_today"       "Janji ini bukan untuk hari ini; pindahkan ke hari ini, atau terima tanpa janji." "This appointment is not for today; move it to today, or receive the patient as a walk-in.";
    NoSession      "no_session"      "Tenaga medis ini tidak punya jam praktik di sini hari ini; tambahkan jamnya atau pilih yang lain." "This practitioner has no hours here today; add hours or choose another.";
    Archived       "archived"        "Data orang ini diarsipkan; pulihkan dahulu." "The record of this person is archived; restore it first.";
    BadHash        "bad_hash"        "Kirim SHA-256 berkas sebagai 64 angka heksadesimal." "Send the SHA-256 of the file as 64 hexadecimal digits.";
    UnreadableFile "unreadable_file" "Berkas ini rusak atau tidak lengkap; buka dan simpan ulang, lalu unggah lagi." "This file is damaged or incomplete; open it, save it again, and upload it once more.";
    ActiveContent  "active_content"  "Berkas ini memuat makro, skrip, atau tautan yang dijalankan sendiri; simpan tanpa itu, misalnya sebagai PDF biasa." "This file has macros, scripts or links that run by themselves; save it without them, for example as a plain PDF.";
    TooManyPixels  "too_many_pixels" "Gambar ini terlalu besar; kecilkan hingga paling banyak 40 megapiksel." "This picture is too large; make it smaller, 40 megapixels at most.";
    UnpacksTooLarge "unpacks_too_large" "Isi berkas ini terlalu besar setelah dibuka; pecah menjadi beberapa berkas." "This file is too large once it is unpacked; split it into several.";
    QuotaFull      "quota_full"      "Ruang berkas untuk data ini sudah penuh; minta klinik menambah ruangnya." "There is no space left for files on this record; ask the clinic for more.";
    TooManyFiles   "too_many_files"  "Data ini sudah memiliki 200 berkas; arsipkan yang tidak diperlukan." "This record has 200 files already; archive those that are not needed.";
    NoHeadDoctor   "no_head_doctor"  "Dokter ini belum dapat ditanyai, karena belum ada dokter kepala untuk spesialisasinya maupun untuk klinik. Pilih dokter lain, atau hubungi klinik." "This doctor cannot be asked yet, because neither the speciality nor the clinic has a head doctor. Choose another doctor, or call the clinic.";
    NotAnswering   "not_answering"   "Dokter ini tidak menjawab pertanyaan lewat portal; pilih dokter lain." "This doctor does not answer questions on the portal; choose another one.";
    Verified       "verified"        "Ini sudah diverifikasi; buat koreksi bila keliru." "This has been verified already; correct it if it is wrong.";
    NotVerified    "not_verified"    "Nilai ini belum diverifikasi; ubah drafnya." "This value has not been verified yet; change the draft.";
    BadValue       "bad_value"       "Tulis angka dengan koma atau titik desimal, tanpa pemisah ribuan, misalnya 1,5 atau < 0,3." "Write a number with a decimal comma or point and no thousands separator, for example 1.5 or < 0.3.";
    AmbiguousValue "ambiguous_value" "Nilai ini dapat dibaca dua cara; tulis 1,5 untuk satu setengah atau 1500 untuk seribu lima ratus." "This value can be read in two ways; write 1.5 for one and a half, or 1500 for fifteen hundred.";
    Implausible    "implausible"     "Nilai ini tidak biasa; periksa sekali lagi, lalu perbaiki atau pastikan." "This value is unusual; check it once more, then correct or confirm it.";
    UnknownUnit    "unknown_unit"    "Satuan ini tidak dapat diubah ke satuan pemeriksaan; pilih satuan yang tersedia." "This unit cannot be converted to that of the test; choose one of its units.";
    RangeOverlap   "range_overlap"   "Untuk jenis kelamin, umur, dan tanggal yang sama hanya boleh ada satu rentang; ubah salah satunya." "There can be only one range for the same sex, age and date; change one of them.";
    BadLimits      "bad_limits"      "Batas harus berurutan: kritis rendah, rendah, tinggi, kritis tinggi." "Limits have to be in order: critically low, low, high, critically high.";
    InUse          "in_use"          "Ini sudah dipakai oleh hasil yang ada; arsipkan pemeriksaan ini dan tambahkan yang baru." "Existing results use this; archive this test and add a new one.";
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
