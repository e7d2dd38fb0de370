//! About results of the laboratory: that there is something to read, never what.

use domain::Text2;

use super::Shipped;

pub const RESULT: Shipped = Shipped {
    subject: Text2::new("Ada kabar baru untuk Anda di {{ clinic }}", "There is news for you at {{ clinic }}"),
    inbox: Text2::new(
        "Hasil pemeriksaan{% if patient %} {{ patient }}{% endif %} sudah dapat dilihat di portal.",
        "{% if patient %}The results of {{ patient }}{% else %}Your results{% endif %} can be read on the portal.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Hasil pemeriksaan{% if patient %} {{ patient }}{% else %} Anda{% endif %} sudah dapat dilihat di portal. Demi kerahasiaan, isinya tidak kami kirim lewat pesan.
{% if link %}
Lihat hasilnya di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

{% if patient %}The results of {{ patient }}{% else %}Your results{% endif %} can be read on the portal. To keep them private we do not send them in messages.
{% if link %}
Read them here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const CORRECTED: Shipped = Shipped {
    subject: Text2::new("Ada pembaruan untuk Anda di {{ clinic }}", "There is an update for you at {{ clinic }}"),
    inbox: Text2::new(
        "Hasil pemeriksaan{% if patient %} {{ patient }}{% endif %} telah dikoreksi; silakan lihat yang terbaru di portal.",
        "{% if patient %}The results of {{ patient }}{% else %}Your results{% endif %} were corrected; please read the latest on the portal.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Hasil pemeriksaan{% if patient %} {{ patient }}{% else %} Anda{% endif %} telah dikoreksi. Silakan lihat yang terbaru di portal; nilai sebelumnya tetap dapat dilihat di sana.
{% if link %}
Lihat hasilnya di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

{% if patient %}The results of {{ patient }}{% else %}Your results{% endif %} were corrected. Please read the latest on the portal; the earlier values can still be seen there.
{% if link %}
Read them here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const COMMENT: Shipped = Shipped {
    subject: Text2::new("Ada catatan untuk Anda di {{ clinic }}", "There is a note for you at {{ clinic }}"),
    inbox: Text2::new(
        "Dokter menulis catatan tentang hasil pemeriksaan{% if patient %} {{ patient }}{% endif %}; silakan baca di portal.",
        "The doctor wrote a comment on {% if patient %}the results of {{ patient }}{% else %}your results{% endif %}; please read it on the portal.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Dokter menulis catatan tentang hasil pemeriksaan{% if patient %} {{ patient }}{% else %} Anda{% endif %}. Silakan baca di portal.
{% if link %}
Baca di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

The doctor wrote a comment on {% if patient %}the results of {{ patient }}{% else %}your results{% endif %}. Please read it on the portal.
{% if link %}
Read it here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};
