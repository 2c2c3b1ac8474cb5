import { chinaDay } from "@bihuan/kit";
import { orderByMeaning, type Encoder } from "@bihuan/matching";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import type { SearchAnswer, SearchQuestion } from "../../platform/search/search.ts";
import { searchContract } from "./contract.ts";
import { facetsOf } from "./facets.ts";
import { inForceFirst, rowsOfHits, shownHits, type ShownHit } from "./hits.ts";
import type { SearchHost } from "./host.ts";
import type { SearchedRegister } from "./register.ts";

const MOST_CHARACTERS = 10_000;

/** Hits among which those that hold the whole question are looked for. */
const REACH = 200;
const WHOLE = 4;

/** The room's router over an index; composition says which. */
export function searchRouter(hostOf: (context: Context) => Promise<SearchHost>) {
  const api = implement(searchContract).$context<Context>().use(wall);
  return api.router({
    search: api.search.handler(async ({ input, context }) => {
      const { actor, services } = context;
      const host = await hostOf(context);
      // What an act before this request changed is found by it.
      const isBehind = await host.current();
      const open = host.registers.filter((r) => isOpenTo(r, actor));
      const registers = open.map(({ kind, label }) => ({ kind, label }));
      const wanted = open.filter((r) => input.kinds === undefined || input.kinds.includes(r.kind));
      const hasMeaning = services.encoder !== undefined;
      const text = [...input.text.slice(0, MOST_CHARACTERS * 2)].slice(0, MOST_CHARACTERS).join("").trim();
      if (text === "" || wanted.length === 0) {
        const { state, reason } = await host.index.status();
        return { state, reason: reason ?? null, registers, total: 0, hasMeaning, hits: [], facets: { kinds: [], regions: [], years: [] } };
      }
      const { region, from, to } = input;
      const kinds = { kinds: wanted.map((r) => r.kind) };
      const place = region ? { region } : {};
      const time = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      const outside = open.filter((r) => r.isForOutsiders).map((r) => r.kind);
      const ask = (more: Partial<SearchQuestion>) =>
        host.index.search({ text, sight: { unit: actor.scope.unitId }, outside, limit: 1, counts: true, ...more });
      const found = await ask({ ...kinds, ...place, ...time, limit: REACH });
      const best = wholeFirst(found.hits).slice(0, input.limit);
      // A facet counts what its other choices would give: the question again without its own.
      const counts = {
        kinds: input.kinds === undefined ? found : await ask({ kinds: open.map((r) => r.kind), ...place, ...time }),
        regions: region ? await ask({ ...kinds, ...time }) : found,
        years: from || to ? await ask({ ...kinds, ...place }) : found,
      };
      const state = found.state === "ready" && isBehind ? ("behind" as const) : found.state;
      const reason = state === "rebuilding" ? ((await host.index.status()).reason ?? null) : null;
      const rows = await services.database.read(actor.scope, (db) => rowsOfHits(db, wanted, best, chinaDay(services.now())));
      const shown = inForceFirst(await shownHits(rows, text, best));
      // The encoder takes a second for a page of hits: no connection is held meanwhile.
      const hits = input.order === "meaning" && services.encoder ? await inOrderOfMeaning(services.encoder, text, shown) : shown;
      return services.database.read(actor.scope, async (db) => ({
        state,
        reason,
        registers,
        total: found.total ?? 0,
        hasMeaning,
        hits,
        facets: await facetsOf(db, open, {
          kinds: counts.kinds.facets?.kinds ?? {},
          regions: counts.regions.facets?.regions ?? {},
          years: counts.years.facets?.years ?? {},
        }),
      }));
    }),
  });
}

/**
 * Whoever types 中国科学院 means those that hold all of it, not a text that says 科学 and 学院 many times over. On the judged
 * questions this changes nothing beyond .001 (docs/matching-quality.md); of the other grades the order by words is the better one.
 */
const wholeFirst = (hits: SearchAnswer["hits"]): SearchAnswer["hits"] => [
  ...hits.filter((h) => h.grade === WHOLE),
  ...hits.filter((h) => h.grade !== WHOLE),
];

/** Hits that are put into the order of meaning; those behind keep the order by words. */
const MEANT = 50;

async function inOrderOfMeaning(encoder: Encoder, text: string, hits: readonly ShownHit[]): Promise<ShownHit[]> {
  const said = ({ title, snippet }: ShownHit): string => [...title, ...snippet].map((p) => p.text).join("");
  return [...(await orderByMeaning(encoder, text, hits.slice(0, MEANT), said)), ...hits.slice(MEANT)];
}

const isOpenTo = (register: SearchedRegister, actor: Actor): boolean => actor.permissions.has(register.permission);
