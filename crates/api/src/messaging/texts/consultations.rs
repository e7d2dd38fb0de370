//! About consultations: that something was written, never what.

use domain::Text2;

use super::Shipped;

pub const QUESTION: Shipped = Shipped {
    subject: Text2::new("Ada pertanyaan pasien untuk Anda", "A patient has a question for you"),
    inbox: Text2::new(
        "Ada pertanyaan pasien yang menunggu jawaban{% if until %}, paling lambat {{ until }}{% endif %}.",
        "A patient's question is waiting for an answer{% if until %}, by {{ until }}{% endif %}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Ada pertanyaan pasien yang menunggu jawaban{% if until %}, paling lambat {{ until }}{% endif %}. Buka Akrab untuk membaca dan menjawabnya.

{{ clinic }}
",
        "Hello {{ name }},

A patient's question is waiting for an answer{% if until %}, by {{ until }}{% endif %}. Open Akrab to read and answer it.

{{ clinic }}
",
    ),
};

pub const EMERGENCY: Shipped = Shipped {
    subject: Text2::new("Segera: pertanyaan pasien untuk Anda", "Urgent: a patient's question for you"),
    inbox: Text2::new(
        "Segera: seorang pasien menulis kata-kata yang dapat berarti keadaan darurat. Buka konsultasinya sekarang.",
        "Urgent: a patient wrote words that may mean an emergency. Open the consultation now.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Seorang pasien menulis kata-kata yang dapat berarti keadaan darurat. Pasien sudah diminta menelepon nomor darurat. Buka Akrab sekarang untuk membaca pertanyaannya.

{{ clinic }}
",
        "Hello {{ name }},

A patient wrote words that may mean an emergency. The patient was told to call the emergency number. Open Akrab now to read the question.

{{ clinic }}
",
    ),
};

pub const HANDOVER: Shipped = Shipped {
    subject: Text2::new("Sebuah konsultasi dialihkan kepada Anda", "A consultation was handed over to you"),
    inbox: Text2::new(
        "Sebuah konsultasi dialihkan kepada Anda{% if until %}; jawab paling lambat {{ until }}{% endif %}.",
        "A consultation was handed over to you{% if until %}; answer it by {{ until }}{% endif %}.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Sebuah konsultasi dialihkan kepada Anda{% if until %}; jawab paling lambat {{ until }}{% endif %}. Buka Akrab untuk membacanya.

{{ clinic }}
",
        "Hello {{ name }},

A consultation was handed over to you{% if until %}; answer it by {{ until }}{% endif %}. Open Akrab to read it.

{{ clinic }}
",
    ),
};

pub const COPY: Shipped = Shipped {
    subject: Text2::new("Tembusan konsultasi untuk Anda", "A consultation was copied to you"),
    inbox: Text2::new(
        "Ada pesan baru dalam konsultasi yang Anda awasi; silakan baca tembusannya.",
        "There is a new message in a consultation that you watch over; please read your copy.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Ada pesan baru dalam konsultasi yang Anda awasi. Buka Akrab untuk membaca tembusannya.

{{ clinic }}
",
        "Hello {{ name }},

There is a new message in a consultation that you watch over. Open Akrab to read your copy.

{{ clinic }}
",
    ),
};

pub const STEPPED_IN: Shipped = Shipped {
    subject: Text2::new("Dokter kepala ikut menjawab pasien Anda", "The head doctor has answered your patient"),
    inbox: Text2::new(
        "Dokter kepala atau penggantinya menulis dalam konsultasi yang Anda tangani. Buka konsultasinya untuk membaca.",
        "The head doctor or their deputy has written in a consultation of yours. Open the consultation to read it.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Dokter kepala atau penggantinya menulis dalam konsultasi yang Anda tangani. Buka Akrab untuk membacanya.

{{ clinic }}
",
        "Hello {{ name }},

The head doctor or their deputy has written in a consultation of yours. Open Akrab to read it.

{{ clinic }}
",
    ),
};

/// The e-mail says no more than that there is a message: others may see it, and what was kept on the machine instead of sending it.
pub const ANSWER: Shipped = Shipped {
    subject: Text2::new("Ada pesan baru untuk Anda di {{ clinic }}", "There is a new message for you at {{ clinic }}"),
    inbox: Text2::new(
        "Dokter sudah menulis dalam konsultasi{% if patient %} {{ patient }}{% else %} Anda{% endif %}. Buka portal untuk membacanya.",
        "The doctor has written in {% if patient %}the consultation of {{ patient }}{% else %}your consultation{% endif %}. Open the portal to read it.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Ada pesan baru untuk {% if patient %}{{ patient }}{% else %}Anda{% endif %} di portal. Demi kerahasiaan, isinya hanya dapat dibaca di sana.
{% if link %}
Baca di sini:
{{ link }}
{% endif %}
{% if emergency_phone %}Untuk keadaan darurat, telepon {{ emergency_phone }}.
{% endif %}
Salam,
{{ clinic }}
",
        "Hello {{ name }},

There is a new message for {% if patient %}{{ patient }}{% else %}you{% endif %} on the portal. To keep it confidential, it can be read there only.
{% if link %}
Read it here:
{{ link }}
{% endif %}
{% if emergency_phone %}In an emergency, call {{ emergency_phone }}.
{% endif %}
Kind regards,
{{ clinic }}
",
    ),
};
