delete from role_permissions where permission in ('referrals:read', 'referrals:clinical', 'referrals:write', 'facilities:write');
drop table referral_numbers, referral_result_files, referral_results, referral_events, referrals, facilities;
drop function referrals_refuse;
