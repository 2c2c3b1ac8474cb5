import { goesOn } from "../../platform/records/goes-on.ts";
import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

export const searchedDemands: SearchedRegister = {
  kind: "demand",
  label: { zh: "需求", en: "Demand" },
  permission: "demand.read",
  rows: sql<SearchedRow>`select c.id, c.title, null::text as keywords,
    concat_ws(' ', d.present_state, d.target, d.tried, d.limits, d.raw_text) as body, null::text as context, r.name as names,
    c.unit_path || c.shared_path as scopes, false as open, coalesce(d.region_code, u.region_code) as region_code, d.field_code, c.opened_on as day,
    '/services/demands/' || c.id as href
    from work_case c join demand d on d.id = c.id join unit u on u.id = c.unit_id left join demander r on r.id = d.demander_id where c.process = 'demand'`,
};

export const searchedSupplies: SearchedRegister = {
  kind: "supply",
  label: { zh: "供给", en: "Supply" },
  permission: "supply.read",
  rows: sql<SearchedRow>`select s.id, s.name as title, null::text as keywords, s.summary as body, null::text as context,
    concat_ws(' ', s.name, s.organisation) as names, s.unit_path as scopes,
    (select string_agg(case p.level when 'full' then p.title else p.body end, ' ' order by p.demand_id) from introduction i
      join demand_publication p on p.demand_id = i.demand_id and p.level <> 'directed' where i.supply_id = s.id and i.agreed_on is not null) as asked, true as open, s.region_code, s.field_code, s.consent_on as day,
    '/services/supplies/' || s.id as href from supply s where s.withdrawn_on is null and ${goesOn("supply", sql.ref("s.id"))}`,
  names: sql<{ name: string }>`select organisation as name from supply where withdrawn_on is null`,
};

/**
 * What units tell each other of a need: the words of its publication and nothing else; a directed one is for its addressees. Who sees
 * the need itself finds that and not its publication beside it.
 */
export const searchedPublications: SearchedRegister = {
  kind: "publication",
  label: { zh: "需求公告", en: "Published demand" },
  permission: "demand.read",
  isForOutsiders: true,
  rows: sql<SearchedRow>`select p.demand_id as id, p.title, null::text as keywords, p.body, null::text as context, p.place as names,
    case p.level
      when 'directed' then array(select unnest(p.directed_path) except select unnest(c.unit_path || c.shared_path))
      else coalesce(c.unit_path || c.shared_path, '{}') end as scopes, p.level <> 'directed' as open, d.region_code, d.field_code, p.published_on as day,
    '/services/publications/' || p.demand_id as href
    from demand_publication p left join work_case c on c.id = p.demand_id left join demand d on d.id = p.demand_id where p.withdrawn_on is null`,
};
