-- Trigrams are cut of letters and digits as the C locale knows them: a Chinese name has none, so these indexes were written with
-- every title and never served one search (decisions/0017-lists-search-without-trigrams.md).
DROP INDEX work_case_title, region_name, unit_name, person_name, policy_title, place_name;
