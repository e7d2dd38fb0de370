-- The recalls of a person, closed ones too: the index of the open ones alone does not find them.
create index recalls_contact on recalls (contact_id);
