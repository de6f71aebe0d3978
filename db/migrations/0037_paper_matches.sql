-- The paper handed over must be the electronic result: what was printed is kept with its signature, and what did not match.

alter table signatures add column facts_digest text check (facts_digest ~ '^[0-9a-f]{64}$');
comment on column signatures.facts_digest is 'SHA-256 of the facts printed on the paper, as its QR states them; null for seals and for papers of before.';

alter table dossiers add column paper_check jsonb;
comment on column dossiers.paper_check is 'Bản giấy khác bản điện tử: what differed at the hand-over, and the reason by which a head settled it.';
