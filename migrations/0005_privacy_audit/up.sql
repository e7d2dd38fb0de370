-- One row for every read and write of a person. Rows are only ever added.

create table audit_entries (
    id uuid primary key,
    at timestamptz not null,
    user_id uuid,
    session_id uuid,
    -- read, list, search, create, update, archive, restore, merge, unmerge, disclose, export, import
    action text not null,
    resource text not null,
    -- The people whose data was shown or changed.
    contact_ids uuid[] not null,
    -- Names of the fields that were disclosed or changed; never their values.
    fields text[] not null default '{}',
    request_id text not null default '',
    address text not null default ''
);
create index audit_entries_contacts on audit_entries using gin (contact_ids) with (fastupdate = on);
create index audit_entries_at on audit_entries (at);
create index audit_entries_user on audit_entries (user_id, at);

create function audit_entries_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
    for each row execute function audit_entries_refuse();
create trigger audit_entries_keep before truncate on audit_entries
    for each statement execute function audit_entries_refuse();
