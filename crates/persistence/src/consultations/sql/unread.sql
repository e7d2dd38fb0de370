-- Messages of the consultations $1 whose copies are not read: by the patient, and by the practitioner $2.
select m.consultation_id,
    count(distinct m.id) filter (where c.practitioner_id is null) as patient,
    count(distinct m.id) filter (where c.practitioner_id = $2) as practitioner
from consultation_messages m
join consultation_copies c on c.message_id = m.id and c.read_at is null
where m.consultation_id = any($1)
group by m.consultation_id
