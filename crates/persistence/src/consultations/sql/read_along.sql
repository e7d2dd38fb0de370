-- The practitioner $5, who reads along as $6 without having been copied, has read the consultation $1 up to the message $2, or
-- all of it, as the user $3 at $4.
insert into consultation_copies (id, message_id, reader, practitioner_id, copied_at, read_at, read_by)
select gen_random_uuid(), m.id, $6, $5, $4, $4, $3
from consultation_messages m
where m.consultation_id = $1 and m.practitioner_id is distinct from $5
    and ($2::uuid is null or (m.sent_at, m.id) <= (select l.sent_at, l.id from consultation_messages l where l.id = $2))
    and not exists (select from consultation_copies c where c.message_id = m.id and c.practitioner_id = $5)
