-- Every column that a list shows can be filtered by.
SELECT list_by('station_rule', 'value'), list_by('station_rule', 'to_on');
