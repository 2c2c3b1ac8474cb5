import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Context } from "../../platform/http/server.ts";

type Asked = Context & { actor: Actor };
const LISTED = 50;
/** Looked back so far; failures of one day from which it is odd; hours of the night in Beijing. */
const DAYS = 14;
const FAILURES = 3;

/** Who holds a post and cannot sign in: accounts to open, most waited for first. */
export const listAccountless = ({ actor, services }: Asked) =>
  services.database.read(actor.scope, async (db) => {
    const today = chinaDay(services.now());
    const { rows } = await sql<{ personId: number; name: string; unitName: string; title: string; waiting: number }>`
      select p.id as "personId", p.name, u.name as "unitName", coalesce(p.title, '') as title,
        (select count(*) from work_case c where c.closed_on is null and coalesce(c.owner_person_id, c.adviser_person_id) = p.id) as waiting
      from person p join unit u on u.id = p.unit_id
      where p.unit_path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId} and p.account_id is null and p.consent_withdrawn_on is null
        and exists (select from post t where t.person_id = p.id and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today}))
      order by waiting desc, p.id limit ${sql.lit(LISTED + 1)}`.execute(db);
    return { people: rows.slice(0, LISTED), isMore: rows.length > LISTED };
  });

/**
 * Sign-ins of the subtree's people that somebody should look at: locked, failed again and again, by night, or from a network never seen
 * before with that person. The door's book lies at the root; here it is read for the own people alone, without addresses.
 */
export const listOddSignIns = ({ actor, services }: Asked) =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const since = new Date(services.now() - DAYS * 86_400_000).toISOString();
    const { rows } = await sql<{ personId: number; name: string; unitName: string; at: string; why: string; times: number }>`
      with own as (select p.id, p.name, u.name as unit_name from person p join unit u on u.id = p.unit_id
          where p.unit_path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId} and p.account_id is not null),
        book as (select o.id, o.name, o.unit_name, a.id as entry, a.act, a.at, (a.at at time zone 'Asia/Shanghai') as here,
            regexp_replace(a.detail ->> 'address', '\\.[0-9]{1,3}$', '') as network
          from own o join audit_entry a on a.subject = 'person:' || o.id where a.act in ('signin.in', 'signin.failed', 'signin.locked')
            and a.at >= ${since}::timestamptz - interval '180 days')
      select id as "personId", name, unit_name as "unitName", max(at) as at, why, count(*) as times from (
        select *, 'locked' as why from book where act = 'signin.locked' and at >= ${since}
        union all select b.*, 'failed' from book b where b.act = 'signin.failed' and b.at >= ${since}
          and (select count(*) from book f where f.id = b.id and f.act = 'signin.failed' and f.here::date = b.here::date) >= ${sql.lit(FAILURES)}
        union all select *, 'night' from book where act = 'signin.in' and at >= ${since} and extract(hour from here) < 5
        union all select b.*, 'new-network' from book b where b.act = 'signin.in' and b.at >= ${since}
          and exists (select from book f where f.id = b.id and f.act = 'signin.in' and f.entry < b.entry)
          and not exists (select from book f where f.id = b.id and f.act = 'signin.in' and f.entry < b.entry and f.network is not distinct from b.network)
      ) odd group by id, name, unit_name, why order by max(at) desc limit ${sql.lit(LISTED)}`.execute(db);
    return rows.map((r) => ({ ...r, why: r.why as "locked" }));
  });
