//! The closed sets of values of tasks.

use crate::choices;

choices! {
    /// What a task is about.
    TaskKind {
        ToDo "to_do" "Tugas" "To do";
        CallBack "call_back" "Telepon balik" "Call back";
        Recall "recall" "Jadwal kontrol" "Recall";
        CriticalValue "critical_value" "Nilai kritis" "Critical value";
        LabComment "lab_comment" "Catatan hasil lab" "Comment on results";
        LinkPerson "link_person" "Hubungkan pendaftar" "Link a person";
        Praise "praise" "Pujian" "Praise";
        Suggestion "suggestion" "Saran" "Suggestion";
        Complaint "complaint" "Keluhan" "Complaint";
    }
    /// How urgent a task is.
    TaskPriority {
        Low "low" "Rendah" "Low";
        Normal "normal" "Biasa" "Normal";
        High "high" "Tinggi" "High";
        Urgent "urgent" "Mendesak" "Urgent";
    }
    /// How far a task is.
    TaskState {
        Open "open" "Terbuka" "Open";
        InProgress "in_progress" "Dikerjakan" "In progress";
        Done "done" "Selesai" "Done";
        Cancelled "cancelled" "Dibatalkan" "Cancelled";
    }
}

impl TaskKind {
    /// Whether somebody wrote it from outside and may be answered.
    pub fn is_feedback(self) -> bool {
        matches!(self, TaskKind::Praise | TaskKind::Suggestion | TaskKind::Complaint)
    }

    /// Whether results of the laboratory have made it; nobody makes one by hand.
    pub fn is_about_results(self) -> bool {
        matches!(self, TaskKind::CriticalValue | TaskKind::LabComment)
    }
}

impl TaskState {
    /// Whether nothing is left to do.
    pub fn is_closed(self) -> bool {
        matches!(self, TaskState::Done | TaskState::Cancelled)
    }
}
