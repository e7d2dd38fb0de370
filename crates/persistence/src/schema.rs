//! The tables as diesel sees them; a test compares this file with the migrated database.

diesel::table! {
    account_contacts (account_id, contact_id) {
        account_id -> Uuid,
        contact_id -> Uuid,
    }
}

diesel::table! {
    accounts (id) {
        id -> Uuid,
        name -> Text,
        name_words -> Array<Text>,
        kind -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        tax_number -> Nullable<Text>,
        address -> Jsonb,
        notes -> Nullable<Text>,
        custom -> Jsonb,
        source -> Nullable<Text>,
        external_id -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> Uuid,
        at -> Timestamptz,
        user_id -> Nullable<Uuid>,
        session_id -> Nullable<Uuid>,
        action -> Text,
        resource -> Text,
        contact_ids -> Array<Uuid>,
        fields -> Array<Text>,
        request_id -> Text,
        address -> Text,
    }
}

diesel::table! {
    care_relations (practitioner_id, contact_id) {
        practitioner_id -> Uuid,
        contact_id -> Uuid,
        since -> Timestamptz,
    }
}

diesel::table! {
    changes (id) {
        id -> Uuid,
        resource -> Text,
        record_id -> Uuid,
        action -> Text,
        version -> BigInt,
        user_id -> Nullable<Uuid>,
        at -> Timestamptz,
        fields -> Jsonb,
    }
}

diesel::table! {
    contact_addresses (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        address -> Jsonb,
        position -> SmallInt,
    }
}

diesel::table! {
    contact_identifiers (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        value -> Nullable<Text>,
        sealed -> Nullable<Bytea>,
        blind_index -> Nullable<Bytea>,
        issuer -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    contact_links (id) {
        id -> Uuid,
        contact_id -> Uuid,
        related_id -> Uuid,
        kind -> Text,
    }
}

diesel::table! {
    contact_locations (contact_id, location_id) {
        contact_id -> Uuid,
        location_id -> Uuid,
    }
}

diesel::table! {
    contact_merges (id) {
        id -> Uuid,
        surviving_id -> Uuid,
        absorbed_id -> Uuid,
        merged_at -> Timestamptz,
        merged_by -> Nullable<Uuid>,
        snapshot -> Jsonb,
        undone_at -> Nullable<Timestamptz>,
        undone_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    contact_tags (contact_id, tag_id) {
        contact_id -> Uuid,
        tag_id -> Uuid,
    }
}

diesel::table! {
    contacts (id) {
        id -> Uuid,
        mrn -> Nullable<Text>,
        name -> Text,
        name_words -> Array<Text>,
        honorific -> Nullable<Text>,
        birth_date -> Nullable<Date>,
        sex -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        location_id -> Nullable<Uuid>,
        deceased_on -> Nullable<Date>,
        language -> Text,
        channel -> Nullable<Text>,
        topics_wanted -> Array<Text>,
        topics_unwanted -> Array<Text>,
        quiet_from -> Nullable<Time>,
        quiet_until -> Nullable<Time>,
        custom -> Jsonb,
        last_visit_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        created_by -> Nullable<Uuid>,
        updated_at -> Timestamptz,
        version -> BigInt,
        archived_at -> Nullable<Timestamptz>,
        merged_into_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    custom_fields (id) {
        id -> Uuid,
        resource -> Text,
        key -> Text,
        label_id -> Text,
        label_en -> Text,
        kind -> Text,
        choices -> Jsonb,
        position -> Integer,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (principal, operation, key) {
        principal -> Uuid,
        operation -> Text,
        key -> Text,
        body_hash -> Bytea,
        status -> SmallInt,
        headers -> Jsonb,
        body -> Bytea,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    interactions (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        direction -> Nullable<Text>,
        occurred_at -> Timestamptz,
        duration_minutes -> Nullable<Integer>,
        subject -> Text,
        body -> Nullable<Text>,
        location_id -> Nullable<Uuid>,
        practitioner_id -> Nullable<Uuid>,
        account_id -> Nullable<Uuid>,
        user_id -> Nullable<Uuid>,
        source -> Text,
        external_id -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    known_devices (id) {
        id -> Uuid,
        user_id -> Uuid,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        last_used_at -> Timestamptz,
    }
}

diesel::table! {
    locations (id) {
        id -> Uuid,
        code -> Text,
        name -> Text,
        time_zone -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        address -> Jsonb,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    one_time_links (id) {
        id -> Uuid,
        purpose -> Text,
        user_id -> Nullable<Uuid>,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    organisations (id) {
        id -> SmallInt,
        name -> Text,
        language -> Text,
        currency -> Text,
        time_zone -> Text,
        mrn_prefix -> Text,
        mrn_digits -> SmallInt,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    practitioner_locations (practitioner_id, location_id) {
        practitioner_id -> Uuid,
        location_id -> Uuid,
    }
}

diesel::table! {
    practitioner_specialities (practitioner_id, speciality_id) {
        practitioner_id -> Uuid,
        speciality_id -> Uuid,
    }
}

diesel::table! {
    practitioners (id) {
        id -> Uuid,
        name -> Text,
        licence_number -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    role_permissions (role_id, permission) {
        role_id -> Uuid,
        permission -> Text,
    }
}

diesel::table! {
    roles (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        reach -> Text,
        built_in -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Uuid,
        user_id -> Uuid,
        resource -> Text,
        name -> Text,
        shared -> Bool,
        definition -> Jsonb,
        position -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    search_words (word) {
        word -> Text,
    }
}

diesel::table! {
    services (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        duration_minutes -> Integer,
        price_amount -> BigInt,
        price_currency -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        transport -> Text,
        token_hash -> Bytea,
        previous_hash -> Nullable<Bytea>,
        rotated_at -> Nullable<Timestamptz>,
        device -> Text,
        address -> Text,
        created_at -> Timestamptz,
        last_used_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        revoked_for -> Nullable<Text>,
    }
}

diesel::table! {
    sign_in_failures (id) {
        id -> Uuid,
        login_hash -> Bytea,
        at -> Timestamptz,
    }
}

diesel::table! {
    specialities (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    tags (id) {
        id -> Uuid,
        name -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        archived_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    user_roles (id) {
        id -> Uuid,
        user_id -> Uuid,
        role_id -> Uuid,
        location_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        name -> Text,
        username -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        state -> Text,
        language -> Text,
        theme -> Text,
        shortcuts -> Bool,
        practitioner_id -> Nullable<Uuid>,
        contact_id -> Nullable<Uuid>,
        last_signed_in_at -> Nullable<Timestamptz>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

// Only tables that are really joined are paired; pairing all with all costs compile time.
diesel::allow_tables_to_appear_in_same_query!(
    account_contacts,
    accounts,
    care_relations,
    contact_addresses,
    contact_identifiers,
    contact_links,
    contact_locations,
    contact_merges,
    contact_tags,
    contacts,
    interactions,
    locations,
    practitioners,
    tags,
    users,
);
diesel::allow_tables_to_appear_in_same_query!(practitioner_locations, practitioner_specialities, specialities);
diesel::allow_tables_to_appear_in_same_query!(role_permissions, roles, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, sessions);
diesel::allow_tables_to_appear_in_same_query!(users, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, changes);
diesel::allow_tables_to_appear_in_same_query!(users, one_time_links);
diesel::allow_tables_to_appear_in_same_query!(users, known_devices);
diesel::allow_tables_to_appear_in_same_query!(practitioners, practitioner_locations);
diesel::allow_tables_to_appear_in_same_query!(practitioners, practitioner_specialities);
