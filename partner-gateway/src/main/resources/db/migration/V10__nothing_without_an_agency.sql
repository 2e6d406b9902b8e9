-- What a decision is made from is nobody's rows alone: who may see what is the decision itself. But whoever asks says for
-- which agency, and a transaction that forgets it gets nothing, here as everywhere (design, Callers).
alter table agreement_version enable row level security;
alter table shelf_record enable row level security;
alter table shelf_version enable row level security;
alter table shelf_claim enable row level security;
alter table shelf_recipient enable row level security;
alter table decision_input enable row level security;

create policy for_an_agency on agreement_version for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on shelf_record for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on shelf_version for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on shelf_claim for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on shelf_recipient for select to gateway_web using (current_setting('entente.agency', true) <> '');
create policy for_an_agency on decision_input for select to gateway_web using (current_setting('entente.agency', true) <> '');

create policy every_row on agreement_version to gateway_worker using (true);
create policy every_row on shelf_record to gateway_worker using (true);
create policy every_row on shelf_version to gateway_worker using (true);
create policy every_row on shelf_claim to gateway_worker using (true);
create policy every_row on shelf_recipient to gateway_worker using (true);
create policy every_row on decision_input to gateway_worker using (true);
