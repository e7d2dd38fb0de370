-- The outbox: every message to a person, written in the transaction of what it is about.

-- Texts of messages; a change is a new version, so that what was sent can be read again.
create table message_templates (
    id uuid primary key,
    code text not null,
    -- 1 is shipped with the program.
    number integer not null,
    subject_id text not null,
    subject_en text not null,
    body_id text not null,
    body_en text not null,
    created_by uuid references users,
    created_at timestamptz not null,
    constraint message_templates_number_unique unique (code, number)
);
create index message_templates_created_by on message_templates (created_by);

create table messages (
    id uuid primary key,
    -- Absent for somebody who is not a contact yet, such as a guest who proves an address.
    contact_id uuid references contacts,
    -- For staff: whose screen it is for.
    user_id uuid references users on delete cascade,
    channel text not null,
    -- Address or number for channels that have one, sealed; the key of the sealing is bound to this row.
    destination bytea,
    template_id uuid not null references message_templates,
    language text not null,
    -- Values of the template's variables. Codes and links are in `secrets`, sealed, and removed once sent.
    variables jsonb not null default '{}',
    secrets bytea,
    -- care, administration, marketing, survey, research: what the gate asks consent for.
    purpose text not null,
    state text not null default 'queued',
    -- What it is about, so that it can be withdrawn or listed with that.
    resource text not null,
    record_id uuid not null,
    -- Two messages of one key are one.
    dedupe_key text not null,
    due_at timestamptz not null,
    -- No longer useful after this.
    expires_at timestamptz,
    attempts integer not null default 0,
    lease_token uuid,
    lease_until timestamptz,
    -- The answer of the gate at the moment of sending: allow, or why not.
    gate text,
    -- Message-ID of the mail or id at the provider; the same for each attempt.
    provider_id text,
    -- The kind of the last failure, without personal data.
    failure text,
    created_at timestamptz not null,
    sent_at timestamptz,
    read_at timestamptz,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint messages_dedupe_unique unique (dedupe_key),
    constraint messages_channel check (channel in ('email', 'sms', 'whatsapp', 'inbox', 'browser')),
    constraint messages_language check (language in ('id', 'en')),
    constraint messages_purpose check (purpose in ('care', 'administration', 'marketing', 'survey', 'research')),
    constraint messages_state check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain', 'withheld', 'withdrawn'))
);
create index messages_due on messages (due_at, id) where state = 'queued';
create index messages_leased on messages (lease_until) where state = 'sending';
create index messages_contact on messages (contact_id, created_at);
create index messages_user on messages (user_id, created_at);
create index messages_record on messages (resource, record_id);
create index messages_template on messages (template_id);
create index messages_created on messages (created_at, id);
create index messages_state on messages (state, created_at, id);
