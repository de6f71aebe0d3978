-- The city's administrator lands exemptions by page and file; of a landed one only the last day may still be set.

grant insert, update (rule) on fee_exemptions to :"city";
