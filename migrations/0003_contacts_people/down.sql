drop table contact_merges, custom_fields, account_contacts, accounts, contact_tags, tags, contact_links, contact_addresses,
    contact_identifiers, care_relations, contact_locations, search_words;
alter table users drop constraint users_contact_fkey;
drop table contacts;
drop function contacts_add_words();
