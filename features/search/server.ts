import { chinaDay } from "@bihuan/kit";
import { orderByMeaning, type Encoder } from "@bihuan/matching";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import { notFound, wall, type Context } from "../../platform/http/server.ts";
import type { SearchAnswer, SearchQuestion } from "../../platform/search/search.ts";
import { searchContract } from "./contract.ts";
import { facetsOf } from "./facets.ts";
import { rowsOfHits, shownHits, type ShownHit } from "./hits.ts";
import { rowsOf, type SearchHost } from "./host.ts";
import { namesOfFields, recordsLike, wordsOfRecord } from "./like.ts";
import { eraseQuestions, keepQuestion, keptQuestion, listQuestions, PAST_LIMIT, pastOf, searchedQuestions, withPast } from "./past.ts";
import { audit } from "../../platform/audit/audit.ts";
import { onceEach, readingsOf, withReadings, wordsInstead } from "./meant.ts";
import { COUNTED, inOrder, LEAD, namedOutright, notesOfHits } from "./order.ts";
import type { SearchedRegister } from "../../platform/search/register.ts";

const MOST_CHARACTERS = 10_000;

/** Hits among which those that hold the whole question are looked for. */
const REACH = 200;

/** The room's router over an index; composition says which. */
export function searchRouter(hostOf: (context: Context) => Promise<SearchHost>) {
  const api = implement(searchContract).$context<Context>().use(wall);
  return api.router({
    opened: api.opened.handler(async ({ input, context }) => {
      const { actor, services } = context;
      const text = keptQuestion(input.text, input.kind);
      const host = await hostOf(context);
      const register = host.registers.find((r) => r.kind === input.kind && isOpenTo(r, actor));
      if (text === undefined || register === undefined) return { kept: false };
      return services.database.write(actor.scope, async (tx) => {
        if ((await rowsOf(tx, register, [input.id])).length === 0) return { kept: false };
        await keepQuestion(tx, actor, { text, kind: register.kind, record_id: input.id, last_on: chinaDay(services.now()) });
        return { kept: true };
      });
    }),
    listQuestions: api.listQuestions.handler(({ context: { actor, services } }) =>
      services.database.read(actor.scope, (db) => listQuestions(db, actor.scope.unitId, QUESTIONS_SHOWN)),
    ),
    eraseQuestions: api.eraseQuestions.handler(({ input, context: { actor, services } }) =>
      services.database.write(actor.scope, async (tx) => {
        const erased = await eraseQuestions(tx, actor.scope.unitId, input.id);
        await audit(tx, actor, { act: "question.erase", subject: `unit:${actor.scope.unitId}`, detail: { erased } });
        return { erased };
      }),
    ),
    like: api.like.handler(async ({ input, context }) => like(await hostOf(context), context, input)),
    search: api.search.handler(async ({ input, context }) => {
      const { actor, services } = context;
      const host = await hostOf(context);
      // What an act before this request changed is found by it.
      const isBehind = await host.current();
      const open = host.registers.filter((r) => isOpenTo(r, actor));
      const registers = open.map(({ kind, label }) => ({ kind, label }));
      const wanted = open.filter((r) => input.kinds === undefined || input.kinds.includes(r.kind));
      const hasMeaning = services.encoder !== undefined;
      const text = [...input.text.slice(0, MOST_CHARACTERS * 2)].slice(0, MOST_CHARACTERS).join("").replaceAll("\0", " ").trim();
      if (text === "" || wanted.length === 0) {
        const { state, reason } = await host.index.status();
        return {
          state,
          reason: reason ?? null,
          registers,
          total: 0,
          hasMeaning,
          hits: [],
          meant: [],
          instead: [],
          facets: { kinds: [], regions: [], years: [] },
        };
      }
      const { region, from, to } = input;
      const kinds = { kinds: wanted.map((r) => r.kind) };
      const place = region ? { region } : {};
      const time = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      const outside = open.filter((r) => r.isForOutsiders).map((r) => r.kind);
      const ask = (more: Partial<SearchQuestion>) =>
        host.index.search({ text, sight: { unit: actor.scope.unitId }, outside, limit: 1, counts: true, ...more });
      const found = await ask({ ...kinds, ...place, ...time, limit: REACH });
      // A choice of place or time is kept to: what is named need not lie in it.
      const isNarrowed = region !== undefined || from !== undefined || to !== undefined;
      const known = await ask({ kinds: [searchedQuestions.kind], limit: PAST_LIMIT, counts: false });
      const past = await services.database.read(actor.scope, (db) => pastOf(db, wanted, known.hits));
      const byWords = [...found.hits, ...(await fewOfOthers(ask, wanted, found, { ...place, ...time }))];
      const direct = withPast(byWords, past, { isNarrowed });
      const readings = await services.database.read(actor.scope, (db) => readingsOf(db, host.index, wanted, text));
      const read = await Promise.all(
        readings.map(async (reading) => ({ reading, ...(await ask({ ...kinds, ...place, ...time, text: reading.text, limit: REACH })) })),
      );
      const kept = [...direct, ...read.flatMap((r) => r.hits)];
      const state = found.state === "ready" && isBehind ? ("behind" as const) : found.state;
      const reason = state === "rebuilding" ? ((await host.index.status()).reason ?? null) : null;
      const on = chinaDay(services.now());
      const { best, rows, meant } = await services.database.read(actor.scope, async (db) => {
        const named = isNarrowed ? [] : await namedOutright(db, wanted, text, kept, on);
        // A law is named by its short form as well: 科普法第三条.
        for (const { text: whole } of isNarrowed || named.length > 0 ? [] : readings.filter((r) => r.by === "name"))
          if (named.length === 0) named.push(...(await namedOutright(db, wanted, whole, kept, on)));
        const notes = await notesOfHits(db, wanted, [...named, ...kept], on);
        const taken = withReadings(direct, read);
        const best = inOrder(taken.hits, onceEach([...named, ...taken.first]), notes).slice(0, input.limit);
        const isNamed = named.length > 0;
        return {
          best,
          rows: await rowsOfHits(db, wanted, best, notes),
          meant: isNamed && taken.read.length === 0 ? readings.slice(0, 1) : taken.read,
        };
      });
      // What is counted is the question that found most: as typed, with what was found by past questions, or as it was read.
      const more = countedMore(byWords, direct);
      const asTyped = { text, ...found, total: (found.total ?? 0) + sumOf(more) };
      const widest = read.reduce<typeof asTyped>(
        (most, { reading, ...r }) =>
          meant.includes(reading) && (r.total ?? 0) > most.total ? { ...r, text: reading.text, total: r.total ?? 0 } : most,
        asTyped,
      );
      // A facet counts what its other choices would give: the question again without its own.
      const again = (narrowed: Partial<SearchQuestion>) => ask({ text: widest.text, ...narrowed });
      const counts = {
        kinds: input.kinds === undefined ? widest : await again({ kinds: open.map((r) => r.kind), ...place, ...time }),
        regions: region ? await again({ ...kinds, ...time }) : widest,
        years: from || to ? await again({ ...kinds, ...place }) : widest,
      };
      const ofKinds = { ...counts.kinds.facets?.kinds };
      if (counts.kinds === asTyped) for (const [kind, n] of Object.entries(more)) ofKinds[kind] = (ofKinds[kind] ?? 0) + n;
      const shown = await shownHits(rows, [text, ...meant.map((r) => r.text)].join(" "), best, past);
      const instead =
        shown.length > 0
          ? []
          : await wordsInstead(host.index, text, async (word) => ((await ask({ ...kinds, text: word })).total ?? 0) > 0);
      // The encoder takes a second for a page of hits: no connection is held meanwhile.
      const hits = input.order === "meaning" && services.encoder ? await inOrderOfMeaning(services.encoder, text, shown) : shown;
      return services.database.read(actor.scope, async (db) => ({
        state,
        reason,
        registers,
        total: widest.total,
        hasMeaning,
        meant: meant.map((r) => r.word),
        instead,
        hits,
        facets: await facetsOf(db, open, {
          kinds: ofKinds,
          regions: counts.regions.facets?.regions ?? {},
          years: counts.years.facets?.years ?? {},
        }),
      }));
    }),
  });
}

