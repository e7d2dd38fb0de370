//! About a visit.

use domain::Text2;

use super::Shipped;

pub const BOOKED: Shipped = Shipped {
    subject: Text2::new("Janji kunjungan Anda {{ date }}, {{ time }}", "Your visit on {{ date }}, {{ time }}"),
    inbox: Text2::new(
        "Janji kunjungan{% if patient %} {{ patient }}{% endif %} dengan {{ practitioner }} tercatat: {{ date }} pukul {{ time }}, {{ location }}.",
        "The visit{% if patient %} of {{ patient }}{% endif %} with {{ practitioner }} is booked: {{ date }} at {{ time }}, {{ location }}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Janji kunjungan{% if patient %} untuk {{ patient }}{% endif %} sudah tercatat.

Waktu: {{ date }} pukul {{ time }}
Layanan: {{ service }}
Tenaga medis: {{ practitioner }}
Tempat: {{ location }}{% if address %}, {{ address }}{% endif %}
Kode booking: {{ booking_code }}
{% if preparation %}
Persiapan: {{ preparation }}
{% endif %}{% if link %}
Lihat, pindahkan, atau batalkan di sini:
{{ link }}
{% endif %}
Sampai jumpa,
{{ clinic }}
",
        "Hello {{ name }},

The visit{% if patient %} for {{ patient }}{% endif %} is booked.

Time: {{ date }} at {{ time }}
Service: {{ service }}
With: {{ practitioner }}
Place: {{ location }}{% if address %}, {{ address }}{% endif %}
Booking code: {{ booking_code }}
{% if preparation %}
How to prepare: {{ preparation }}
{% endif %}{% if link %}
See, move or cancel it here:
{{ link }}
{% endif %}
See you soon,
{{ clinic }}
",
    ),
};

