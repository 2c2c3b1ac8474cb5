-- A contact may be reached by mail, too: where the system itself sends a link to the recorded address and shows it to nobody, the answer is
-- the party's own word.
ALTER TABLE demand_contact ADD COLUMN email text CHECK (char_length(email) BETWEEN 5 AND 120);
ALTER TABLE supply_contact ADD COLUMN email text CHECK (char_length(email) BETWEEN 5 AND 120);
COMMENT ON COLUMN demand_contact.email IS 'In small letters, as addresses are compared.';
COMMENT ON COLUMN supply_contact.email IS 'In small letters, as addresses are compared.';
CREATE INDEX demand_contact_email ON demand_contact (email) WHERE email IS NOT NULL;
CREATE INDEX supply_contact_email ON supply_contact (email) WHERE email IS NOT NULL;
ALTER TABLE one_time_link RENAME COLUMN to_staff_phone TO doubtful_contact;
COMMENT ON COLUMN one_time_link.handed IS 'Its token was shown to staff; false where the system sent it to the recorded phone or mail and showed it to nobody.';
COMMENT ON COLUMN one_time_link.doubtful_contact IS 'The phone or address it was sent to belongs to somebody of the staff, or the address is on record for another body as well.';
