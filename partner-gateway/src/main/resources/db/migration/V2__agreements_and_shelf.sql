-- Agreements by version, byte for byte; which is in force at an instant, the document says. Rows are only ever added: nobody, the worker included, may change or remove one.
create table agreement_version (
    agreement varchar(64) not null,
    version   integer     not null,
    hash      varchar(64) not null unique,
    document  bytea       not null,
    taken_at  timestamptz not null default now(),
    primary key (agreement, version)
);

-- Records by owner. The tombstone covers every version up to its own and may stand before any version does.
create table shelf_record (
    record      uuid primary key,
    owner       varchar(64) not null,
    recalled_to integer,
    recalled_at timestamptz
);

-- Released versions. version is the agency's own count and never leaves this service; version_id is what partners see.
create table shelf_version (
    record      uuid        not null references shelf_record,
    version     integer     not null,
    version_id  uuid        not null unique,
    signed_part varchar     not null,
    labels_hash varchar(64) not null,
    received_at timestamptz not null,
    primary key (record, version)
);

-- One row per claim of a statement, cut up at intake so that an answer is picked, never parsed or written anew:
-- member is the claim as it stands in the processed payload ("name":value, RFC 8785), encoded the disclosure
-- that opens it. A claim without a disclosure is always visible.
create table shelf_claim (
    record       uuid         not null,
    version      integer      not null,
    position     integer      not null,
    name         varchar(200) not null,
    field_class  varchar(32),
    item         uuid,
    from_item    uuid,
    to_item      uuid,
    member       varchar      not null,
    encoded      varchar,
    content_hash varchar(64),
    primary key (record, version, position),
    foreign key (record, version) references shelf_version
);

create table shelf_recipient (
    record  uuid        not null,
    version integer     not null,
    agency  varchar(64) not null,
    mode    varchar(16) not null,
    primary key (record, version, agency),
    foreign key (record, version) references shelf_version
);
create index shelf_recipient_agency on shelf_recipient (agency, record);

grant select on agreement_version, shelf_record, shelf_version, shelf_claim, shelf_recipient to gateway_web;
grant select, insert on agreement_version, shelf_version, shelf_claim, shelf_recipient to gateway_worker;
grant select, insert, update on shelf_record to gateway_worker;
