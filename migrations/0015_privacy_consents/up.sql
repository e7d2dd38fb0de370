-- What a person has agreed to, with the text they saw.

create table consent_texts (
    id uuid primary key,
    purpose text not null,
    number integer not null,
    text_id text not null,
    text_en text not null,
    created_by uuid references users,
    created_at timestamptz not null,
    constraint consent_texts_number_unique unique (purpose, number),
    constraint consent_texts_purpose check (purpose in ('care', 'administration', 'marketing', 'survey', 'research'))
);
create index consent_texts_created_by on consent_texts (created_by);

-- One decision; the newest of a purpose and channel holds. Rows are only ever added.
create table consents (
    id uuid primary key,
    contact_id uuid not null references contacts,
    purpose text not null,
    -- Absent: whatever the channel.
    channel text,
    granted boolean not null,
    text_id uuid not null references consent_texts,
    language text not null,
    -- sign_up, booking, portal, desk, link, import
    source text not null,
    -- Who pressed the button: the person themselves, a guardian, a member of staff.
    user_id uuid references users,
    -- Request id and address, or the evidence of an import.
    proof jsonb not null default '{}',
    decided_at timestamptz not null,
    constraint consents_purpose check (purpose in ('care', 'administration', 'marketing', 'survey', 'research')),
    constraint consents_channel check (channel in ('email', 'sms', 'whatsapp', 'inbox', 'browser')),
    constraint consents_language check (language in ('id', 'en'))
);
create index consents_current on consents (contact_id, purpose, decided_at);
create index consents_text on consents (text_id);
create index consents_user on consents (user_id);
