-- partner-gateway: shelf, feeds, disclosures.
-- Three login roles (design: Callers): the owner migrates and does nothing else, web stands behind every resource
-- under row-level security, worker runs relay, intake and feed and is reachable from no resource.
-- Written for psql: psql -v gateway_owner=… -v gateway_web=… -v gateway_worker=… -f gateway.sql; safe to run again.

select 'create role gateway_owner' where not exists (select from pg_roles where rolname = 'gateway_owner') \gexec
select 'create role gateway_web' where not exists (select from pg_roles where rolname = 'gateway_web') \gexec
select 'create role gateway_worker' where not exists (select from pg_roles where rolname = 'gateway_worker') \gexec
alter role gateway_owner with login nosuperuser nocreatedb nocreaterole nobypassrls password :'gateway_owner';
alter role gateway_web with login nosuperuser nocreatedb nocreaterole nobypassrls password :'gateway_web';
alter role gateway_worker with login nosuperuser nocreatedb nocreaterole nobypassrls password :'gateway_worker';

select 'create database gateway owner gateway_owner' where not exists (select from pg_database where datname = 'gateway') \gexec
revoke all on database gateway from public;
grant connect on database gateway to gateway_web, gateway_worker;

\connect gateway
alter schema public owner to gateway_owner;
revoke all on schema public from public;
grant usage on schema public to gateway_web, gateway_worker;
