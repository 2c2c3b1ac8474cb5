import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

/** Within the own unit and below, as the register of people shows them; who withdrew consent is nowhere, and of one person's entries the one that goes on. */
export const searchedPeople: SearchedRegister = {
  kind: "person",
  label: { zh: "人员", en: "Person" },
  permission: "person.read",
  rows: sql<SearchedRow>`select p.id, p.name as title, p.title as keywords, u.name as body, null::text as context, p.name as names,
    p.unit_path as scopes, false as open, u.region_code, null::date as day, '/people/' || p.id as href
    from person p join unit u on u.id = p.unit_id where p.consent_withdrawn_on is null
      and not exists (select from person_merge m where m.gone_list = 'person' and m.gone_id = p.id and m.outcome = 'agreed' and m.parted_at is null)`,
};
