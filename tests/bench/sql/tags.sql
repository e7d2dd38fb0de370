select m.contact_id, t.id, t.name
from contact_tags m join tags t on t.id = m.tag_id
where m.contact_id = any($1) and t.archived_at is null
order by t.name
