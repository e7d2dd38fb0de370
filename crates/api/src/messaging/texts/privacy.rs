//! About who opens records.

use domain::Text2;

use super::Shipped;

pub const BREAK_GLASS_NOTICE: Shipped = Shipped {
    subject: Text2::new("Pemberitahuan dari {{ clinic }} tentang data Anda", "A notice from {{ clinic }} about your data"),
    inbox: Text2::new(
        "Data {% if patient %}{{ patient }}{% else %}Anda{% endif %} dibuka lewat akses darurat pada {{ date }} pukul {{ time }}. Lihat siapa yang membuka dan alasannya di Akun, Privasi dan izin, Akses data.",
        "{% if patient %}The data of {{ patient }} was{% else %}Your data was{% endif %} opened through emergency access on {{ date }} at {{ time }}. You can see by whom and why under Account, Privacy and consents, Access to data.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Data {% if patient %}{{ patient }}{% else %}Anda{% endif %} dibuka lewat akses darurat pada {{ date }} pukul {{ time }}, oleh petugas yang tidak sedang merawat {% if patient %}pasien ini{% else %}Anda{% endif %}. Akses seperti ini hanya untuk keadaan mendesak, paling lama 60 menit, dan selalu ditinjau manajer klinik.

Siapa yang membuka dan alasannya dapat Anda baca di portal: Akun, Privasi dan izin, Akses data. Bila ada yang tidak Anda kenal, silakan hubungi kami.

Salam,
{{ clinic }}
",
        "Hello {{ name }},

{% if patient %}The data of {{ patient }} was{% else %}Your data was{% endif %} opened through emergency access on {{ date }} at {{ time }}, by somebody who is not treating {% if patient %}this patient{% else %}you{% endif %}. Such access is for urgent cases only, lasts 60 minutes at most, and is always reviewed by a manager of the clinic.

On the portal you can read who it was and why: Account, Privacy and consents, Access to data. If you do not recognise it, please contact us.

Kind regards,
{{ clinic }}
",
    ),
};

pub const BREAK_GLASS_REVIEW: Shipped = Shipped {
    subject: Text2::new("Akses darurat untuk Anda tinjau", "Emergency access for you to review"),
    inbox: Text2::new(
        "{{ practitioner }} membuka data pasien lewat akses darurat pada {{ date }} pukul {{ time }}. Tinjau dalam 7 hari.",
        "{{ practitioner }} opened a record through emergency access on {{ date }} at {{ time }}. Review it within 7 days.",
    ),
    body: Text2::new(
        "Halo {{ name }},

{{ practitioner }} membuka data pasien di luar perawatannya lewat akses darurat pada {{ date }} pukul {{ time }}. Buka Akrab untuk membaca alasannya, dan tinjau dalam 7 hari.

{{ clinic }}
",
        "Hello {{ name }},

{{ practitioner }} opened a record outside their care through emergency access on {{ date }} at {{ time }}. Open Akrab to read the reason, and review it within 7 days.

{{ clinic }}
",
    ),
};

pub const BREAK_GLASS_REMINDER: Shipped = Shipped {
    subject: Text2::new("Akses darurat belum ditinjau", "Emergency access has not been reviewed yet"),
    inbox: Text2::new(
        "Akses darurat oleh {{ practitioner }} pada {{ date }} pukul {{ time }} belum ditinjau.",
        "The emergency access by {{ practitioner }} on {{ date }} at {{ time }} has not been reviewed yet.",
    ),
    body: Text2::new(
        "Halo {{ name }},

Akses darurat oleh {{ practitioner }} pada {{ date }} pukul {{ time }} belum ditinjau. Buka Akrab dan tinjau hari ini.

{{ clinic }}
",
        "Hello {{ name }},

The emergency access by {{ practitioner }} on {{ date }} at {{ time }} has not been reviewed yet. Open Akrab and review it today.

{{ clinic }}
",
    ),
};
