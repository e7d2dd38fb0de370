-- The clinic: settings, locations, practitioners, specialities, services. Ids are UUIDv7 made by the application.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- Lower case, without accents, words separated by one space. unaccent() is only STABLE because its dictionary could
-- change; the dictionary is named here, so the result is fixed and may be indexed.
create function akrab_fold(text) returns text
    language sql immutable strict parallel safe
    as $$
        select trim(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent', $1)), '[''’`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
    $$;

create table organisations (
    id smallint primary key default 1,
    name text not null,
    language text not null default 'id',
    currency text not null default 'IDR',
    time_zone text not null default 'Asia/Jakarta',
    mrn_prefix text not null default '',
    mrn_digits smallint not null default 6,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint organisations_only_one check (id = 1),
    constraint organisations_language check (language in ('id', 'en')),
    constraint organisations_mrn_digits check (mrn_digits between 4 and 12)
);
insert into organisations (name, updated_at) values ('Klinik', now());

-- The next medical record number; skips numbers that were given by hand.
create sequence mrn_numbers;

create table locations (
    id uuid primary key,
    code text not null,
    name text not null,
    time_zone text not null,
    phone text,
    email text,
    address jsonb not null default '{}',
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint locations_code_unique unique (code)
);
create index locations_name on locations (name, id);

create table specialities (
    id uuid primary key,
    code text not null,
    name_id text not null,
    name_en text not null,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint specialities_code_unique unique (code)
);

create table practitioners (
    id uuid primary key,
    name text not null,
    licence_number text,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint practitioners_licence_unique unique (licence_number)
);
create index practitioners_name on practitioners (name, id);

create table practitioner_specialities (
    practitioner_id uuid not null references practitioners on delete cascade,
    speciality_id uuid not null references specialities,
    primary key (practitioner_id, speciality_id)
);
create index practitioner_specialities_speciality on practitioner_specialities (speciality_id);

create table practitioner_locations (
    practitioner_id uuid not null references practitioners on delete cascade,
    location_id uuid not null references locations,
    primary key (practitioner_id, location_id)
);
create index practitioner_locations_location on practitioner_locations (location_id);

create table services (
    id uuid primary key,
    code text not null,
    name_id text not null,
    name_en text not null,
    duration_minutes integer not null,
    price_amount bigint not null,
    price_currency text not null,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint services_code_unique unique (code),
    constraint services_duration check (duration_minutes between 5 and 1440),
    constraint services_price check (price_amount >= 0)
);
