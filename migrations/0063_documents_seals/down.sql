drop table document_seals;
