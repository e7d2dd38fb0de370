drop index recalls_contact;
