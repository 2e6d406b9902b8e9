-- What records say lies closed, claim by claim, with a data key per record that the owner's key-encryption key wraps; this
-- database does not hold that. An erased record loses its key and everything it said, and takes in nothing more.

-- Keys are not SQL's to make: content that an earlier build left in clear cannot be closed from here, and must not stay.
do $$ begin
    if exists (select from shelf_version) then
        raise exception 'this database holds records in clear, of a build before 2026-11-22: start over (deploy/up --fresh)';
    end if;
end $$;
delete from kept_answer;

create table data_key (
    record  uuid        primary key references shelf_record,
    agency  varchar(64) not null,
    wrapped varchar     not null
);
create table agency_key (
    agency  varchar(64) primary key,
    wrapped varchar     not null
);

alter table shelf_record add column erased_at timestamptz;
alter table shelf_version drop column signed_part, add column signed_part bytea not null;
-- A claim that is always visible has nothing encoded. content_hash is keyed with the record's key.
alter table shelf_claim drop column member, drop column encoded,
    add column member bytea not null, add column encoded bytea;

alter table kept_answer
    add column about uuid,
    add constraint answer_is_closed check (answer ~ '^[A-Za-z0-9_-]*$');
create index kept_answer_about on kept_answer (about) where about is not null;

-- What a request for a consent says in words. A grant's document in decision_input is closed too, and its hash keyed; both
-- go with the record, and the grant with its document.
alter table consent_request drop column words, add column words bytea not null;
alter table consent_entry drop constraint consent_entry_input_fkey,
    add constraint consent_entry_input_fkey foreign key (input) references decision_input on delete cascade;
create index consent_entry_by_input on consent_entry (input) where input is not null;
create index consent_request_by_record on consent_request (record);

alter table data_key enable row level security;
alter table agency_key enable row level security;
create policy for_an_agency on data_key for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy every_row on data_key to gateway_worker using (true);
create policy own_rows on agency_key to gateway_web using (agency = current_setting('entente.agency', true));

-- Of the shelf and of what decisions were made of, only that goes which belongs to an erased record.
create policy erased_alone on data_key as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = data_key.record and r.erased_at is not null));
create policy erased_alone on shelf_version as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = shelf_version.record and r.erased_at is not null));
create policy erased_alone on shelf_claim as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = shelf_claim.record and r.erased_at is not null));
create policy erased_alone on shelf_recipient as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = shelf_recipient.record and r.erased_at is not null));
create policy erased_alone on consent_entry as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = consent_entry.record and r.erased_at is not null));
create policy erased_alone on consent_request as restrictive for delete to gateway_worker using (exists (
    select from shelf_record r where r.record = consent_request.record and r.erased_at is not null));
create policy erased_alone on decision_input as restrictive for delete to gateway_worker using (
    exists (select from shelf_version v join shelf_record r on r.record = v.record
        where v.labels_hash = decision_input.hash and r.erased_at is not null)
    or exists (select from consent_entry e join shelf_record r on r.record = e.record
        where e.input = decision_input.hash and r.erased_at is not null));

grant select on data_key to gateway_web;
grant select, insert on agency_key to gateway_web;
grant update (about) on kept_answer to gateway_web;
grant select (about) on kept_answer to gateway_worker;
grant select, insert, delete on data_key to gateway_worker;
grant delete on shelf_version, shelf_claim, shelf_recipient, decision_input, consent_entry, consent_request
    to gateway_worker;
