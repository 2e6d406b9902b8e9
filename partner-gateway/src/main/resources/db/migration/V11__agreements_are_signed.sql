-- A version is a draft until two signatories of each of its parties have approved it and each party has signed its bytes.
-- Every step is a row, and rows are only ever added: what state a version is in follows from what stands here. What was
-- taken in before this had no signatures, and becomes a draft.
alter table agreement_version add column parties varchar;
alter table agreement_version add column drafted_by varchar(64);
update agreement_version set parties = (
    select string_agg(party ->> 'party', ',' order by place)
    from jsonb_array_elements(convert_from(document, 'UTF8')::jsonb -> 'parties') with ordinality as listed (party, place)
);
alter table agreement_version alter column parties set not null;

-- officer is the pseudonym: the same person twice is one approval.
create table agreement_approval (
    agreement   varchar(64) not null,
    version     integer     not null,
    party       varchar(64) not null,
    officer     varchar(64) not null,
    agency      varchar(64) not null,
    approved_at timestamptz not null,
    primary key (agreement, version, party, officer),
    foreign key (agreement, version) references agreement_version
);

-- A detached JWS over the document's bytes. agency is the signatory's; none where the version was delivered signed.
create table agreement_signature (
    agreement varchar(64)   not null,
    version   integer       not null,
    party     varchar(64)   not null,
    signature varchar(1000) not null,
    agency    varchar(64),
    signed_at timestamptz   not null,
    primary key (agreement, version, party),
    foreign key (agreement, version) references agreement_version
);

create table agreement_suspension (
    id           uuid        primary key,
    agreement    varchar(64) not null,
    version      integer     not null,
    party        varchar(64) not null,
    officer      varchar(64) not null,
    agency       varchar(64) not null,
    suspended_at timestamptz not null,
    foreign key (agreement, version) references agreement_version
);
create index agreement_suspension_of on agreement_suspension (agreement, version);

create table agreement_lift (
    suspension uuid        primary key references agreement_suspension,
    officer    varchar(64) not null,
    agency     varchar(64) not null,
    lifted_at  timestamptz not null
);

grant select, insert on agreement_version, agreement_approval, agreement_signature, agreement_suspension, agreement_lift to gateway_web;
grant select, insert on agreement_approval, agreement_signature, agreement_suspension, agreement_lift to gateway_worker;

alter table agreement_approval enable row level security;
alter table agreement_signature enable row level security;
alter table agreement_suspension enable row level security;
alter table agreement_lift enable row level security;

-- Decisions are made from all of it, whoever asks. A step is written by the party that takes it: its jurisdiction's
-- signatories, or those of the agency that is itself a party.
create policy for_an_agency on agreement_approval for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on agreement_signature for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on agreement_suspension for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on agreement_lift for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy own_draft on agreement_version for insert to gateway_web
    with check (drafted_by in (current_setting('entente.agency', true), current_setting('entente.jurisdiction', true)));
create policy own_step on agreement_approval for insert to gateway_web
    with check (agency = current_setting('entente.agency', true)
                and party in (current_setting('entente.agency', true), current_setting('entente.jurisdiction', true)));
create policy own_step on agreement_signature for insert to gateway_web
    with check (agency = current_setting('entente.agency', true)
                and party in (current_setting('entente.agency', true), current_setting('entente.jurisdiction', true)));
create policy own_step on agreement_suspension for insert to gateway_web
    with check (agency = current_setting('entente.agency', true)
                and party in (current_setting('entente.agency', true), current_setting('entente.jurisdiction', true)));
create policy own_step on agreement_lift for insert to gateway_web
    with check (agency = current_setting('entente.agency', true)
                and exists (select from agreement_suspension s
                            where s.id = suspension
                              and s.party in (current_setting('entente.agency', true), current_setting('entente.jurisdiction', true))));
create policy every_row on agreement_approval to gateway_worker using (true);
create policy every_row on agreement_signature to gateway_worker using (true);
create policy every_row on agreement_suspension to gateway_worker using (true);
create policy every_row on agreement_lift to gateway_worker using (true);
