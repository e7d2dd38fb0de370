-- Answers that were stored in clear; a key that is used again within the day does its work anew.
delete from idempotency_keys;
