-- Who is invited stands in the same list, until somebody says how he came.
ALTER TABLE meeting_attendance DROP CONSTRAINT meeting_attendance_how_check;
ALTER TABLE meeting_attendance ADD CONSTRAINT meeting_attendance_how_check CHECK (how IN ('invited', 'present', 'leave', 'observer'));
