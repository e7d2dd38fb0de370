-- What delivery needs besides: short texts for the inbox, the template of a message by its code, and requests for a new
-- password, which are looked at by the worker so that the answer to the request tells nothing.

alter table message_templates
    -- Shown in the portal's inbox and in notifications, and sent where there is room for a line only.
    add column inbox_id text not null,
    add column inbox_en text not null;

alter table messages
    add column template text not null;

create table password_reset_requests (
    id uuid primary key,
    -- What was typed, sealed; most of it belongs to nobody here.
    login bytea not null,
    created_at timestamptz not null
);
create index password_reset_requests_created on password_reset_requests (created_at);
