-- What a unit's meeting must reach, told to the unit with its task: it does not see the congress's plan.
ALTER TABLE congress_delegation ADD COLUMN majority text;
UPDATE congress_delegation d SET majority = c.majority FROM congress c WHERE c.id = d.congress_id;
