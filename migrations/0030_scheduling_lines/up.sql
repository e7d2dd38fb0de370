-- A number belongs to the session that gave it; whoever is transferred keeps it and stands in another session's line.
alter table queue_entries add column number_session_id uuid references working_hours;
update queue_entries set number_session_id = session_id;
alter table queue_entries
    alter column number_session_id set not null,
    drop constraint queue_entries_number_unique,
    add constraint queue_entries_number_unique unique (number_session_id, on_date, number);
create index queue_entries_session on queue_entries (session_id, on_date);
