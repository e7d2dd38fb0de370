-- Nobody is with two practitioners at once: of two such visits the later booked is cancelled, or was.
update appointments a
set state = 'cancelled'
where a.state not in ('cancelled', 'no_show') and exists (
    select from appointments o
    where o.contact_id = a.contact_id and o.starts_at < a.ends_at and o.ends_at > a.starts_at
        and o.state not in ('cancelled', 'no_show') and (o.created_at, o.id) < (a.created_at, a.id)
)
