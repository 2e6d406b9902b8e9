-- Keycloak's own database; it makes its tables itself.
-- Written for psql: psql -v keycloak=… -f keycloak.sql; safe to run again.

select 'create role keycloak' where not exists (select from pg_roles where rolname = 'keycloak') \gexec
alter role keycloak with login nosuperuser nocreatedb nocreaterole nobypassrls password :'keycloak';

select 'create database keycloak owner keycloak' where not exists (select from pg_database where datname = 'keycloak') \gexec
revoke all on database keycloak from public;

\connect keycloak
alter schema public owner to keycloak;
revoke all on schema public from public;
