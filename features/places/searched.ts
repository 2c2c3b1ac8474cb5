import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

export const searchedPlaces: SearchedRegister = {
  kind: "place",
  label: { zh: "科普场所", en: "Place" },
  permission: "place.read",
  rows: sql<SearchedRow>`select p.id, p.name as title, p.address as keywords, p.hours as body, null::text as context,
    array_to_string(p.operators, ' ') as names, p.unit_path as scopes, false as open, coalesce(p.town_code, u.region_code) as region_code,
    p.opened_on as day, '/places/' || p.id as href from place p join unit u on u.id = p.unit_id`,
};
