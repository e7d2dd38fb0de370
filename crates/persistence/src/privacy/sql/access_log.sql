-- Accesses to the person $1, and to the records that were merged into it, the latest first: from $2 on, before $3, and on
-- this side of the cursor ($4, $5), which reads towards the latest when $6; $7 rows at most. Nothing
-- about the resource $8.
with recursive same as (
    select $1::uuid as id
    union
    select c.id from contacts c join same s on c.merged_into_id = s.id
), mine as materialized (
    -- found by the index over the ids, whatever the order: others have far more rows than one person
    select e.id, e.at, e.user_id, e.action, e.resource, e.fields, e.request_id, e.address, e.roles, e.purpose, e.grant_id
    from audit_entries e
    where e.contact_ids && (select array_agg(id) from same) and e.resource <> $8
      and ($2 is null or e.at >= $2) and ($3 is null or e.at < $3)
      and ($4 is null or ($6 and (e.at, e.id) > ($4, $5)) or (not $6 and (e.at, e.id) < ($4, $5)))
), page as (
    select * from mine
    order by case when $6 then at end, case when $6 then id end, at desc, id desc
    limit $7
)
select m.id, m.at, m.user_id, m.action, m.resource, m.fields, m.request_id, m.address, m.purpose,
       u.name, coalesce(u.contact_id in (select id from same), false) as is_own,
       coalesce((select bool_and(code = 'patient') from unnest(m.roles) code), u.contact_id is not null) as is_outside,
       (select string_agg(o.name_id, ', ' order by t.place) from unnest(m.roles) with ordinality t (code, place)
        join roles o on o.code = t.code) as role_id,
       (select string_agg(o.name_en, ', ' order by t.place) from unnest(m.roles) with ordinality t (code, place)
        join roles o on o.code = t.code) as role_en,
       g.reason, g.details, g.reviewed_at, g.verdict
from page m
left join users u on u.id = m.user_id
left join break_glass_grants g on g.id = m.grant_id and g.contact_id in (select id from same)
order by case when $6 then m.at end, case when $6 then m.id end, m.at desc, m.id desc
