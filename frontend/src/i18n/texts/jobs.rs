//! Work on many records.

use crate::i18n::Count;

crate::texts! {
    so_far(done: Count, all: Count) { id: "{done} dari {all}", en: "{done} of {all}" }
    ended(done: Count, all: Count) { id: "selesai, {done} dari {all}", en: "ended, {done} of {all}" }
    seconds_left { id: "kurang dari satu menit lagi", en: "less than a minute left" }
    minutes_left(n: Count) { id: "sekitar {n} menit lagi", en: "about {n} minutes left", one: "about {n} minute left" }
    stop { id: "Hentikan", en: "Stop" }
    refused(n: Count) { id: "{n} ditolak:", en: "{n} refused:" }
    refused_one(who: &str, why: &str) { id: "{who}: {why}", en: "{who}: {why}" }
    refused_more(n: Count) { id: "dan {n} lainnya", en: "and {n} more" }
    running(n: Count) { id: "Aktivitas terakhir, {n} pekerjaan berjalan", en: "Recent activity, {n} jobs running", one: "Recent activity, {n} job running" }
}
