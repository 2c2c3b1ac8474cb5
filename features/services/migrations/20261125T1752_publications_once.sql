-- A directed publication is found by its addressees alone, not by those who see the need itself: their entries are written anew.
INSERT INTO search_change (kind, record_id) SELECT 'publication', demand_id FROM demand_publication WHERE level = 'directed';
