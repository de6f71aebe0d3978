-- The house looks every minute for questions nobody answered in time; they are few among many dossiers.

create index dossiers_unanswered on dossiers ((consultation ->> 'check_at')) where business = 'consulting';
