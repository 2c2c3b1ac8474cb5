import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

export const searchedAgreements: SearchedRegister = {
  kind: "agreement",
  label: { zh: "协议", en: "Agreement" },
  permission: "agreement.read",
  rows: sql<SearchedRow>`select c.id, c.title, a.registration_number as keywords, null::text as body, null::text as context,
    concat_ws(' ', a.party_a, a.party_b) as names, c.unit_path || c.shared_path as scopes, false as open, u.region_code, a.signed_on as day,
    '/projects/agreements/' || c.id as href
    from work_case c join agreement a on a.id = c.id join unit u on u.id = c.unit_id where c.process = 'agreement'`,
};
