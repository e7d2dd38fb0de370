//! About a free time from the waiting list, and the next visit that is due.

use domain::Text2;

use super::Shipped;

pub const OFFER: Shipped = Shipped {
    subject: Text2::new("Ada waktu kosong: {{ date }}, {{ time }}", "A time has become free: {{ date }}, {{ time }}"),
    inbox: Text2::new(
        "Ada waktu kosong{% if patient %} untuk {{ patient }}{% endif %} dengan {{ practitioner }}: {{ date }} pukul {{ time }}. Kami simpan sampai {{ until }}.",
        "A time has become free{% if patient %} for {{ patient }}{% endif %} with {{ practitioner }}: {{ date }} at {{ time }}. We keep it until {{ until }}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Ada waktu kosong yang Anda tunggu{% if patient %} untuk {{ patient }}{% endif %}.

Waktu: {{ date }} pukul {{ time }}
Layanan: {{ service }}
Tenaga medis: {{ practitioner }}
Tempat: {{ location }}

Waktu ini kami simpan untuk Anda sampai {{ until }}; setelah itu kami tawarkan kepada penunggu berikutnya.
{% if link %}
Ambil atau lewati di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

A time that you are waiting for has become free{% if patient %} for {{ patient }}{% endif %}.

Time: {{ date }} at {{ time }}
Service: {{ service }}
With: {{ practitioner }}
Place: {{ location }}

We keep it for you until {{ until }}; after that it is offered to the next in line.
{% if link %}
Take it or pass it on here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const RECALL_DUE: Shipped = Shipped {
    subject: Text2::new("Waktunya membuat janji di {{ clinic }}", "Time to book at {{ clinic }}"),
    inbox: Text2::new(
        "Waktunya {{ service }}{% if patient %} untuk {{ patient }}{% endif %}, sebaiknya sebelum {{ due }}. Silakan pilih waktu yang cocok.",
        "It is time for {{ service }}{% if patient %} for {{ patient }}{% endif %}, best before {{ due }}. Please choose a time that suits you.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Sudah waktunya {{ service }}{% if patient %} untuk {{ patient }}{% endif %}, sebaiknya sebelum {{ due }}{% if location %} di {{ location }}{% endif %}.
{% if link %}
Pilih waktu yang cocok di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

It is time for {{ service }}{% if patient %} for {{ patient }}{% endif %}, best before {{ due }}{% if location %} at {{ location }}{% endif %}.
{% if link %}
Choose a time that suits you here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};
