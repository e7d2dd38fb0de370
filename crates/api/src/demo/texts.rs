//! What people wrote and said, as templates: administrative matters only, never anything about anybody's health.

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;

/// Subject and text with `{places}` to fill.
pub type Template = (&'static str, &'static str);

pub const ASKS: &[Template] = &[
    ("Menanyakan jadwal {dokter}", "Selamat pagi, apakah {dokter} praktik di {cabang} hari {tanggal}? Saya mau daftar {layanan}."),
    (
        "Minta dibuatkan janji",
        "Permisi, mau buat janji {layanan} dengan {dokter}. Kalau bisa {tanggal} ya, sekitar pukul {jam}. Terima kasih.",
    ),
    ("Tanya antrean", "Halo Klinik Akar Wangi, untuk {layanan} hari {tanggal} masih ada tempat? Kalau penuh boleh hari lain."),
    ("Daftar lewat WhatsApp", "Siang Kak, mau daftar ke {dokter} hari {tanggal} atas nama {nama}. Perlu bawa apa saja?"),
];
pub const CONFIRMS: &[Template] = &[
    (
        "Konfirmasi janji",
        "Baik {sapaan}, janji {layanan} dengan {dokter} sudah kami catat: {tanggal} pukul {jam} di cabang {cabang}. Mohon datang 15 menit lebih awal dan membawa KTP.",
    ),
    (
        "Janji tercatat",
        "Terima kasih, {sapaan}. Kami tunggu {tanggal} pukul {jam} di {cabang}. Bila berhalangan, balas pesan ini paling lambat sehari sebelumnya.",
    ),
];
pub const CALLS: &[Template] = &[
    ("Menelepon untuk membuat janji", "{sapaan} meminta jadwal {layanan}. Ditawarkan {tanggal} pukul {jam} dengan {dokter}, disetujui."),
    (
        "Menelepon, menanyakan jam praktik",
        "Menanyakan jam praktik {dokter}. Sudah dijelaskan; langsung dibuatkan janji {tanggal} pukul {jam}.",
    ),
    ("Mengubah jam kunjungan", "Minta digeser karena ada rapat. Dipindah ke {tanggal} pukul {jam}, dokter tetap {dokter}."),
];
pub const REMINDERS: &[Template] = &[
    (
        "Pengingat kunjungan",
        "Halo {sapaan}, kami mengingatkan janji {layanan} dengan {dokter} pada {tanggal} pukul {jam} di {cabang}. Balas YA untuk konfirmasi.",
    ),
    (
        "Pengingat kunjungan besok",
        "{sapaan}, sampai bertemu besok pukul {jam} di Klinik Akar Wangi {cabang}. Parkir tersedia di halaman belakang.",
    ),
];
pub const VISITS: &[&str] = &[
    "Datang tepat waktu. Data diri diperiksa, tidak ada perubahan.",
    "Datang bersama keluarga. Pembayaran tunai.",
    "Check-in mandiri lewat kode QR. Menunggu sekitar 20 menit.",
    "Terlambat 10 menit karena macet, tetap dilayani sesuai nomor antrean.",
    "Pembayaran dengan QRIS. Kuitansi dikirim lewat email.",
    "Membawa surat jaminan dari perusahaan. Berkas lengkap.",
    "Meminta kuitansi untuk diganti kantor, sudah diberikan.",
    "Halaman parkir penuh; diarahkan petugas ke lahan seberang.",
    "Menunggu agak lama karena dokter menangani pasien sebelumnya. Pasien memaklumi.",
    "Jadwal kontrol berikutnya sudah dibicarakan di meja depan.",
];
pub const FOLLOW_UPS: &[Template] = &[
    ("Menanyakan kepuasan kunjungan", "{sapaan} puas dengan pelayanan. Menyarankan papan nomor antrean dibuat lebih besar."),
    ("Telepon setelah kunjungan", "Dihubungi sehari setelah {layanan}. Tidak ada keluhan tentang pelayanan; berterima kasih."),
    ("Tidak diangkat", "Dihubungi dua kali setelah kunjungan {tanggal}, tidak diangkat. Dicoba lagi lewat WhatsApp."),
];
pub const NOTES: &[Template] = &[
    ("Waktu yang disukai", "Lebih suka dihubungi setelah pukul 16.00 karena bekerja."),
    ("Pengantar", "Biasanya diantar keluarga; mohon disediakan kursi di ruang tunggu depan."),
    ("Cara bayar", "Meminta rincian biaya sebelum tindakan. Biasanya memakai QRIS."),
    ("Bahasa", "Lebih nyaman berbicara bahasa daerah dengan petugas; dr. dan perawat sudah tahu."),
    ("Data diperbarui", "Alamat dan nomor telepon dicocokkan dengan KTP saat kunjungan {tanggal}."),
    ("Permintaan khusus", "Minta jadwal {dokter} yang sama setiap kali berkunjung."),
];
pub const EMAILS: &[Template] = &[
    (
        "Kuitansi kunjungan {tanggal}",
        "Yth. {nama},\n\nTerlampir kuitansi {layanan} di cabang {cabang}. Terima kasih atas kepercayaan Anda.\n\nKlinik Akar Wangi",
    ),
    (
        "Salinan surat keterangan",
        "Yth. {nama},\n\nSalinan surat yang diminta pada {tanggal} dapat diambil di meja depan atau diunduh dari portal.\n\nKlinik Akar Wangi",
    ),
];
pub const PRICES: &[Template] = &[
    ("Menanyakan biaya {layanan}", "Selamat siang, berapa biaya {layanan} di cabang {cabang}? Apakah bisa pakai asuransi kantor?"),
    ("Tanya paket keluarga", "Halo, apakah ada paket {layanan} untuk keluarga? Kami berempat."),
    ("Tanya lokasi dan parkir", "Klinik yang di {cabang} dekat mana ya? Ada parkir mobil?"),
    ("Menanyakan vaksin", "Apakah {layanan} tersedia hari Sabtu? Bisa langsung datang atau harus janji dulu?"),
];
pub const ANSWERS: &[Template] = &[
    (
        "Membalas pertanyaan biaya",
        "Selamat siang, {sapaan}. Biaya {layanan} {harga}, belum termasuk obat. Kami bisa buatkan janji kapan saja.",
    ),
    (
        "Mengirim daftar layanan",
        "Halo {sapaan}, terima kasih sudah menghubungi kami. Daftar layanan dan jam buka cabang {cabang} ada di portal kami.",
    ),
];
pub const COMPLAINTS: &[Template] = &[
    ("Keluhan waktu tunggu", "Mengeluh menunggu hampir satu jam pada kunjungan {tanggal}. Sudah minta maaf dan menawarkan jam pagi."),
    ("Keluhan tagihan", "Merasa biaya {layanan} berbeda dari yang disebut di telepon. Dijelaskan rinciannya, diterima."),
    ("Keluhan ruang tunggu", "AC ruang tunggu cabang {cabang} kurang dingin. Diteruskan ke bagian umum."),
];

