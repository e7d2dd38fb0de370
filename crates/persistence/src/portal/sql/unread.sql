-- Messages in the inboxes of the people $1 that nobody has read yet.
select count(*) as unread
from messages
where contact_id = any($1) and channel = 'inbox' and state in ('sent', 'delivered') and read_at is null
