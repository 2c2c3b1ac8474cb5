-- Every column that a list shows can be filtered by.
SELECT list_by('task_rule', 'value'), list_by('task_rule', 'to_on');
