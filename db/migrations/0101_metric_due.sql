-- Two figures of one dossier (D10): the appointment, and the date by which the service index (QĐ 766, 2.1) judges it.

alter table dossiers add column metric_due_at timestamptz;
comment on column dossiers.metric_due_at is 'Hạn tính chỉ số 766: the limit with the waits subtracted, never begun again and never extended; null while it is the appointment (due_at), as it is unless a restart or an extension parted the two.';

alter table dossier_spans add column metric_due_at timestamptz;
comment on column dossier_spans.metric_due_at is 'By which date QĐ 766 judges the dossier; null where it is due_at, and in events older than the figure.';
