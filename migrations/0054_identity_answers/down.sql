-- Sealed answers cannot be read without the key.
delete from idempotency_keys;
