-- Discipline: the house itself closes what is never supplemented; a second request for papers waits for the head.

grant update on dossiers to :"worker";
grant insert on answers to :"worker";
grant insert, update on registers to :"worker";

create index dossiers_never_supplemented on dossiers ((supplement ->> 'due_on'))
  where business in ('supplement', 'supplement_before');

alter table dossiers drop constraint dossiers_business_check;
alter table dossiers add constraint dossiers_business_check check (business in ('submitted', 'supplement_before',
  'refusal_drafted', 'refused', 'accepted', 'forwarded', 'reviewing', 'consulting', 'supplement_proposed', 'supplement',
  'financial', 'proposed', 'endorsed', 'approved', 'finished', 'withdrawn', 'stopped'));