pub const REQUESTED: Shipped = Shipped {
    subject: Text2::new("Permintaan kunjungan {{ date }}, {{ time }}", "Your request for {{ date }}, {{ time }}"),
    inbox: Text2::new(
        "Permintaan kunjungan{% if patient %} {{ patient }}{% endif %} pada {{ date }} pukul {{ time }} sudah kami terima; klinik akan memastikannya.",
        "We have received the request{% if patient %} for {{ patient }}{% endif %} for {{ date }} at {{ time }}; the clinic will confirm it.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Permintaan kunjungan{% if patient %} untuk {{ patient }}{% endif %} sudah kami terima. Waktunya kami simpan untuk Anda sampai klinik memastikannya.

Waktu: {{ date }} pukul {{ time }}
Layanan: {{ service }}
Tenaga medis: {{ practitioner }}
Tempat: {{ location }}{% if address %}, {{ address }}{% endif %}
Kode booking: {{ booking_code }}
{% if link %}
Lihat atau batalkan di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

We have received the request for a visit{% if patient %} for {{ patient }}{% endif %}. The time is kept for you until the clinic confirms it.

Time: {{ date }} at {{ time }}
Service: {{ service }}
With: {{ practitioner }}
Place: {{ location }}{% if address %}, {{ address }}{% endif %}
Booking code: {{ booking_code }}
{% if link %}
See or cancel it here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const APPROVED: Shipped = Shipped {
    subject: Text2::new("Kunjungan {{ date }}, {{ time }} sudah pasti", "Your visit on {{ date }}, {{ time }} is confirmed"),
    inbox: Text2::new(
        "Klinik memastikan kunjungan{% if patient %} {{ patient }}{% endif %} dengan {{ practitioner }}: {{ date }} pukul {{ time }}, {{ location }}.",
        "The clinic confirms the visit{% if patient %} of {{ patient }}{% endif %} with {{ practitioner }}: {{ date }} at {{ time }}, {{ location }}.",
    ),
    ..BOOKED
};

pub const RESCHEDULED: Shipped = Shipped {
    subject: Text2::new("Kunjungan Anda dipindahkan ke {{ date }}, {{ time }}", "Your visit was moved to {{ date }}, {{ time }}"),
    inbox: Text2::new(
        "Kunjungan{% if patient %} {{ patient }}{% endif %} dengan {{ practitioner }} dipindahkan ke {{ date }} pukul {{ time }}, {{ location }}.",
        "The visit{% if patient %} of {{ patient }}{% endif %} with {{ practitioner }} was moved to {{ date }} at {{ time }}, {{ location }}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Kunjungan{% if patient %} {{ patient }}{% endif %} dipindahkan ke waktu yang baru.

Waktu baru: {{ date }} pukul {{ time }}
Layanan: {{ service }}
Tenaga medis: {{ practitioner }}
Tempat: {{ location }}{% if address %}, {{ address }}{% endif %}
Kode booking: {{ booking_code }}
{% if preparation %}
Persiapan: {{ preparation }}
{% endif %}{% if link %}
Kalau waktu ini tidak cocok, pindahkan atau batalkan di sini:
{{ link }}
{% endif %}
Sampai jumpa,
{{ clinic }}
",
        "Hello {{ name }},

The visit{% if patient %} of {{ patient }}{% endif %} was moved to a new time.

New time: {{ date }} at {{ time }}
Service: {{ service }}
With: {{ practitioner }}
Place: {{ location }}{% if address %}, {{ address }}{% endif %}
Booking code: {{ booking_code }}
{% if preparation %}
How to prepare: {{ preparation }}
{% endif %}{% if link %}
If this time does not suit you, move or cancel it here:
{{ link }}
{% endif %}
See you soon,
{{ clinic }}
",
    ),
};

pub const CANCELLED: Shipped = Shipped {
    subject: Text2::new("Kunjungan {{ date }}, {{ time }} dibatalkan", "Your visit on {{ date }}, {{ time }} is cancelled"),
    inbox: Text2::new(
        "Kunjungan{% if patient %} {{ patient }}{% endif %} pada {{ date }} pukul {{ time }} dengan {{ practitioner }} dibatalkan.",
        "The visit{% if patient %} of {{ patient }}{% endif %} on {{ date }} at {{ time }} with {{ practitioner }} is cancelled.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Kunjungan{% if patient %} {{ patient }}{% endif %} berikut dibatalkan:

{{ date }} pukul {{ time }}
{{ service }} dengan {{ practitioner }}
{{ location }}
{% if text %}
Alasan: {{ text }}
{% endif %}{% if link %}
Pilih waktu lain di sini:
{{ link }}
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

This visit{% if patient %} of {{ patient }}{% endif %} is cancelled:

{{ date }} at {{ time }}
{{ service }} with {{ practitioner }}
{{ location }}
{% if text %}
Reason: {{ text }}
{% endif %}{% if link %}
Choose another time here:
{{ link }}
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};

pub const REMINDER: Shipped = Shipped {
    subject: Text2::new("Pengingat: kunjungan {{ date }}, {{ time }}", "Reminder: your visit on {{ date }}, {{ time }}"),
    inbox: Text2::new(
        "Pengingat: kunjungan{% if patient %} {{ patient }}{% endif %} dengan {{ practitioner }} pada {{ date }} pukul {{ time }}, {{ location }}.",
        "Reminder: the visit{% if patient %} of {{ patient }}{% endif %} with {{ practitioner }} is on {{ date }} at {{ time }}, {{ location }}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Kami mengingatkan kunjungan{% if patient %} {{ patient }}{% endif %} berikut.

Waktu: {{ date }} pukul {{ time }}
Layanan: {{ service }}
Tenaga medis: {{ practitioner }}
Tempat: {{ location }}{% if address %}, {{ address }}{% endif %}
Kode booking: {{ booking_code }}
{% if preparation %}
Persiapan: {{ preparation }}
{% endif %}{% if link %}
Pastikan Anda datang, pindahkan, atau batalkan di sini:
{{ link }}
{% endif %}
Sampai jumpa,
{{ clinic }}
",
        "Hello {{ name }},

This is a reminder of the visit{% if patient %} of {{ patient }}{% endif %}.

Time: {{ date }} at {{ time }}
Service: {{ service }}
With: {{ practitioner }}
Place: {{ location }}{% if address %}, {{ address }}{% endif %}
Booking code: {{ booking_code }}
{% if preparation %}
How to prepare: {{ preparation }}
{% endif %}{% if link %}
Confirm that you are coming, move or cancel it here:
{{ link }}
{% endif %}
See you soon,
{{ clinic }}
",
    ),
};

pub const DELAY: Shipped = Shipped {
    subject: Text2::new("Kunjungan {{ date }}: ada keterlambatan", "Your visit on {{ date }}: there is a delay"),
    inbox: Text2::new(
        "{{ practitioner }} terlambat sekitar {{ minutes }} menit. Kunjungan{% if patient %} {{ patient }}{% endif %} pukul {{ time }} akan dimulai lebih lambat.",
        "{{ practitioner }} is about {{ minutes }} minutes late. The visit{% if patient %} of {{ patient }}{% endif %} at {{ time }} will begin later.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Mohon maaf, {{ practitioner }} terlambat sekitar {{ minutes }} menit. Kunjungan{% if patient %} {{ patient }}{% endif %} pada {{ date }} pukul {{ time }} di {{ location }} akan dimulai lebih lambat.
{% if link %}
Tetap datang, pilih waktu lain, atau batalkan di sini:
{{ link }}
{% endif %}
Terima kasih atas pengertian Anda,
{{ clinic }}
",
        "Hello {{ name }},

We are sorry: {{ practitioner }} is about {{ minutes }} minutes late. The visit{% if patient %} of {{ patient }}{% endif %} on {{ date }} at {{ time }} at {{ location }} will begin later.
{% if link %}
Keep it, choose another time or cancel here:
{{ link }}
{% endif %}
Thank you for your patience,
{{ clinic }}
",
    ),
};
