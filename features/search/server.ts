import { highlight } from "@bihuan/matching";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import type { SearchAnswer } from "../../platform/search/search.ts";
import { searchContract } from "./contract.ts";
import { rowsOf, type SearchHost } from "./host.ts";
import type { SearchedRegister, SearchedRow } from "./register.ts";

const MOST_CHARACTERS = 10_000;
const SNIPPET = 90;

/** The room's router over an index; composition says which. */
export function searchRouter(hostOf: (context: Context) => Promise<SearchHost>) {
  const api = implement(searchContract).$context<Context>().use(wall);
  return api.router({
    search: api.search.handler(async ({ input, context }) => {
      const { actor, services } = context;
      const host = await hostOf(context);
      // What an act before this request changed is found by it.
      const isBehind = await host.catchUp();
      const registers = host.registers.filter((r) => isOpenTo(r, actor));
      const wanted = registers.filter((r) => input.kinds === undefined || input.kinds.includes(r.kind));
      const text = [...input.text.slice(0, MOST_CHARACTERS * 2)].slice(0, MOST_CHARACTERS).join("").trim();
      const nothing = { state: "ready" as const, total: 0, hits: [], facets: { kinds: [], regions: [], years: [] } };
      if (text === "" || wanted.length === 0) return nothing;
      const answer = await host.index.search({
        text,
        sight: { unit: actor.scope.unitId },
        kinds: wanted.map((r) => r.kind),
        ...(input.region ? { region: input.region } : {}),
        ...(input.from ? { from: input.from } : {}),
        ...(input.to ? { to: input.to } : {}),
        limit: input.limit,
        counts: true,
      });
      return services.database.read(actor.scope, async (db) => ({
        state: answer.state === "ready" && isBehind ? ("behind" as const) : answer.state,
        total: answer.total ?? 0,
        hits: await shownHits(db, wanted, answer),
        facets: await facetsOf(db, wanted, answer),
      }));
    }),
  });
}

const isOpenTo = (register: SearchedRegister, actor: Actor): boolean =>
  register.permission === "signed-in" || actor.permissions.has(register.permission);

/** Rows are read anew under the asker's scope: what row-level security refuses is not shown, whatever the index says. */
async function shownHits(db: Db, registers: readonly SearchedRegister[], answer: SearchAnswer) {
  const rows = new Map<string, { register: SearchedRegister; row: SearchedRow }>();
  for (const register of registers) {
    const ids = answer.hits.filter((h) => h.kind === register.kind).map((h) => h.id);
    if (ids.length > 0) for (const row of await rowsOf(db, register, ids)) rows.set(`${register.kind} ${row.id}`, { register, row });
  }
  return answer.hits.flatMap((hit) => {
    const found = rows.get(`${hit.kind} ${hit.id}`);
    if (!found) return [];
    const { register, row } = found;
    const terms = hit.terms.map((t) => t.text);
    return [
      {
        kind: hit.kind,
        kindLabel: register.label,
        id: hit.id,
        href: row.href,
        day: row.day,
        grade: hit.grade,
        title: [...highlight(row.title, terms)],
        snippet: snippetOf([row.body, row.keywords, row.names].filter(Boolean).join(" "), terms),
      },
    ];
  });
}

/** The stretch around the first word found, marked. */
function snippetOf(text: string, terms: readonly string[]) {
  let at = 0;
  for (const piece of highlight(text, terms)) {
    if (piece.hit) break;
    at += piece.text.length;
  }
  const start = at >= text.length ? 0 : Math.max(0, at - 20);
  const end = start + SNIPPET;
  return [...highlight(`${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`, terms)];
}

async function facetsOf(db: Db, registers: readonly SearchedRegister[], answer: SearchAnswer) {
  const { kinds = {}, regions = {}, years = {} } = answer.facets ?? {};
  const codes = Object.keys(regions).filter((code) => code !== "");
  const names = codes.length === 0 ? [] : await db.selectFrom("region").select(["code", "name"]).where("code", "in", codes).execute();
  const nameOf = new Map(names.map((n) => [n.code, n.name]));
  const most = (counts: Readonly<Record<string, number>>, label: (value: string) => { zh: string; en: string }) =>
    Object.entries(counts)
      .filter(([value]) => value !== "")
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 30)
      .map(([value, count]) => ({ value, count, label: label(value) }));
  const same = (text: string) => ({ zh: text, en: text });
  return {
    kinds: most(kinds, (kind) => registers.find((r) => r.kind === kind)?.label ?? same(kind)),
    regions: most(regions, (code) => same(nameOf.get(code) ?? code)),
    years: most(years, same),
  };
}
