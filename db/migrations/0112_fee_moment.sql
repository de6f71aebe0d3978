-- By when the fee of a dossier must be paid: the earliest moment of the rows that are due.

alter table dossiers add column fee_moment text
  constraint dossiers_fee_moment check (fee_moment in ('on_acceptance', 'before_settling', 'on_supplement', 'on_return'));
comment on column dossiers.fee_moment is 'Thu khi nào: of the fee rows due at acceptance the moment that holds the earliest act; until paid, that act is refused. Null where nothing is due, and for dossiers accepted before this was kept: these pay before the result is handed over.';
