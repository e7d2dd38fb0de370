//! The catalogue of the laboratory in the settings.

use crate::i18n::Count;

crate::texts! {
    group { id: "Laboratorium", en: "Laboratory" }
    analytes { id: "Pemeriksaan lab", en: "Laboratory tests" }
    analytes_sub { id: "Satuan, rentang rujukan, dan yang menunggu catatan dokter.", en: "Units, reference ranges, and what waits for a doctor's comment." }
    new_analyte { id: "Pemeriksaan baru", en: "New test" }
    edit_analyte { id: "Ubah pemeriksaan", en: "Edit the test" }
    search_analytes { id: "Cari pemeriksaan", en: "Search tests" }
    analytes_empty { id: "Belum ada pemeriksaan", en: "No tests yet" }
    analytes_empty_text { id: "Katalog bawaan memuat sekitar 60 pemeriksaan. Anda dapat menambah yang lain.", en: "The built-in catalogue holds about 60 tests. You can add others." }
    loinc { id: "Kode LOINC", en: "LOINC code" }
    loinc_hint { id: "Contoh: 2093-3. Setiap kode memiliki riwayat nilai sendiri.", en: "Example: 2093-3. Each code has a history of its own." }
    plain_id { id: "Nama untuk pasien (Indonesia)", en: "Name for patients (Indonesian)" }
    plain_en { id: "Nama untuk pasien (Inggris)", en: "Name for patients (English)" }
    plain_hint { id: "Kata sehari-hari, misalnya “kolesterol baik (HDL)”.", en: "Everyday words, such as “good cholesterol (HDL)”." }
    about_id { id: "Arti untuk pasien (Indonesia)", en: "What it means, for patients (Indonesian)" }
    about_en { id: "Arti untuk pasien (Inggris)", en: "What it means, for patients (English)" }
    unit { id: "Satuan", en: "Unit" }
    unit_hint { id: "Ditulis menurut UCUM, misalnya mg/dL atau mm[Hg].", en: "Written as in UCUM, such as mg/dL or mm[Hg]." }
    decimals { id: "Angka di belakang koma", en: "Decimals" }
    category { id: "Kelompok", en: "Category" }
    position { id: "Urutan dalam kelompok", en: "Place within the category" }
    position_hint { id: "Angka kecil tampil lebih dulu.", en: "Small numbers come first." }
    plausible_low { id: "Wajar mulai dari", en: "Plausible from" }
    plausible_high { id: "Wajar sampai", en: "Plausible up to" }
    plausible_hint { id: "Nilai di luar batas ini perlu dipastikan sekali lagi saat diisi.", en: "Values outside these limits have to be confirmed when they are entered." }
    with_comment { id: "Tunggu catatan dokter sebelum dilihat pasien", en: "Wait for the doctor's comment before the patient sees it" }
    with_comment_short { id: "Tunggu catatan", en: "Waits for a comment" }
    with_comment_hint { id: "Paling lama selama waktu yang ditentukan klinik; setelah itu hasil dirilis tanpa catatan.", en: "At most for the time set by the clinic; after that the result is released without a comment." }
    ranges { id: "Rentang rujukan", en: "Reference ranges" }
    ranges_hint { id: "Batas termasuk di dalam rentang. Rentang untuk satu jenis kelamin didahulukan. Hasil lama tetap memakai rentang yang berlaku saat itu.", en: "The limits themselves are within the range. A range for one sex takes precedence over one for everybody. Earlier results keep the range that applied at the time." }
    n_ranges(n: Count) { id: "{n} rentang", en: "{n} ranges", one: "{n} range" }
    range_n(n: Count) { id: "Rentang {n}", en: "Range {n}" }
    add_range { id: "Tambah rentang", en: "Add a range" }
    sex { id: "Untuk", en: "For" }
    everybody { id: "Semua", en: "Everybody" }
    age_from { id: "Umur mulai", en: "Age from" }
    age_to { id: "Umur di bawah", en: "Age below" }
    age_hint { id: "18 th atau 6 bln", en: "18 y or 6 mo" }
    low { id: "Batas bawah", en: "Lower limit" }
    high { id: "Batas atas", en: "Upper limit" }
    critical_low { id: "Kritis di bawah", en: "Critical below" }
    critical_high { id: "Kritis di atas", en: "Critical above" }
    valid_from { id: "Berlaku sejak", en: "Valid from" }
    valid_to { id: "Berlaku sampai", en: "Valid until" }
    other_units { id: "Satuan lain", en: "Other units" }
    other_units_hint { id: "Nilai dalam satuan lain diubah saat diisi; angka aslinya tetap disimpan.", en: "Values in another unit are converted when they are entered; the original number is kept." }
    add_unit { id: "Tambah satuan", en: "Add a unit" }
    unit_n(n: Count) { id: "Satuan {n}", en: "Unit {n}" }
    factor { id: "Faktor", en: "Factor" }
    factor_hint { id: "Nilai × faktor + tambahan = nilai dalam satuan utama.", en: "Value × factor + offset = value in the main unit." }
    shift { id: "Tambahan", en: "Offset" }
    panels { id: "Panel lab", en: "Laboratory panels" }
    panels_sub { id: "Pemeriksaan yang biasa diminta bersama.", en: "Tests that are usually requested together." }
    new_panel { id: "Panel baru", en: "New panel" }
    edit_panel { id: "Ubah panel", en: "Edit the panel" }
    search_panels { id: "Cari panel", en: "Search panels" }
    panels_empty { id: "Belum ada panel", en: "No panels yet" }
    panels_empty_text { id: "Panel memilih beberapa pemeriksaan sekaligus.", en: "A panel selects several tests at once." }
    tests { id: "Pemeriksaan", en: "Tests" }
    n_tests(n: Count) { id: "{n} pemeriksaan", en: "{n} tests", one: "{n} test" }
    move_up(name: &str) { id: "Naikkan {name}", en: "Move {name} up" }
    move_down(name: &str) { id: "Turunkan {name}", en: "Move {name} down" }
}
