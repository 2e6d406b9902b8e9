-- The two sides of a decision, so that each one's auditors can have it made again: the jurisdiction that asked and, where
-- there was such a record, the one whose it is. What was decided before this names none and stays with its agency.
alter table decision add column asker_side varchar(8);
alter table decision add column owner_side varchar(8);
create index decision_by_time on decision (decided_at);
create index disclosure_by_decision on disclosure (decision);

-- A transaction that replays says so; any other sees its own agency's rows alone, as before.
create policy for_auditors on decision for select to gateway_web using (
    current_setting('entente.auditing', true) = 'yes'
    and current_setting('entente.jurisdiction', true) in (asker_side, owner_side));
create policy for_auditors on disclosure for select to gateway_web using (
    current_setting('entente.auditing', true) = 'yes'
    and exists (select from decision where decision.id = disclosure.decision));
