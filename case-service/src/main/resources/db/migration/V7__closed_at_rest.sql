-- What referrals say lies closed with a data key per record, what belongs to no record with one per agency; each key is
-- wrapped by its agency's key-encryption key, which this database does not hold. Erasing a referral deletes its key.

-- Keys are not SQL's to make: content that an earlier build left in clear cannot be closed from here, and must not stay.
do $$ begin
    if exists (select from version) then
        raise exception 'this database holds referrals in clear, of a build before 2026-11-22: start over (deploy/up --fresh)';
    end if;
end $$;
delete from kept_answer;

create table data_key (
    record uuid primary key references referral on delete cascade,
    agency varchar(64) not null,
    wrapped varchar not null
);
create table agency_key (
    agency varchar(64) primary key,
    wrapped varchar not null
);

alter table referral
    add column erased_at timestamptz,
    add column erasure_ground varchar(32),
    alter column recall_reason type varchar,
    -- assignee and named hold marks from now on; the names themselves lie closed.
    add column assignee_name varchar,
    add column named_names varchar,
    add constraint names_are_closed check (assignee ~ '^[0-9a-f]{64}$' and assignee_name ~ '^[A-Za-z0-9_-]+$'
        and named_names ~ '^[A-Za-z0-9_-]+$' and named ~ '^[0-9a-f\n]*$'),
    add constraint a_name_and_its_mark check ((assignee is null) = (assignee_name is null)),
    drop constraint referral_state_check,
    add constraint referral_state_check check (state in ('OPEN', 'CLOSED', 'RECALLED', 'ERASED')),
    add constraint erased_on_a_ground
        check ((state = 'ERASED') = (erased_at is not null) and (erased_at is null) = (erasure_ground is null));

alter table version
    drop constraint version_content_check,
    alter column content drop not null,
    add constraint content_is_closed check (content ~ '^[A-Za-z0-9_-]+$');
alter table statement add constraint compact_is_closed check (compact ~ '^[A-Za-z0-9_-]+$');

-- What a request for a consent says, and the conditions of a grant.
alter table consent
    alter column words drop not null,
    add constraint words_are_closed check (words ~ '^[A-Za-z0-9_-]+$');
alter table consent_entry
    alter column conditions drop not null,
    add constraint conditions_are_closed check (conditions ~ '^[A-Za-z0-9_-]+$');

-- What is kept of an answer about a record goes with the record.
alter table kept_answer
    add column about uuid,
    add constraint answer_is_closed check (answer ~ '^[A-Za-z0-9_-]*$');
create index kept_answer_about on kept_answer (about) where about is not null;

alter table data_key enable row level security;
alter table agency_key enable row level security;
create policy own_agency on agency_key to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency on data_key for select to cases_web using (agency = current_setting('entente.agency', true));
create policy own_agency_adds on data_key for insert to cases_web
    with check (agency = current_setting('entente.agency', true));
-- A key or a statement is deleted when its referral was erased, and in no other case.
create policy erased_alone on data_key for delete to cases_web using (agency = current_setting('entente.agency', true)
    and exists (select from referral where referral.id = data_key.record and referral.state = 'ERASED'));
create policy erased_alone on statement as restrictive for delete to cases_web using (exists (
    select from version join referral on referral.id = version.referral
    where version.id = statement.version and referral.state = 'ERASED'));
create policy erased_alone on consent as restrictive for update to cases_web using (exists (
    select from referral where referral.id = consent.referral and referral.state = 'ERASED'));
create policy erased_alone on consent_entry as restrictive for update to cases_web using (exists (
    select from consent join referral on referral.id = consent.referral
    where consent.id = consent_entry.consent and referral.state = 'ERASED'));
-- Who takes in what partners ask closes it.
create policy all_agencies on data_key for select to cases_worker using (true);

grant select, insert, delete on data_key to cases_web;
grant select on data_key to cases_worker;
grant select (state) on referral to cases_worker;
grant update (words) on consent to cases_web;
grant update (conditions) on consent_entry to cases_web;
grant select, insert on agency_key to cases_web;
grant delete on statement to cases_web;
grant update (about) on kept_answer to cases_web;
