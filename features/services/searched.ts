import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../search/index.ts";

export const searchedDemands: SearchedRegister = {
  kind: "demand",
  label: { zh: "需求", en: "Demand" },
  permission: "demand.read",
  rows: sql<SearchedRow>`select c.id, c.title, null::text as keywords,
    concat_ws(' ', d.present_state, d.target, d.tried, d.limits, d.raw_text) as body, null::text as context, r.name as names,
    c.unit_path || c.shared_path as scopes, false as open, coalesce(d.region_code, u.region_code) as region_code, c.opened_on as day,
    '/services/demands/' || c.id as href
    from work_case c join demand d on d.id = c.id join unit u on u.id = c.unit_id left join demander r on r.id = d.demander_id where c.process = 'demand'`,
};

export const searchedSupplies: SearchedRegister = {
  kind: "supply",
  label: { zh: "供给", en: "Supply" },
  permission: "supply.read",
  rows: sql<SearchedRow>`select s.id, s.name as title, null::text as keywords, s.summary as body, null::text as context,
    concat_ws(' ', s.name, s.organisation) as names, s.unit_path as scopes, true as open, s.region_code, s.consent_on as day,
    '/services/supplies?q=' || s.name as href from supply s where s.withdrawn_on is null`,
};
