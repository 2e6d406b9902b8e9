-- What the gateway decides by, as it announced it last. One row; the gateway's own number says which is the newest.
create table announced_policy (
    only_row boolean      primary key default true check (only_row),
    number   bigint       not null check (number > 0),
    policy   varchar(64)  not null,
    register varchar(64)  not null,
    -- A JSON object, jurisdiction to issuer.
    issuers  varchar      not null,
    -- Hashes of the documents that stand, separated by commas.
    standing varchar      not null
);

-- The documents it told, under the SHA-256 of their bytes, for ever.
create table announced_document (
    hash varchar(64) primary key,
    text varchar     not null
);

grant select on announced_policy, announced_document to cases_web;
grant select, insert, update on announced_policy to cases_worker;
grant select, insert on announced_document to cases_worker;

-- Nobody's rows alone; but a transaction that forgets to say for which agency it asks gets nothing, here as everywhere.
alter table announced_policy enable row level security;
alter table announced_document enable row level security;
create policy for_an_agency on announced_policy for select to cases_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on announced_document for select to cases_web using (current_setting('entente.agency', true) <> '');
create policy every_row on announced_policy to cases_worker using (true);
create policy every_row on announced_document to cases_worker using (true);