const QUESTIONS_SHOWN = 50;

/** Records shown beside one. */
const LIKE = 30;

async function like(
  host: SearchHost,
  { actor, services }: Context & { actor: Actor },
  input: { kind: string; id: number; among?: string | undefined },
) {
  await host.current();
  const open = host.registers.filter((r) => isOpenTo(r, actor));
  const register = open.find((r) => r.kind === input.kind) ?? notFound();
  const row = (await services.database.read(actor.scope, (db) => rowsOf(db, register, [input.id])))[0] ?? notFound();
  const wanted = open.filter((r) => input.among === undefined || r.kind === input.among);
  const found = await recordsLike(host.index, register, row, {
    sight: { unit: actor.scope.unitId },
    kinds: wanted.map((r) => r.kind),
    outside: open.filter((r) => r.isForOutsiders).map((r) => r.kind),
    limit: LIKE,
  });
  const { rows, fields } = await services.database.read(actor.scope, async (db) => ({
    rows: await rowsOfHits(db, wanted, found.hits, await notesOfHits(db, wanted, found.hits, chinaDay(services.now()))),
    fields: await namesOfFields(db, found.fields),
  }));
  return {
    state: found.state,
    of: { title: row.title, href: row.href, kindLabel: register.label },
    fields,
    registers: open.map(({ kind, label }) => ({ kind, label })),
    hits: await shownHits(rows, wordsOfRecord(row), found.hits),
  };
}