/// What the places of a template stand for.
#[derive(Debug)]
pub struct Values<'a> {
    pub name: &'a str,
    pub greeting: &'a str,
    pub doctor: &'a str,
    pub service: &'a str,
    pub price: String,
    pub branch: &'a str,
    pub day: String,
    pub time: String,
}

impl Values<'_> {
    /// The template with its places filled.
    pub fn fill(&self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() + 60);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(self.value(place));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn value(&self, place: &str) -> &str {
        match place {
            "nama" => self.name,
            "sapaan" => self.greeting,
            "dokter" => self.doctor,
            "layanan" => self.service,
            "harga" => &self.price,
            "cabang" => self.branch,
            "tanggal" => &self.day,
            "jam" => &self.time,
            _ => "",
        }
    }
}

/// `Selasa, 17 November` and `10.45` in the zone of the branch.
pub fn day_and_time(at: DateTime<Utc>, zone: Tz) -> (String, String) {
    const DAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
    const MONTHS: [&str; 12] =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
    let local = at.with_timezone(&zone);
    let day = DAYS[local.weekday().num_days_from_monday() as usize];
    (format!("{day}, {} {}", local.day(), MONTHS[local.month0() as usize]), format!("{:02}.{:02}", local.hour(), local.minute()))
}

/// The name of a service after other words: `konsultasi umum`, but `MCU Dasar`.
pub fn within_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// `Rp275.000`.
pub fn rupiah(amount: i64) -> String {
    let digits = amount.to_string();
    let mut text = String::from("Rp");
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_every_template_has_a_value() {
        let (day, time) = day_and_time(DateTime::from_timestamp(1_794_886_800, 0).unwrap(), Tz::Asia__Makassar);
        let values = Values {
            name: "Siti",
            greeting: "Bu Siti",
            doctor: "dr. Ayu",
            service: "MCU",
            price: rupiah(2_750_000),
            branch: "Kemang",
            day,
            time,
        };
        let all = [ASKS, CONFIRMS, CALLS, REMINDERS, FOLLOW_UPS, NOTES, EMAILS, PRICES, ANSWERS, COMPLAINTS];
        for (subject, body) in all.into_iter().flatten() {
            for text in [subject, body] {
                for place in text.split('{').skip(1) {
                    let name = place.split('}').next().unwrap();
                    assert!(!values.value(name).is_empty(), "{name} in {text}");
                }
                assert!(!values.fill(text).contains(['{', '}']));
            }
        }
        assert_eq!(values.fill("{harga} {sapaan}"), "Rp2.750.000 Bu Siti");
        assert_eq!(values.time.len(), 5);
        assert_eq!(within_a_sentence("Konsultasi umum"), "konsultasi umum");
        assert_eq!(within_a_sentence("MCU Dasar"), "MCU Dasar");
    }
}
