//! Files on records.

crate::texts! {
    title { id: "Berkas", en: "Files" }
    tab { id: "Berkas", en: "Files" }
    empty { id: "Belum ada berkas.", en: "No files yet." }
    add { id: "Tambahkan berkas terpilih", en: "Add the chosen files" }
    added { id: "Berkas ditambahkan", en: "Files added" }
    save(name: &str) { id: "Unduh {name}", en: "Download {name}" }
    archive_named(name: &str) { id: "Arsipkan {name}", en: "Archive {name}" }
    archived(name: &str) { id: "{name} diarsipkan", en: "{name} was archived" }
}
