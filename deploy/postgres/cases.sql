-- case-service: referrals and their outbox.
-- Three login roles (design: Callers): the owner migrates and does nothing else, web stands behind every resource
-- under row-level security, worker runs relay, intake and feed and is reachable from no resource.
-- Written for psql: psql -v cases_owner=… -v cases_web=… -v cases_worker=… -f cases.sql; safe to run again.

select 'create role cases_owner' where not exists (select from pg_roles where rolname = 'cases_owner') \gexec
select 'create role cases_web' where not exists (select from pg_roles where rolname = 'cases_web') \gexec
select 'create role cases_worker' where not exists (select from pg_roles where rolname = 'cases_worker') \gexec
alter role cases_owner with login nosuperuser nocreatedb nocreaterole nobypassrls password :'cases_owner';
alter role cases_web with login nosuperuser nocreatedb nocreaterole nobypassrls password :'cases_web';
alter role cases_worker with login nosuperuser nocreatedb nocreaterole nobypassrls password :'cases_worker';

select 'create database cases owner cases_owner' where not exists (select from pg_database where datname = 'cases') \gexec
revoke all on database cases from public;
grant connect on database cases to cases_web, cases_worker;

\connect cases
alter schema public owner to cases_owner;
revoke all on schema public from public;
grant usage on schema public to cases_web, cases_worker;
