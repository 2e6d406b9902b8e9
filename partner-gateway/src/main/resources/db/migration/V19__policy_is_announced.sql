-- What was last announced on policy.changed: the count of announcements and a hash over what they said. One row.
create table policy_announcement (
    only_row boolean     primary key default true check (only_row),
    number   bigint      not null,
    hash     varchar(64) not null
);
insert into policy_announcement (number, hash) values (0, '');

-- The documents that were announced, each once.
create table policy_document_told (
    hash varchar(64) primary key
);

grant select, update on policy_announcement to gateway_worker;
grant select, insert on policy_document_told to gateway_worker;
