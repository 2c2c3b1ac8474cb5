-- Who is visited is for the unit that visits: a superior sees how many.
SELECT wall_sensitive('care_person');
SELECT wall_sensitive('care_plan');
SELECT wall_sensitive('care_visit');
