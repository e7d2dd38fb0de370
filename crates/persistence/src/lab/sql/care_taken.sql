-- As soon as the report $1 has a result, the practitioners $3 have its patient $2 in care, from $4 on. Which relations it is that has
-- made is written down beside it.
with made as (
    insert into care_relations (practitioner_id, contact_id, since)
    select p.id, $2, $4
    from unnest($3) as p(id)
    where exists (select from observations o where o.report_id = $1 and (o.value is not null or o.words is not null))
    on conflict do nothing
    returning practitioner_id
)
insert into lab_report_care (report_id, practitioner_id)
select $1, m.practitioner_id from made m
on conflict do nothing
