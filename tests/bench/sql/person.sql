select id, mrn, name, honorific, birth_date, sex, phone, email, location_id, deceased_on, language, channel, topics_wanted,
       topics_unwanted, quiet_from, quiet_until, custom, last_visit_at, created_at, updated_at, version, archived_at, merged_into_id
from contacts
where id = $1 and mrn is not null and {scope}
limit 1
