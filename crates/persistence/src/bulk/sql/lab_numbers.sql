-- Counters behind the numbers that were given, and who has whose results in care.
with counted as (
    insert into lab_numbers (month, last)
    select to_date(substr(number, 4, 4), 'YYMM'), max(substr(number, 9)::integer) from lab_reports group by 1
    on conflict (month) do update set last = greatest(lab_numbers.last, excluded.last)
)
insert into care_relations (practitioner_id, contact_id, since)
select w.practitioner_id, r.contact_id, min(r.collected_at)
from lab_reports r
left join users u on u.id = r.entered_by
cross join lateral (values (r.practitioner_id), (u.practitioner_id)) w(practitioner_id)
where w.practitioner_id is not null
group by w.practitioner_id, r.contact_id
on conflict do nothing
