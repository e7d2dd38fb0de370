//! Words on charts, number lines and tables of results, in both apps.

use crate::i18n::Count;

crate::texts! {
    in_range { id: "dalam rentang", en: "within range" }
    high { id: "tinggi", en: "high" }
    low { id: "rendah", en: "low" }
    critical { id: "kritis", en: "critical" }
    range { id: "rentang rujukan", en: "reference range" }
    reference_word { id: "rujukan", en: "reference" }
    reference(the_range: &str) { id: "rujukan {the_range}", en: "reference {the_range}" }
    method(name: &str) { id: "metode {name}", en: "method {name}" }
    by_patient { id: "diisi pasien", en: "entered by the patient" }
    by_patient_at(laboratory: &str) { id: "diisi pasien, {laboratory}", en: "entered by the patient, {laboratory}" }
    by_patient_checked { id: "diisi pasien, sudah diperiksa petugas", en: "entered by the patient, checked by staff" }
    by_patient_checked_at(laboratory: &str) { id: "diisi pasien dari {laboratory}, sudah diperiksa petugas", en: "entered by the patient from {laboratory}, checked by staff" }
    patient_short { id: "pasien", en: "patient" }
    corrected { id: "dikoreksi", en: "corrected" }
    new_method { id: "ganti metode", en: "new method" }
    new_laboratory { id: "ganti lab", en: "other lab" }
    none_in_window { id: "Tidak ada nilai pada rentang waktu ini.", en: "No values in this period." }
    pressure { id: "Tekanan darah", en: "Blood pressure" }
    values_in(unit: &str) { id: "Nilai dalam {unit}", en: "Values in {unit}" }
    sugar_and_fats { id: "Gula dan lemak darah", en: "Glucose and blood fats" }
    all_lines { id: "Semua", en: "All" }
    n_lines(n: Count) { id: "{n} nilai", en: "{n} values", one: "{n} value" }
    range_of(name: &str, the_range: &str) { id: "Rujukan {name} {the_range}", en: "{name} reference {the_range}" }
    summary(n: Count, name: &str, value: &str) { id: "{name}: terakhir {value}. {n} titik.", en: "{name}: latest {value}. {n} points.", one: "{name}: latest {value}. {n} point." }
    keys { id: "Panah untuk berpindah titik. Tabel memuat semua nilai.", en: "Arrow keys move between points. The table holds every value." }
    highlight { id: "Sorot satu nilai", en: "Highlight one value" }
    zoom { id: "Perbesar dan geser grafik", en: "Zoom and move the charts" }
    zoom_in { id: "Perbesar", en: "Zoom in" }
    zoom_out { id: "Perkecil", en: "Zoom out" }
    earlier { id: "Lebih awal", en: "Earlier" }
    later { id: "Lebih akhir", en: "Later" }
    span { id: "Rentang waktu", en: "Period" }
    one_year { id: "1 th", en: "1 y" }
    two_years { id: "2 th", en: "2 y" }
    all_years { id: "Semua", en: "All" }
    test { id: "Pemeriksaan", en: "Test" }
    day { id: "Tanggal", en: "Date" }
    table_label { id: "Tabel riwayat, dapat digeser", en: "Table of the history, scrollable" }
    table_caption { id: "Hanya hari dengan nilai baru, terbaru lebih dulu. Angkanya sama dengan grafik.", en: "Only days with new values, the newest first. The numbers are the same as in the charts." }
    more_days(n: Count) { id: "Tampilkan {n} hari lain", en: "Show {n} more days", one: "Show {n} more day" }
    not_tested { id: "tidak diperiksa", en: "not tested" }
    n_earlier(n: Count) { id: "Tampilkan {n} nilai lain hari itu", en: "Show {n} other values of that day", one: "Show {n} other value of that day" }
    was_wrong { id: "sebelum dikoreksi", en: "before the correction" }
    was_wrong_because(reason: &str) { id: "sebelum dikoreksi: {reason}", en: "before the correction: {reason}" }
    earlier_that_day { id: "lebih awal hari itu", en: "earlier that day" }
    csv_head { id: "tanggal,kode,pemeriksaan,nilai,satuan,tanda,rujukan,metode,asal,koreksi", en: "date,code,test,value,unit,flag,reference,method,origin,correction" }
}
