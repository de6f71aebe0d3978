-- City administrators act, too: they import lists, draft and publish versions, switch the catalogue.

grant insert on events to :"city";
grant select, insert on answers to :"city";
