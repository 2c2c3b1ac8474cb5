-- A list asked for what hardly any need has reads it from here; what is common is tested along the list's own order (demand-list.ts).
CREATE INDEX demand_source ON demand (source);
CREATE INDEX demander_kind ON demander (kind);
