-- The reader's copies in the consultation $1, up to the message $2 or all of them, are read by the user $3 at $4: those for
-- the practitioner $5, else those for the patient.
update consultation_copies c set read_at = $4, read_by = $3
from consultation_messages m
where m.id = c.message_id and m.consultation_id = $1 and c.read_at is null
    and c.practitioner_id is not distinct from $5
    and ($2::uuid is null or (m.sent_at, m.id) <= (select l.sent_at, l.id from consultation_messages l where l.id = $2))
