//! About referrals: that one was sent or answered, never why or what came of it.

use domain::Text2;

use super::Shipped;

pub const SENT: Shipped = Shipped {
    subject: Text2::new("Ada surat untuk Anda di {{ clinic }}", "There is a letter for you at {{ clinic }}"),
    inbox: Text2::new(
        "Surat rujukan{% if patient %} untuk {{ patient }}{% endif %} sudah dapat diunduh di portal.",
        "A referral letter{% if patient %} for {{ patient }}{% endif %} can be downloaded from the portal.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Surat rujukan untuk {% if patient %}{{ patient }}{% else %}Anda{% endif %} sudah dibuat dan dapat diunduh di portal. Demi kerahasiaan, isinya tidak kami kirim lewat pesan.
{% if link %}
Lihat rujukan di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

A referral letter for {% if patient %}{{ patient }}{% else %}you{% endif %} is ready and can be downloaded from the portal. To keep it private we do not send what it says in messages.
{% if link %}
See the referral here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const ANSWERED: Shipped = Shipped {
    subject: Text2::new("Ada kabar baru untuk Anda di {{ clinic }}", "There is news for you at {{ clinic }}"),
    inbox: Text2::new(
        "Rujukan{% if patient %} {{ patient }}{% endif %} sudah dijawab; silakan baca di portal.",
        "{% if patient %}The referral of {{ patient }}{% else %}Your referral{% endif %} was answered; please read it on the portal.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Rujukan{% if patient %} {{ patient }}{% else %} Anda{% endif %} sudah dijawab. Silakan baca di portal; demi kerahasiaan, isinya tidak kami kirim lewat pesan.
{% if link %}
Baca di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

{% if patient %}The referral of {{ patient }}{% else %}Your referral{% endif %} was answered. Please read it on the portal; to keep it private we do not send what it says in messages.
{% if link %}
Read it here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};
