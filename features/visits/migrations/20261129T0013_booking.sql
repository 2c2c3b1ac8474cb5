-- Bookings are a declared register: their rows bear the case's title, place, state and days.
DROP POLICY booking_scope ON booking;
ALTER TABLE booking ADD title text;
UPDATE booking b SET title = c.title FROM work_case c WHERE c.id = b.id;
ALTER TABLE booking ALTER title SET NOT NULL;
SELECT wall_case_rows('booking', 'booking', ARRAY['visit_on']);
