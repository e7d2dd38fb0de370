-- $1 practitioner and rooms, $2 and $3 the time, $4 now: holds on it that have expired. One that somebody is busy with stays.
delete from holds where id in (
    select h.id
    from allocations a join holds h on h.id = a.hold_id
    where not a.overbooked and a.resource_id = any($1) and a.during && tstzrange($2, $3) and h.expires_at <= $4
    for update of h skip locked
)
