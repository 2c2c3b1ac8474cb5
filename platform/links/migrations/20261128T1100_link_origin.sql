-- Where a link was issued, as keyed hashes: whether it was answered from there decides what the answer is worth.
ALTER TABLE one_time_link
  ADD COLUMN issued_network bytea,
  ADD COLUMN issued_device bytea,
  ADD COLUMN handed boolean NOT NULL DEFAULT true,
  ADD COLUMN to_staff_phone boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN one_time_link.issued_network IS 'HMAC of the network address of the staff who issued it; the address itself is kept nowhere.';
COMMENT ON COLUMN one_time_link.issued_device IS 'HMAC of that browser''s device cookie.';
COMMENT ON COLUMN one_time_link.handed IS 'Its token was shown to staff; false where the system sent it to the recorded phone and showed it to nobody.';
COMMENT ON COLUMN one_time_link.to_staff_phone IS 'The phone it was sent to belongs to somebody of the staff.';
CREATE INDEX one_time_link_network ON one_time_link (issued_network, created_at) WHERE issued_network IS NOT NULL;
