-- People and institutions. A patient is a contact with a medical record number and has the contact's id.

create table contacts (
    id uuid primary key,
    mrn text,
    name text not null,
    -- The words by which the person is found; see search_words.
    name_words text[] not null generated always as (string_to_array(akrab_fold(name), ' ')) stored,
    honorific text,
    birth_date date,
    sex text,
    phone text,
    email text,
    location_id uuid references locations,
    deceased_on date,
    language text not null default 'id',
    channel text,
    topics_wanted text[] not null default '{}',
    topics_unwanted text[] not null default '{}',
    quiet_from time,
    quiet_until time,
    custom jsonb not null default '{}',
    last_visit_at timestamptz,
    created_at timestamptz not null,
    created_by uuid references users,
    updated_at timestamptz not null,
    version bigint not null default 1,
    archived_at timestamptz,
    -- The record that answers for this one after a merge.
    merged_into_id uuid references contacts,
    constraint contacts_mrn_unique unique (mrn),
    constraint contacts_sex check (sex in ('female', 'male', 'unknown')),
    constraint contacts_not_merged_into_itself check (merged_into_id <> id),
    constraint contacts_merged_is_archived check (merged_into_id is null or archived_at is not null)
);
create index contacts_by_name on contacts (name, id) where archived_at is null;
create index contacts_by_sex on contacts (sex, name, id) where archived_at is null;
create index contacts_by_birth_date on contacts (coalesce(birth_date, '0001-01-01'), id) where archived_at is null;
create index contacts_by_last_visit on contacts (coalesce(last_visit_at, '0001-01-01 00:00:00Z'::timestamptz), id) where archived_at is null;
create index contacts_by_created on contacts (created_at, id) where archived_at is null;
create index contacts_by_updated on contacts (updated_at, id) where archived_at is null;
create index contacts_by_mrn on contacts (coalesce(mrn, ''), id) where archived_at is null;
create index contacts_words on contacts using gin (name_words);
-- Exactly these words: the index above would look at everybody who has one of them.
create index contacts_exact_words on contacts using hash (name_words);
create index contacts_phone on contacts using gin (phone gin_trgm_ops);
create index contacts_email on contacts using gin (email gin_trgm_ops);
create index contacts_mrn on contacts using gin (mrn gin_trgm_ops);
create index contacts_location on contacts (location_id);
create index contacts_created_by on contacts (created_by);
create index contacts_merged_into on contacts (merged_into_id) where merged_into_id is not null;
-- Duplicate detection looks here first.
create index contacts_born on contacts (birth_date);
create index contacts_phone_exact on contacts (phone);
create index contacts_email_exact on contacts (email);

alter table users add constraint users_contact_fkey foreign key (contact_id) references contacts;

-- Every word that occurs in a name, once. Misspelt words are looked up here, among tens of thousands of words, instead
-- of among millions of people; then the people are found by whole words.
create table search_words (
    word text primary key
);
create index search_words_similar on search_words using gin (word gin_trgm_ops);

create function contacts_add_words() returns trigger language plpgsql as $$
begin
    insert into search_words
    select distinct w.word from added cross join lateral unnest(added.name_words) as w(word)
    where length(w.word) between 1 and 60 and not exists (select from search_words s where s.word = w.word)
    on conflict do nothing;
    return null;
end $$;
create trigger contacts_words_inserted after insert on contacts
    referencing new table as added for each statement execute function contacts_add_words();
create trigger contacts_words_updated after update on contacts
    referencing new table as added for each statement execute function contacts_add_words();

-- Where a person was registered, booked or seen: staff of these locations see the record.
create table contact_locations (
    contact_id uuid not null references contacts on delete cascade,
    location_id uuid not null references locations,
    primary key (contact_id, location_id)
);
create index contact_locations_location on contact_locations (location_id, contact_id);

-- Whom a practitioner treats: through a visit now; appointments, consultations, referrals and lab reports follow.
create table care_relations (
    practitioner_id uuid not null references practitioners,
    contact_id uuid not null references contacts on delete cascade,
    since timestamptz not null,
    primary key (practitioner_id, contact_id)
);
create index care_relations_contact on care_relations (contact_id);

create table contact_identifiers (
    id uuid primary key,
    contact_id uuid not null references contacts on delete cascade,
    kind text not null,
    -- Either in the open, or sealed with AES-256-GCM and found by a keyed hash.
    value text,
    sealed bytea,
    blind_index bytea,
    issuer text,
    created_at timestamptz not null,
    constraint contact_identifiers_one_form check ((value is null) = (sealed is not null) and (sealed is null) = (blind_index is null)),
    constraint contact_identifiers_secrets_sealed check (kind not in ('nik', 'bpjs', 'insurance') or sealed is not null)
);
create index contact_identifiers_contact on contact_identifiers (contact_id);
create index contact_identifiers_blind on contact_identifiers (kind, blind_index);
create index contact_identifiers_value on contact_identifiers (kind, value);

create table contact_addresses (
    id uuid primary key,
    contact_id uuid not null references contacts on delete cascade,
    kind text not null,
    address jsonb not null,
    position smallint not null default 0
);
create index contact_addresses_contact on contact_addresses (contact_id);

create table contact_links (
    id uuid primary key,
    contact_id uuid not null references contacts on delete cascade,
    related_id uuid not null references contacts on delete cascade,
    kind text not null,
    constraint contact_links_unique unique (contact_id, related_id, kind),
    constraint contact_links_two_people check (contact_id <> related_id)
);
create index contact_links_related on contact_links (related_id);

create table tags (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    archived_at timestamptz
);
create unique index tags_name_unique on tags (lower(name));

create table contact_tags (
    contact_id uuid not null references contacts on delete cascade,
    tag_id uuid not null references tags on delete cascade,
    primary key (contact_id, tag_id)
);
create index contact_tags_tag on contact_tags (tag_id, contact_id);

create table accounts (
    id uuid primary key,
    name text not null,
    name_words text[] not null generated always as (string_to_array(akrab_fold(name), ' ')) stored,
    kind text not null,
    phone text,
    email text,
    tax_number text,
    address jsonb not null default '{}',
    notes text,
    custom jsonb not null default '{}',
    -- The id in the system it was imported from.
    source text,
    external_id text,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint accounts_external_unique unique (source, external_id)
);
create index accounts_by_name on accounts (name, id);
create index accounts_similar on accounts using gin (akrab_fold(name) gin_trgm_ops);

create table account_contacts (
    account_id uuid not null references accounts on delete cascade,
    contact_id uuid not null references contacts on delete cascade,
    primary key (account_id, contact_id)
);
create index account_contacts_contact on account_contacts (contact_id);

create table custom_fields (
    id uuid primary key,
    resource text not null,
    key text not null,
    label_id text not null,
    label_en text not null,
    kind text not null,
    choices jsonb not null default '[]',
    position integer not null default 0,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint custom_fields_key_unique unique (resource, key)
);

create table contact_merges (
    id uuid primary key,
    surviving_id uuid not null references contacts,
    absorbed_id uuid not null references contacts,
    merged_at timestamptz not null,
    merged_by uuid references users,
    -- What moved and what the survivor looked like before, for the undo.
    snapshot jsonb not null,
    undone_at timestamptz,
    undone_by uuid references users
);
create index contact_merges_surviving on contact_merges (surviving_id, merged_at);
create unique index contact_merges_open on contact_merges (absorbed_id) where undone_at is null;
create index contact_merges_merged_by on contact_merges (merged_by);
create index contact_merges_undone_by on contact_merges (undone_by);
