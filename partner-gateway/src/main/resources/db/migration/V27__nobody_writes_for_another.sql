-- A recall is passed on by who owes for the very same itself, to whom the originator consented that it pass the record on.
drop policy passed_on on recall_duty;
create policy passed_on on recall_duty for insert to gateway_web with check (
    via = current_setting('entente.agency', true) and agency <> via and told_at is null
    and exists (select from recall_duty own
        where own.agency = current_setting('entente.agency', true)
          and (own.record, own.owner, own.version, own.kind, own.taken_at) = (
            recall_duty.record, recall_duty.owner, recall_duty.version, recall_duty.kind, recall_duty.taken_at))
    and exists (select from consent_entry e join consent_request q on q.id = e.consent
        where e.agency = current_setting('entente.agency', true) and e.recipient = recall_duty.agency
          and e.record = recall_duty.record and e.state = 'granted' and q.kind = 'onward-transfer'));

-- A query is left for the worker by who asked it, with the decision that it got itself.
drop policy own_rows on query_due;
create policy own_rows on query_due for insert to gateway_web with check (
    agency = current_setting('entente.agency', true)
    and exists (select from decision n where n.id = query_due.decision and n.agency = query_due.agency));

-- To whom a record was passed on may turn out bit by bit.
drop index recall_receipt_once;
create unique index recall_receipt_once on recall_receipt (duty, outcome, (proof is null)) where outcome <> 'forwarded';

-- Each start tells every document again.
grant delete on policy_document_told to gateway_worker;
