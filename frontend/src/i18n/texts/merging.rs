//! Merging two records of one person.

use crate::i18n::Count;

crate::texts! {
    title(name: &str) { id: "Gabungkan ke {name}", en: "Merge into {name}" }
    title_plain { id: "Gabungkan data", en: "Merge records" }
    lead { id: "Data lain digabungkan ke data ini. Tautan lamanya tetap membuka data ini, dan penggabungan dapat diurungkan.", en: "The other record is merged into this one. Its old link still opens this record, and the merge can be undone." }
    choose { id: "Data mana yang digabungkan?", en: "Which record is merged?" }
    candidates { id: "Mungkin orang yang sama", en: "May be the same person" }
    no_candidates { id: "Tidak ada data yang mirip. Cari sendiri bila Anda yakin.", en: "No record looks alike. Search if you are sure." }
    find_other { id: "Cari data lain", en: "Find another record" }
    choose_named(name: &str) { id: "Bandingkan dengan {name}", en: "Compare with {name}" }
    choose_another { id: "Pilih data lain", en: "Choose another record" }
    swap { id: "Tukar arah", en: "Swap" }
    compare { id: "Nilai mana yang dipertahankan?", en: "Which values are kept?" }
    survives { id: "Dipertahankan", en: "Kept" }
    absorbed { id: "Digabungkan", en: "Merged" }
    both_same { id: "sama", en: "same" }
    take_from(field: &str, name: &str) { id: "{field} dari {name}", en: "{field} of {name}" }
    filled { id: "Diisi dari data yang digabungkan", en: "Filled from the merged record" }
    preview { id: "Yang akan berpindah", en: "What will move" }
    moved_interactions(n: Count) { id: "{n} catatan linimasa", en: "{n} timeline entries", one: "{n} timeline entry" }
    moved_identifiers(n: Count) { id: "{n} nomor identitas", en: "{n} identifiers", one: "{n} identifier" }
    moved_addresses(n: Count) { id: "{n} alamat", en: "{n} addresses", one: "{n} address" }
    moved_links(n: Count) { id: "{n} hubungan keluarga", en: "{n} family links", one: "{n} family link" }
    moved_tags(n: Count) { id: "{n} tag", en: "{n} tags", one: "{n} tag" }
    moved_accounts(n: Count) { id: "{n} institusi", en: "{n} institutions", one: "{n} institution" }
    moved_nothing { id: "Tidak ada bagian yang berpindah.", en: "No parts move." }
    different_birth { id: "Tanggal lahir keduanya berbeda. Pastikan ini orang yang sama.", en: "The dates of birth differ. Make sure this is the same person." }
    deceased(name: &str, date: &str) { id: "{name} tercatat meninggal {date}. Pastikan ini orang yang sama.", en: "{name} is recorded as deceased on {date}. Make sure this is the same person." }
    submit(who: &str) { id: "Gabungkan ke {who}", en: "Merge into {who}" }
    done(name: &str) { id: "{name} digabungkan", en: "{name} has been merged" }
    undone(name: &str) { id: "{name} dipisahkan kembali", en: "{name} has been separated again" }
    undo_title(name: &str) { id: "Pisahkan {name} kembali?", en: "Separate {name} again?" }
    undo_text { id: "Yang berpindah saat penggabungan kembali ke datanya semula. Yang ditambahkan sesudahnya tetap di sini.", en: "What moved in the merge goes back to its record. What was added since stays here." }
    undo_action { id: "Pisahkan kembali", en: "Separate again" }
    merged_by(who: &str) { id: "digabungkan oleh {who}", en: "merged by {who}" }
    was_undone(when: &str) { id: "Diurungkan {when}", en: "Undone {when}" }
    none { id: "Belum pernah digabungkan", en: "Never merged" }
    none_text { id: "Bila ada dua data untuk orang yang sama, gabungkan dari menu tindakan.", en: "If one person has two records, merge them from the menu of actions." }
}
