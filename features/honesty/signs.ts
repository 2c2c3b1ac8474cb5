import { setImmediate as breathe } from "node:timers/promises";
import { addDays, chinaDay } from "@bihuan/kit";
import { searchSuspects, type Sign, type Submission } from "@bihuan/matching";
import { mintSystemActor, type Actor } from "../../platform/access/scope.ts";
import type { Context, Services } from "../../platform/http/server.ts";
import { findLastScan, keepFindings, listFindings, listPlacesToScan, listSubmissions, type ScanPlace } from "./queries.ts";

/** How far back one look goes. */
const WINDOW_DAYS = 90;
const CHINA_MINUTES = 8 * 60;

type Row = Awaited<ReturnType<typeof listSubmissions>>[number];

const sinceOf = (services: Services): string => addDays(chinaDay(services.now()), -WINDOW_DAYS);

/** Imports carry neither the author's hour nor his pace. */
function submissionOf(r: Row): Submission {
  const text = [r.raw_text, r.present_state === r.raw_text ? null : r.present_state, r.target, r.tried, r.limits]
    .filter(Boolean)
    .join("\n");
  const imported = r.source === "import";
  return {
    id: r.id,
    author: imported ? null : r.author,
    title: r.title,
    text,
    minute: imported ? null : Math.floor(Date.parse(r.at) / 60_000) + CHINA_MINUTES,
    unlimited: /面议/.test(text) && /全国|不限/.test(text),
  };
}

/** Looks over a place's recent demands without holding up requests: the engine pauses, the server breathes. What it finds replaces what stood. */
async function look(services: Services, place: ScanPlace): Promise<void> {
  const { scope } = mintSystemActor(services.rootUnitId);
  const rows = (await services.database.read(scope, (db) => listSubmissions(db, place.unitId, sinceOf(services)))).reverse();
  const search = searchSuspects(rows.map(submissionOf));
  let step = search.next();
  while (!step.done) {
    await breathe();
    step = search.next();
  }
  const suspects = step.value;
  await services.database.write(scope, (tx) =>
    keepFindings(tx, place, { scanned: rows.length, suspects, at: new Date(services.now()).toISOString() }),
  );
}

/** The round: every place with demands newer than its last look. Returns how many were looked at. */
export async function lookForSigns(services: Services): Promise<number> {
  if (services.rootUnitId === 0) return 0;
  const { scope } = mintSystemActor(services.rootUnitId);
  const places = await services.database.read(scope, (db) => listPlacesToScan(db, sinceOf(services)));
  for (const place of places) await look(services, place);
  return places.length;
}

/** What the last looks found in the scope's demands, the marked left out: whoever was marked once is not marked again for the same signs. */
export async function readSigns({ actor, services }: Context & { actor: Actor }) {
  const { findings, last } = await services.database.read(actor.scope, async (db) => ({
    findings: await listFindings(db, actor.scope),
    last: await findLastScan(db, actor.scope),
  }));
  return {
    since: sinceOf(services),
    scanned: last?.scanned ?? 0,
    at: last?.at ? new Date(last.at).toISOString() : null,
    suspects: findings.map(({ signs, ...f }) => {
      const found = signs as Sign[];
      return { ...f, signs: found.map((s) => s.label), found };
    }),
  };
}

/** The same look at once for the asker's own places, new demands or none. */
export async function scanSigns(context: Context & { actor: Actor }) {
  const { actor, services } = context;
  const places = await services.database.read(actor.scope, (db) => listPlacesToScan(db, sinceOf(services), { all: true }));
  for (const place of places) await look(services, place);
  return readSigns(context);
}
