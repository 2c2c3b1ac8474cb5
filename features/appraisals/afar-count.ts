import { randomBytes } from "node:crypto";
import { combine, publish, readBoard, type Election, type Entry, type Opening } from "@bihuan/ballots";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import { listChildRows, type Found } from "../../platform/records/rows.ts";
import { afarOf, dropAfar, hex, newLink, openedOf, random, tellersOf } from "./afar.ts";
import { appraisals } from "./appraisals.ts";
import { AFAR_TELLERS, AFAR_THRESHOLD, type Definition } from "./definition.ts";

const tellerHash = (services: Services, token: string): Buffer => services.links.keyed(`appraisal teller ${token}`);

/** A key is made anew: each of three tellers gets a link for his own device; what was made or handed out before ends. */
export async function inviteTellers(services: Services, tx: Db, actor: Actor, record: Found) {
  if (record.state !== "plan" && record.state !== "meeting")
    refuseRequest("not-now", { zh: "开始投票以前才能做钥匙", en: "Keys are made before the vote opens" });
  const tellers = (await listChildRows(tx, appraisals as never, "tellers", record.id)).slice(0, AFAR_TELLERS);
  if (tellers.length < AFAR_TELLERS)
    refuseRequest("tellers", {
      zh: `远程投票要 ${AFAR_TELLERS} 名监票、计票人，现在登记了 ${tellers.length} 名`,
      en: `A vote from afar needs ${AFAR_TELLERS} tellers; ${tellers.length} are entered`,
    });
  await dropAfar(tx, record.id);
  await sql`insert into appraisal_afar (appraisal_id, key) values (${record.id}, ${randomBytes(16).toString("hex")})`.execute(tx);
  const links = tellers.map((t, i) => ({ no: i + 1, name: String(t["name"]), token: newLink() }));
  for (const l of links)
    await sql`insert into appraisal_afar_teller (appraisal_id, no, name, link) values (${record.id}, ${l.no}, ${l.name}, ${tellerHash(services, l.token)})`.execute(
      tx,
    );
  await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${record.id}`, detail: { tellersInvited: links.length } });
  return links;
}

const entriesOf = (rows: readonly { ballot: Buffer; token: Buffer }[]): Entry[] =>
  rows.map((r) => ({ ballot: new Uint8Array(r.ballot), token: new Uint8Array(r.token) }));

export interface AfarCount {
  /** Ballots that count, by class. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Sums of merged parts; none where too few came. */
  readonly parts: Opening["parts"];
  readonly file: string | null;
}

/** Reads what came in and puts two tellers' shares together; nothing is opened but the sums of parts that sizes alone determine. */
export async function countAfar(tx: Db, record: Found, d: Definition): Promise<AfarCount> {
  const afar = await afarOf(tx, record.id);
  if (!afar?.election) return { sizes: new Map(), parts: [], file: null };
  const ready = openedOf(afar.election);
  const entries = entriesOf(
    await rowsOf<{ ballot: Buffer; token: Buffer }>(tx, sql`select ballot, token from appraisal_afar_entries(${record.id})`),
  );
  const board = readBoard(ready, entries, random);
  const sizes = new Map(board.sizes.map((s) => [s.key, s.size]));
  const stuffed = d.classes.find((c) => c.afar && (sizes.get(c.key) ?? 0) > (c.tokens ?? 0));
  if (stuffed || board.refused.length > 0)
    refuseRequest("stuffed", {
      zh: `远程票的数和领票的数对不上${stuffed ? `（${stuffed.key} 类）` : ""}，不能计票：用“作废重投”`,
      en: "There are more ballots from afar than tokens were signed, or some do not hold; void: vote again",
    });
  if (!board.parts) return { sizes, parts: [], file: null };
  const shares = (await tellersOf(tx, record.id)).flatMap((t) => (t.share ? [t.share] : []));
  const opening = combine(ready, board, shares);
  if (!opening.ok)
    return refuseRequest("shares-missing", {
      zh: `远程票要两名监票人在自己的设备上开票，现在有效的 ${shares.length - opening.error.bad.length} 份${opening.error.bad.length > 0 ? `；监票人 ${opening.error.bad.join("、")} 的不对` : ""}`,
      en: `Two tellers open the ballots from afar on their own devices; ${shares.length - opening.error.bad.length} shares hold so far`,
    });
  const good = shares.filter((s) => !opening.value.bad.includes(s.no));
  return { sizes, parts: opening.value.parts, file: publish(afar.election, entries, good, opening.value) };
}

/** A teller's own page: what the others told, and nothing of a ballot before the bell. */
export async function lookTeller(services: Services, token: string) {
  const [found] = await services.database.plumbing((db) =>
    rowsOf<{
      no: number;
      name: string;
      key: string;
      state: string;
      title: string;
      unitName: string;
      election: Election | null;
      tellers: { offer: unknown; dealt: unknown; ready: boolean; shared: boolean }[];
    }>(
      db,
      sql`select no, name, key, state, title, unit_name as "unitName", election, tellers from appraisal_afar_teller_look(${tellerHash(services, token)})`,
    ),
  );
  if (!found) return notFound();
  return {
    ...found,
    threshold: AFAR_THRESHOLD,
    election: found.election && JSON.stringify(found.election),
    tellers: found.tellers.map((t) => ({
      offer: t.offer === null ? null : JSON.stringify(t.offer),
      dealt: t.dealt === null ? null : JSON.stringify(t.dealt),
      ready: t.ready,
      shared: t.shared,
    })),
  };
}

export async function tellTeller(services: Services, token: string, what: "offer" | "dealt" | "ready" | "share", value: string) {
  const [put] = await services.database.plumbing((db) =>
    rowsOf<{ ok: boolean }>(db, sql`select appraisal_afar_teller_put(${tellerHash(services, token)}, ${what}, ${value}::jsonb) as ok`),
  );
  if (!put?.ok) refuseRequest("not-now", { zh: "这一步现在不能做，请刷新页面", en: "This step cannot be taken now; load the page again" });
}

export const boardForTeller = async (services: Services, token: string) => ({
  entries: entriesOf(
    await services.database.plumbing((db) =>
      rowsOf<{ ballot: Buffer; token: Buffer }>(db, sql`select ballot, token from appraisal_afar_board(${tellerHash(services, token)})`),
    ),
  ).map((e) => ({ ballot: hex(e.ballot), token: hex(e.token) })),
});
