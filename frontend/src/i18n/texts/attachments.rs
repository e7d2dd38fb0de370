//! Files that go with a message.

use crate::i18n::Count;

crate::texts! {
    attach { id: "Lampirkan foto atau PDF", en: "Attach a photo or PDF" }
    wrong(name: &str) { id: "{name} tidak dapat dilampirkan. Pilih foto (JPEG, PNG) atau PDF.", en: "{name} cannot be attached. Choose a photo (JPEG, PNG) or a PDF." }
    too_large(name: &str) { id: "{name} lebih besar dari 20 MB. Pilih berkas yang lebih kecil.", en: "{name} is larger than 20 MB. Choose a smaller file." }
    too_many(n: Count) { id: "Paling banyak {n} berkas dalam satu pesan.", en: "At most {n} files in one message." }
    remove(name: &str) { id: "Hapus {name}", en: "Remove {name}" }
    sending(name: &str, percent: Count) { id: "{name}, {percent}% terkirim", en: "{name}, {percent}% sent" }
    kilobytes(n: Count) { id: "{n} KB", en: "{n} KB" }
    megabytes(n: &str) { id: "{n} MB", en: "{n} MB" }
    clean { id: "Sudah diperiksa, bebas virus", en: "Checked, free of viruses" }
    not_scanned { id: "Tanpa pemindaian virus", en: "Not scanned for viruses" }
    quarantined { id: "Sedang diperiksa, sebentar lagi dapat dibuka", en: "Being checked; it can be opened in a moment" }
    infected { id: "Ditolak karena mengandung virus", en: "Refused because it contains a virus" }
    unknown { id: "Lampiran", en: "Attachment" }
    open(name: &str) { id: "Unduh {name}", en: "Download {name}" }
}
