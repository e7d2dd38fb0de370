-- To whom the consultation $1 was given, one after the other.
select d.practitioner_id, p.name, d.since_at, d.reason, u.name as handed_by_name
from consultation_doctors d
join practitioners p on p.id = d.practitioner_id
left join users u on u.id = d.handed_by
where d.consultation_id = $1
order by d.since_at, d.id
