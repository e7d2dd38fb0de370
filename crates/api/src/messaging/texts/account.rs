//! About the own account: codes, the portal, a new password, the answer to feedback.

use domain::Text2;

use super::Shipped;

pub const CODE: Shipped = Shipped {
    subject: Text2::new("Kode Anda untuk {{ clinic }}", "Your code for {{ clinic }}"),
    inbox: Text2::new(
        "{{ clinic }}: kode Anda {{ code }}, berlaku {{ minutes }} menit. Jangan berikan kepada siapa pun.",
        "{{ clinic }}: your code is {{ code }}, valid for {{ minutes }} minutes. Do not give it to anybody.",
    ),
    body: Text2::new(
        "Halo{% if name %} {{ name }}{% endif %},

kode Anda: {{ code }}

Kode ini berlaku {{ minutes }} menit dan hanya untuk sekali pakai. Petugas kami tidak pernah menanyakannya; jangan berikan kepada siapa pun. Kalau Anda tidak memintanya, abaikan email ini.

Salam,
{{ clinic }}
",
        "Hello{% if name %} {{ name }}{% endif %},

your code: {{ code }}

It is valid for {{ minutes }} minutes and works once. Our staff never ask for it; do not give it to anybody. If you did not ask for it, ignore this e-mail.

Kind regards,
{{ clinic }}
",
    ),
};

pub const FAMILY_CODE: Shipped = Shipped {
    subject: Text2::new("Kode untuk mewakili Anda di {{ clinic }}", "Code for acting for you at {{ clinic }}"),
    inbox: Text2::new(
        "{{ clinic }}: ada yang meminta untuk mewakili Anda. Dengan kode {{ code }} orang itu dapat melihat data Anda dan mengatur janji Anda. Berikan hanya kepada orang yang Anda percaya; berlaku {{ minutes }} menit.",
        "{{ clinic }}: somebody asks to act for you. With the code {{ code }} they can see your data and manage your visits. Give it only to somebody you trust; valid for {{ minutes }} minutes.",
    ),
    body: Text2::new(
        "Halo{% if name %} {{ name }}{% endif %},

ada yang meminta untuk mewakili Anda di portal {{ clinic }}. Kodenya: {{ code }}

Siapa pun yang Anda beri kode ini dapat melihat dan memperbarui data Anda, serta membuat, memindahkan, dan membatalkan janji kunjungan atas nama Anda. Berikan hanya kepada orang yang Anda percaya, misalnya keluarga yang mengurus kunjungan Anda. Kode ini berlaku {{ minutes }} menit. Kalau Anda tidak setuju, abaikan email ini: tidak ada yang berubah.

Salam,
{{ clinic }}
",
        "Hello{% if name %} {{ name }}{% endif %},

somebody asks to act for you on the portal of {{ clinic }}. The code: {{ code }}

Whoever you give this code to can see and update your data, and book, move and cancel visits in your name. Give it only to somebody you trust, such as a relative who looks after your visits. It is valid for {{ minutes }} minutes. If you do not agree, ignore this e-mail: nothing changes.

Kind regards,
{{ clinic }}
",
    ),
};

pub const CONTACT_CHANGED: Shipped = Shipped {
    subject: Text2::new("Data kontak Anda di {{ clinic }} diubah", "Your contact details at {{ clinic }} were changed"),
    inbox: Text2::new(
        "{{ clinic }}: alamat email atau nomor telepon Anda diubah lewat portal. Kalau bukan Anda, segera hubungi kami.",
        "{{ clinic }}: your e-mail address or phone number was changed on the portal. If it was not you, contact us at once.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Alamat email atau nomor telepon Anda di {{ clinic }} baru saja diubah lewat portal. Pesan kami selanjutnya dikirim ke sana.

Kalau bukan Anda atau wali Anda yang mengubahnya, segera hubungi kami.

Salam,
{{ clinic }}
",
        "Hello {{ name }},

Your e-mail address or phone number at {{ clinic }} has just been changed on the portal. Our next messages go there.

If it was neither you nor your guardian who changed it, please contact us at once.

Kind regards,
{{ clinic }}
",
    ),
};

pub const PORTAL_WELCOME: Shipped = Shipped {
    subject: Text2::new("Akun portal Anda di {{ clinic }} sudah aktif", "Your portal account at {{ clinic }} is active"),
    inbox: Text2::new(
        "Selamat datang di portal {{ clinic }}. Di sini Anda membuat janji, mengikuti antrean, dan memperbarui data Anda.",
        "Welcome to the portal of {{ clinic }}. Here you book visits, follow the queue and keep your data up to date.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Akun portal Anda sudah aktif. Di portal Anda dapat membuat dan memindahkan janji kunjungan, mengikuti antrean dari mana saja, dan memperbarui data Anda.
{% if link %}
Buka portal:
{{ link }}
{% endif %}
Kalau bukan Anda yang mendaftar, segera hubungi kami.

Salam,
{{ clinic }}
",
        "Hello {{ name }},

Your portal account is active. On the portal you can book and move visits, follow the queue from anywhere and keep your data up to date.
{% if link %}
Open the portal:
{{ link }}
{% endif %}
If it was not you who signed up, please contact us at once.

Kind regards,
{{ clinic }}
",
    ),
};

pub const PASSWORD_RESET: Shipped = Shipped {
    subject: Text2::new("Kata sandi baru untuk {{ clinic }}", "A new password for {{ clinic }}"),
    inbox: Text2::new(
        "Tautan untuk membuat kata sandi baru sudah dikirim ke alamat email Anda.",
        "A link for setting a new password was sent to your e-mail address.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Buat kata sandi baru di sini:
{{ link }}

Tautan ini berlaku 24 jam dan hanya untuk sekali pakai. Kalau Anda tidak memintanya, abaikan email ini: kata sandi Anda tidak berubah.

Salam,
{{ clinic }}
",
        "Hello {{ name }},

Set a new password here:
{{ link }}

The link is valid for 24 hours and works once. If you did not ask for it, ignore this e-mail: your password has not changed.

Kind regards,
{{ clinic }}
",
    ),
};

pub const FEEDBACK_ANSWER: Shipped = Shipped {
    subject: Text2::new("Jawaban {{ clinic }} atas masukan Anda", "The answer of {{ clinic }} to your feedback"),
    inbox: Text2::new("Jawaban atas masukan Anda: {{ text }}", "The answer to your feedback: {{ text }}"),
    body: Text2::new(
        "Halo {{ name }},

Terima kasih atas masukan Anda \"{{ title }}\". Jawaban kami:

{{ text }}

Salam,
{{ clinic }}
",
        "Hello {{ name }},

Thank you for your feedback \"{{ title }}\". Our answer:

{{ text }}

Kind regards,
{{ clinic }}
",
    ),
};
