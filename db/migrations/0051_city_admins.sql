-- Who configures the house is asked with every signature.
create index appointments_of_city_admins on appointments (account_id) where role = 'city_admin';
