-- The timeline is told in the order of beginnings.
SELECT list_by('station', 'agreement_from');
