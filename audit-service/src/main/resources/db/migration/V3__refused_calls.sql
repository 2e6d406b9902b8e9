-- Calls that were refused: the door and the answer, never what was sent.
alter table sets.seen_event
    add column call_method varchar,
    add column call_path varchar,
    add column call_status int,
    add column call_problem varchar,
    -- more than one where a flood was counted instead of told
    add column call_count int;
