-- Every column that a list shows can be filtered by.
SELECT list_by('media_figure', 'value');
