-- Copies for the practitioner $2 of everything in the consultation $1 that they have neither written nor been copied as its doctor.
insert into consultation_copies (id, message_id, reader, practitioner_id, copied_at)
select gen_random_uuid(), m.id, 'doctor', $2, $3
from consultation_messages m
where m.consultation_id = $1 and m.practitioner_id is distinct from $2
on conflict do nothing
