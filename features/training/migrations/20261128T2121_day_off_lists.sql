-- Every column that a list shows can be filtered by.
SELECT list_by('day_off', 'to_on');
