-- On what terms a consent was granted, {"id","kind","record","grantedBy","recipient","from","until","purposes","conditions":[]}:
-- codes, ids and dates, no words, and nothing that a request for it does not say in clear. Decisions are made by this; the
-- whole of it is opened only where something is disclosed, and then decides once more.
alter table consent_entry add column terms varchar;
-- Of what was granted before, what was asked for is known in clear: it is no less.
update consent_entry e set terms = json_build_object(
        'id', e.consent, 'kind', q.kind, 'record', e.record, 'grantedBy', q.originator, 'recipient', e.recipient,
        'from', null, 'until', to_char(q.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'purposes', to_json(string_to_array(q.purposes, ' ')), 'conditions', json_build_array())
    from consent_request q where q.id = e.consent and e.state = 'granted';
alter table consent_entry add constraint granted_on_terms check ((terms is not null) = (state = 'granted'));
