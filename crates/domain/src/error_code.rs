//! The one table of error codes: stable code, HTTP status and title in both languages.

use crate::lang::{Lang, Text2};

macro_rules! error_codes {
    ($($variant:ident $code:literal $status:literal $id:literal $en:literal;)*) => {
        /// A stable error code of the API; its documentation is the table in this file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorCode { $($variant),* }

        impl ErrorCode {
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$variant),*];

            /// The code as it stands in a problem document.
            pub fn code(self) -> &'static str {
                match self { $(ErrorCode::$variant => $code),* }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> u16 {
                match self { $(ErrorCode::$variant => $status),* }
            }

            /// The title in the caller's language.
            pub fn title(self, lang: Lang) -> &'static str {
                match self { $(ErrorCode::$variant => Text2::new($id, $en).get(lang)),* }
            }
        }
    };
}

error_codes! {
    Malformed              "malformed"               400 "Permintaan tidak dapat dibaca" "The request cannot be read";
    UnknownParameter       "unknown_parameter"       400 "Parameter tidak dikenal" "Unknown parameter";
    BadFilter              "bad_filter"              400 "Saringan tidak dapat dipakai" "The filter cannot be used";
    BadCursor              "bad_cursor"              400 "Penanda halaman tidak berlaku" "The page cursor is not valid";
    BadIdempotencyKey      "bad_idempotency_key"     400 "Idempotency-Key tidak dapat dipakai" "The Idempotency-Key cannot be used";
    Unauthenticated        "unauthenticated"         401 "Silakan masuk" "Please sign in";
    WrongCredentials       "wrong_credentials"       401 "Nama pengguna atau kata sandi salah" "Wrong user name or password";
    SessionEnded           "session_ended"           401 "Sesi sudah berakhir, silakan masuk lagi" "The session has ended, please sign in again";
    Forbidden              "forbidden"               403 "Anda tidak memiliki izin untuk ini" "You do not have permission for this";
    BreakGlassRequired     "break_glass_required"    403 "Pasien ini di luar perawatan Anda" "This patient is outside your care";
    CrossSite              "cross_site"              403 "Permintaan dari situs lain ditolak" "A request from another site was refused";
    NotFound               "not_found"               404 "Tidak ditemukan" "Not found";
    MethodNotAllowed       "method_not_allowed"      405 "Metode ini tidak tersedia di alamat ini" "This method is not available at this address";
    NotAcceptable          "not_acceptable"          406 "Bentuk jawaban yang diminta tidak tersedia" "The requested answer format is not available";
    Conflict               "conflict"                409 "Bertentangan dengan data yang ada" "It conflicts with existing data";
    PossibleDuplicate      "possible_duplicate"      409 "Orang ini mungkin sudah terdaftar" "This person may already be registered";
    SlotTaken              "slot_taken"              409 "Waktu ini baru saja terisi" "This time has just been taken";
    WrongState             "wrong_state"             409 "Langkah ini tidak sesuai dengan keadaan kunjungan sekarang" "This step does not fit the present state of the visit";
    FileWaiting            "file_waiting"            409 "Berkas masih diperiksa, coba lagi sebentar lagi" "The file is still being checked, try again shortly";
    InFlight               "in_flight"               409 "Permintaan yang sama sedang dikerjakan" "The same request is being worked on";
    LinkUsed               "link_used"               410 "Tautan ini sudah dipakai atau kedaluwarsa" "This link has been used or has expired";
    FileRefused            "file_refused"            410 "Berkas ini ditolak karena berbahaya dan sudah dihapus" "This file was refused because it is harmful, and has been deleted";
    Stale                  "stale"                   412 "Data sudah diubah orang lain" "Somebody else has changed the data";
    TooLarge               "too_large"               413 "Permintaan terlalu besar" "The request is too large";
    UnsupportedMediaType   "unsupported_media_type"  415 "Jenis isi tidak didukung" "Unsupported content type";
    Invalid                "invalid"                 422 "Ada isian yang perlu diperbaiki" "Some fields need correction";
    IdempotencyMismatch    "idempotency_mismatch"    422 "Idempotency-Key sudah dipakai untuk isi lain" "The Idempotency-Key was used with another body";
    PreconditionRequired   "precondition_required"   428 "If-Match diperlukan" "If-Match is required";
    TooManyRequests        "too_many_requests"       429 "Terlalu banyak permintaan, coba lagi sebentar" "Too many requests, try again shortly";
    Internal               "internal"                500 "Terjadi kesalahan di server" "Something went wrong on the server";
    Unavailable            "unavailable"             503 "Layanan sedang tidak tersedia, coba lagi sebentar" "The service is not available, try again shortly";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_titled_in_both_languages() {
        let mut codes: Vec<_> = ErrorCode::ALL.iter().map(|c| c.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ErrorCode::ALL.len());
        for code in ErrorCode::ALL {
            assert!((400..600).contains(&code.status()));
            assert_ne!(code.title(Lang::Id), code.title(Lang::En));
        }
    }
}
