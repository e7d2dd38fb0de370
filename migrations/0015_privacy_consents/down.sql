drop table consents, consent_texts;
