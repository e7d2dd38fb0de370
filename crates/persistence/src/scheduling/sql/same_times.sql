-- Offers of the times that the entry $1 was offered, to whomever, the latest first; 500 at most.
select o.id
from waiting_list_offers o
where exists (
    select from waiting_list_offers own
    where own.entry_id = $1 and own.practitioner_id = o.practitioner_id and own.starts_at = o.starts_at
)
order by o.created_at desc, o.id desc
limit 500