/** By kind, how many hits are counted by their past questions and were not by their own words. */
function countedMore(before: SearchAnswer["hits"], after: SearchAnswer["hits"]): Readonly<Record<string, number>> {
  const more: Record<string, number> = {};
  for (const [hits, sign] of [[after, 1] as const, [before, -1] as const])
    for (const { kind, grade } of hits) if (grade >= COUNTED) more[kind] = (more[kind] ?? 0) + sign;
  return more;
}
const sumOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

/** The first of those kinds that the many of one kind kept out of reach. */
async function fewOfOthers(
  ask: (more: Partial<SearchQuestion>) => Promise<SearchAnswer>,
  wanted: readonly SearchedRegister[],
  found: SearchAnswer,
  narrowed: Partial<SearchQuestion>,
): Promise<SearchAnswer["hits"]> {
  if (found.hits.length < REACH) return [];
  const few = wanted.filter(
    ({ kind }) => found.hits.filter((h) => h.kind === kind).length < Math.min(LEAD, found.facets?.kinds[kind] ?? 0),
  );
  const answers = await Promise.all(few.map(({ kind }) => ask({ kinds: [kind], ...narrowed, limit: LEAD, counts: false })));
  const known = new Set(found.hits.map((h) => `${h.kind} ${h.id}`));
  return answers.flatMap((a) => a.hits.filter((h) => !known.has(`${h.kind} ${h.id}`)));
}

/** Hits that are put into the order of meaning; those behind keep the order by words. */
const MEANT = 50;

async function inOrderOfMeaning(encoder: Encoder, text: string, hits: readonly ShownHit[]): Promise<ShownHit[]> {
  const said = ({ title, snippet }: ShownHit): string => [...title, ...snippet].map((p) => p.text).join("");
  return [...(await orderByMeaning(encoder, text, hits.slice(0, MEANT), said)), ...hits.slice(MEANT)];
}

const isOpenTo = (register: SearchedRegister, actor: Actor): boolean => !register.isHidden && actor.permissions.has(register.permission);
