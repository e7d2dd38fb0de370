//! Words on components that every page uses.

use crate::i18n::Count;

crate::texts! {
    optional { id: "opsional", en: "optional" }
    save { id: "Simpan perubahan", en: "Save changes" }
    saving { id: "Menyimpan", en: "Saving" }
    back { id: "Kembali", en: "Back" }
    close { id: "Tutup", en: "Close" }
    cancel { id: "Batal", en: "Cancel" }
    edit { id: "Ubah", en: "Edit" }
    add { id: "Tambah", en: "Add" }
    remove { id: "Hapus", en: "Remove" }
    remove_named(name: &str) { id: "Hapus {name}", en: "Remove {name}" }
    show { id: "Tampilkan", en: "Show" }
    hide { id: "Sembunyikan", en: "Hide" }
    search { id: "Cari", en: "Search" }
    more { id: "Tindakan lain", en: "More actions" }
    previous { id: "Sebelumnya", en: "Previous" }
    next { id: "Berikutnya", en: "Next" }
    load_more { id: "Muat lebih lama", en: "Load older" }
    loading { id: "Memuat", en: "Loading" }
    loading_long { id: "Masih memuat. Sambungan Anda tampaknya lambat.", en: "Still loading. Your connection seems slow." }
    undo { id: "Urungkan", en: "Undo" }
    undone { id: "Diurungkan", en: "Undone" }
    copy { id: "Salin", en: "Copy" }
    copied { id: "Disalin", en: "Copied" }
    yes { id: "Ya", en: "Yes" }
    no { id: "Tidak", en: "No" }
    none { id: "Belum ada", en: "None yet" }
    choose { id: "Pilih…", en: "Choose…" }
    select_all { id: "Pilih semua baris yang dimuat", en: "Select all loaded rows" }
    select_row(name: &str) { id: "Pilih {name}", en: "Select {name}" }
    selected(n: Count) { id: "{n} dipilih", en: "{n} selected" }
    clear_selection { id: "Batalkan pilihan", en: "Clear the selection" }
    rows(n: Count) { id: "{n} baris", en: "{n} rows", one: "{n} row" }
    columns { id: "Kolom", en: "Columns" }
    columns_shown { id: "Kolom tampil", en: "Shown columns" }
    columns_reset { id: "Kembalikan ke bawaan", en: "Back to the default" }
    pinned { id: "tersemat", en: "pinned" }
    columns_order { id: "Ubah urutan: seret, atau Alt+↑ dan Alt+↓", en: "Reorder: drag, or Alt+↑ and Alt+↓" }
    column_menu(title: &str) { id: "Atur kolom {title}", en: "Arrange the column {title}" }
    column_moved(title: &str, n: Count, all: Count) { id: "Kolom {title} kini di tempat {n} dari {all}", en: "The column {title} is now in place {n} of {all}" }
    move_left { id: "Pindah ke kiri", en: "Move left" }
    move_right { id: "Pindah ke kanan", en: "Move right" }
    widen { id: "Perlebar", en: "Widen" }
    narrow { id: "Persempit", en: "Narrow" }
    own_width { id: "Lebar bawaan", en: "Default width" }
    hide_column { id: "Sembunyikan kolom", en: "Hide the column" }
    drag_edge { id: "Seret untuk mengubah lebar", en: "Drag to change the width" }
    sort { id: "Urutkan", en: "Sort" }
    sorted_by_likeness { id: "Selama mencari, yang paling mirip tampil lebih dulu", en: "While searching, the closest matches come first" }
    filter { id: "Saringan", en: "Filter" }
    add_filter { id: "Tambah saringan", en: "Add a filter" }
    clear_filters { id: "Hapus semua saringan", en: "Clear all filters" }
    open_full { id: "Buka penuh", en: "Open in full" }
    close_panel { id: "Tutup panel", en: "Close the panel" }
    position(n: Count, total: Count) { id: "{n} dari {total}", en: "{n} of {total}" }
    activity { id: "Aktivitas terakhir", en: "Recent activity" }
    activity_empty { id: "Belum ada yang dilakukan di halaman ini.", en: "Nothing has been done on this page yet." }
    required_hint { id: "Isian tanpa kata “opsional” wajib diisi.", en: "Fields without “optional” are required." }
    date_hint { id: "Contoh: 12-03-1984", en: "Example: 12-03-1984" }
    date_unread { id: "Tulis tanggal seperti 12-03-1984.", en: "Write the date like 12-03-1984." }
    time_unread { id: "Tulis jam seperti 08.30.", en: "Write the time like 08:30." }
    legend { id: "Arti tanda", en: "Legend" }
    street { id: "Jalan dan nomor", en: "Street and number" }
    rt { id: "RT", en: "RT" }
    rw { id: "RW", en: "RW" }
    village { id: "Kelurahan atau desa", en: "Kelurahan or village" }
    district { id: "Kecamatan", en: "Kecamatan (district)" }
    regency { id: "Kabupaten atau kota", en: "Kabupaten or city" }
    province { id: "Provinsi", en: "Province" }
    postal_code { id: "Kode pos", en: "Postal code" }
    country { id: "Negara", en: "Country" }
    leave_title { id: "Tinggalkan tanpa menyimpan?", en: "Leave without saving?" }
    leave_text { id: "Isian yang belum disimpan akan hilang.", en: "What has not been saved will be lost." }
    leave_stay { id: "Tetap di sini", en: "Stay here" }
    leave_go { id: "Tinggalkan", en: "Leave" }
}
