-- What a laboratory measures: one row for each LOINC code, with its unit, and what counts as usual for whom.

create table analytes (
    id uuid primary key,
    -- LOINC.
    code text not null,
    name_id text not null,
    name_en text not null,
    -- As patients read it, and what it means for them.
    plain_id text not null,
    plain_en text not null,
    about_id text not null default '',
    about_en text not null default '',
    -- UCUM.
    unit text not null,
    decimals smallint not null,
    category text not null,
    -- Place within the category.
    position integer not null default 0,
    -- What is outside is asked again when it is typed.
    plausible_low double precision,
    plausible_high double precision,
    -- Values wait for the doctor's comment before the patient sees them.
    with_comment boolean not null default false,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint analytes_code_unique unique (code),
    constraint analytes_category check (category in ('metabolic_syndrome', 'lipid_profile', 'kidney_function', 'liver_function', 'other')),
    constraint analytes_decimals check (decimals between 0 and 4),
    constraint analytes_plausible check (plausible_low < plausible_high)
);
create index analytes_place on analytes (category, position, id);

-- Other units in which a value may come: value in the analyte's unit = value × factor + shift.
create table analyte_units (
    analyte_id uuid not null references analytes on delete cascade,
    unit text not null,
    factor double precision not null,
    shift double precision not null default 0,
    primary key (analyte_id, unit),
    constraint analyte_units_factor check (factor > 0)
);

-- Reference and critical limits. A limit that is absent does not exist; limits themselves are within the range.
create table analyte_ranges (
    id uuid primary key,
    analyte_id uuid not null references analytes on delete cascade,
    -- Absent: everybody.
    sex text,
    -- Ages in months, the end not included.
    age_from integer not null default 0,
    age_to integer,
    low double precision,
    high double precision,
    critical_low double precision,
    critical_high double precision,
    valid_from date not null,
    -- The last day.
    valid_to date,
    created_at timestamptz not null,
    constraint analyte_ranges_sex check (sex in ('male', 'female')),
    constraint analyte_ranges_age check (age_from >= 0 and age_from < coalesce(age_to, 2400)),
    constraint analyte_ranges_limits check (low <= high and critical_low <= low and critical_high >= high),
    constraint analyte_ranges_valid check (valid_from <= valid_to),
    -- For one sex, age and day there is one range; one for a sex goes before one for everybody.
    constraint analyte_ranges_no_overlap exclude using gist (
        analyte_id with =,
        coalesce(sex, 'any') with =,
        int4range(age_from, age_to) with &&,
        daterange(valid_from, valid_to, '[]') with &&
    )
);
create index analyte_ranges_analyte on analyte_ranges (analyte_id);

-- What is asked for together, in the order of the grid.
create table lab_panels (
    id uuid primary key,
    code text not null,
    name_id text not null,
    name_en text not null,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint lab_panels_code_unique unique (code)
);

create table lab_panel_analytes (
    panel_id uuid not null references lab_panels on delete cascade,
    analyte_id uuid not null references analytes,
    position integer not null,
    primary key (panel_id, analyte_id)
);
create index lab_panel_analytes_analyte on lab_panel_analytes (analyte_id);
