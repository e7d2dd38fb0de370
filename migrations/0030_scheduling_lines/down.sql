drop index queue_entries_session;
alter table queue_entries
    drop constraint queue_entries_number_unique,
    drop column number_session_id;
alter table queue_entries add constraint queue_entries_number_unique unique (session_id, on_date, number);
