drop table public_links, recall_attempts, recalls, waiting_list_offers, waiting_list_entries;
