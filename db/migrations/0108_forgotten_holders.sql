-- What is personal of a ticket's holder goes the day after; the job finds it without reading every ticket there was.
create index ticket_holders_personal on ticket_holders (ticket_id) where priority is not null or person_id is not null;
