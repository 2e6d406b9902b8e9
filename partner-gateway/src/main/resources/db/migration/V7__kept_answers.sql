-- What was answered to a write under an Idempotency-Key, so that the same request gets the same answer for a day. The
-- answer may be personal: it is the agency's own, seen by its officer's requests alone, and deleted with the day.
create table kept_answer (
    agency  varchar(64)  not null,
    officer varchar(64)  not null,
    key     varchar(64)  not null,
    -- SHA-256 of method, path and canonical body.
    request varchar(64)  not null,
    -- Null once the transaction has committed without anything worth keeping.
    answer  varchar,
    kept_at timestamptz  not null default now(),
    primary key (agency, officer, key)
);
create index kept_answer_by_age on kept_answer (kept_at);

alter table kept_answer enable row level security;
create policy own_rows on kept_answer to gateway_web using (agency = current_setting('entente.agency', true));
create policy every_row on kept_answer to gateway_worker using (true);
grant select, insert, update (request, answer, kept_at) on kept_answer to gateway_web;
grant select (agency, officer, key, kept_at), delete on kept_answer to gateway_worker;
