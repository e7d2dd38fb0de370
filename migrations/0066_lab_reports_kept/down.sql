drop trigger observations_corrected on observations;
drop function observations_need_correction;
drop trigger lab_reports_keep on lab_reports;
drop trigger lab_reports_append_only on lab_reports;
drop function lab_reports_refuse;
