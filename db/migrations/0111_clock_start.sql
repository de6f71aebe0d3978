-- From when a limit counts (D13, D14): a version may start its clock at the hand-over to the settling body or at the payment.

alter table dossiers add column clock_from_at timestamptz;
comment on column dossiers.clock_from_at is 'Từ khi nào tính thời hạn: when the dossier was handed over or paid for, where its version starts the clock so (D13), or when the result before it in a chain came; null where the limit counts from its acceptance or filing, and before that moment has come.';
