-- audit-service: event statements and who may see them.
-- Three login roles (design: Callers): the owner migrates and does nothing else, web stands behind every resource
-- under row-level security, worker runs relay, intake and feed and is reachable from no resource.
-- A fourth, the eraser, alone may delete disclosure sets; signed parts stay (design: Storage).
-- Written for psql: psql -v audit_owner=… -v audit_web=… -v audit_worker=… -v audit_eraser=… -f audit.sql; safe to run again.

select 'create role audit_owner' where not exists (select from pg_roles where rolname = 'audit_owner') \gexec
select 'create role audit_web' where not exists (select from pg_roles where rolname = 'audit_web') \gexec
select 'create role audit_worker' where not exists (select from pg_roles where rolname = 'audit_worker') \gexec
select 'create role audit_eraser' where not exists (select from pg_roles where rolname = 'audit_eraser') \gexec
alter role audit_owner with login nosuperuser nocreatedb nocreaterole nobypassrls password :'audit_owner';
alter role audit_web with login nosuperuser nocreatedb nocreaterole nobypassrls password :'audit_web';
alter role audit_worker with login nosuperuser nocreatedb nocreaterole nobypassrls password :'audit_worker';
alter role audit_eraser with login nosuperuser nocreatedb nocreaterole nobypassrls password :'audit_eraser';

select 'create database audit owner audit_owner' where not exists (select from pg_database where datname = 'audit') \gexec
revoke all on database audit from public;
grant connect on database audit to audit_web, audit_worker, audit_eraser;

\connect audit
alter schema public owner to audit_owner;
revoke all on schema public from public;
grant usage on schema public to audit_web, audit_worker, audit_eraser;
