//! For members of staff.

use domain::Text2;

use super::Shipped;

pub const TASK_ASSIGNED: Shipped = Shipped {
    subject: Text2::new("Tugas baru untuk Anda", "A new task for you"),
    inbox: Text2::new(
        "Tugas baru: {{ title }}{% if due %}, paling lambat {{ due }}{% endif %}",
        "New task: {{ title }}{% if due %}, due {{ due }}{% endif %}",
    ),
    body: Text2::new(
        "Halo {{ name }},

Ada tugas baru untuk Anda{% if due %}, paling lambat {{ due }}{% endif %}. Buka Akrab untuk melihatnya.

{{ clinic }}
",
        "Hello {{ name }},

There is a new task for you{% if due %}, due {{ due }}{% endif %}. Open Akrab to see it.

{{ clinic }}
",
    ),
};

pub const TASK_DUE: Shipped = Shipped {
    subject: Text2::new("Ada tugas yang jatuh tempo", "A task is due"),
    inbox: Text2::new("Jatuh tempo: {{ title }}", "Due: {{ title }}"),
    body: Text2::new(
        "Halo {{ name }},

Salah satu tugas Anda jatuh tempo{% if due %} pada {{ due }}{% endif %}. Buka Akrab untuk melihatnya.

{{ clinic }}
",
        "Hello {{ name }},

One of your tasks is due{% if due %} on {{ due }}{% endif %}. Open Akrab to see it.

{{ clinic }}
",
    ),
};
