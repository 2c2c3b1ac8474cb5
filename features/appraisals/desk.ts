import { randomBytes, randomInt } from "node:crypto";
import { makeCodes, printCode, printKey, splitSecret } from "@bihuan/ballots";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { findRecord, listChildRows, type Found } from "../../platform/records/rows.ts";
import { votingRule } from "../tasks/index.ts";
import { appraisals } from "./appraisals.ts";
import { dealAfar, undealAfar } from "./afar.ts";
import { define, definitionFaults, handedOut, handOutFaults, partsOf, type Definition, type Handed } from "./definition.ts";
import type { Part } from "./result.ts";
import { schemes } from "./schemes.ts";
import { openingKey, sealingBytes } from "./seal.ts";

/** What is frozen, and after counting the sums. */
export interface Ballot {
  readonly definition: Definition;
  readonly sealing: Buffer;
  readonly phones: Readonly<Record<string, number>> | null;
  /** Code of the trial vote, the same for everybody. */
  readonly trial: string | null;
  readonly result: { readonly parts: readonly Part[] | null } | null;
}

export const ballotOf = async (db: Db, id: number): Promise<Ballot | undefined> =>
  (await sql<Ballot>`select definition, sealing, phones, trial, result from appraisal_ballot where appraisal_id = ${id}`.execute(db))
    .rows[0];

export const codeHash = (services: Services, code: string): Buffer => services.links.keyed(`appraisal code ${code}`);

/** The vote as it would be frozen now. */
export async function defined(db: Db, record: Found, handed: ReadonlyMap<string, Handed> = new Map()): Promise<Definition> {
  const scheme = await findRecord(db, schemes as never, Number(record.values["schemeId"]));
  const of = (name: string) => listChildRows(db, schemes as never, name, scheme.id);
  const v = scheme.values as {
    name: string;
    source: string;
    base: "valid";
    quorumNum: number;
    quorumDen: number;
    quorumAbove: boolean;
    electNum: number | null;
    electDen: number;
    electAbove: boolean;
    electBase: "present";
    morePercent: number;
    writeIn: boolean | null;
  };
  const { rows: sizes } = await sql<{ class: string; due: number; present: number }>`select class, count(*)::int as due,
    count(*) filter (where present)::int as present from appraisal_voter where appraisal_id = ${record.id} group by class`.execute(db);
  const [own] = await rowsOf<{ seats: number | null; second: boolean }>(
    db,
    sql`select seats, second from appraisal where id = ${record.id}`,
  );
  const charter = await charterRule(db, record);
  return define({
    ...(v.electNum !== null &&
      own && {
        election: {
          ...own,
          threshold: { num: v.electNum, den: v.electDen, strict: v.electAbove },
          base: v.electBase,
          morePercent: v.morePercent,
          writeIn: v.writeIn,
        },
      }),
    title: record.title,
    scheme: {
      ...{ name: v.name, source: v.source, base: v.base },
      quorum: charter?.quorum ?? { num: v.quorumNum, den: v.quorumDen, strict: v.quorumAbove },
      quorumBy: charter && `《${charter.document}》${charter.article}`,
    },
    grades: await of("grades"),
    classes: await of("classes"),
    aspects: await of("aspects"),
    bands: await of("bands"),
    rules: await of("rules"),
    persons: await listChildRows(db, appraisals as never, "persons", record.id),
    sizes: new Map(sizes.map((s) => [s.class, s])),
    handed,
  });
}

/** How the charter in force on the day lets the body vote on persons; none where no body is named or it says nothing. */
async function charterRule(db: Db, record: Found) {
  const { body, meetingOn } = record.values;
  if (typeof body !== "string") return undefined;
  return votingRule(db, { unitId: record.unitId, body, on: String(meetingOn) }, ["persons", "ordinary"]);
}

/** A scheme of one's own unit, or of one above. */
export const seesScheme = async (db: Db, record: Found): Promise<boolean> =>
  (await sql`select from appraisal_scheme where id = ${Number(record.values["schemeId"])}`.execute(db)).rows.length > 0;

/** What keeps it from being voted on, in words: the scheme, persons and tellers. */
export async function planFaults(db: Db, record: Found) {
  if (!(await seesScheme(db, record)))
    return [
      { zh: "看不到选的测评办法：要用本单位或上级的办法", en: "The scheme is not in sight: choose one of your own or of a superior" },
    ];
  const faults = definitionFaults(await defined(db, record));
  const tellers = await listChildRows(db, appraisals as never, "tellers", record.id);
  const persons = await listChildRows(db, appraisals as never, "persons", record.id);
  if (tellers.length < 2) faults.push({ zh: "至少要有两名监票、计票人", en: "There must be at least two tellers" });
  const both = tellers.find((t) => persons.some((p) => p["name"] === t["name"]));
  if (both)
    faults.push({
      zh: `${String(both["name"])}是被测评人，不能监票计票`,
      en: `${String(both["name"])} is appraised and cannot be a teller`,
    });
  return faults;
}

/** A ballot that was handed out holds as long as nothing it stands on changes. */
export async function undeal(tx: Db, id: number): Promise<void> {
  await sql`delete from appraisal_ballot where appraisal_id = ${id}`.execute(tx);
  await sql`select appraisal_clear(${id})`.execute(tx);
  await undealAfar(tx, id);
}

/** Freezes the vote, makes the tellers' keys and the codes; both are told here and are kept nowhere. */
export async function deal(
  services: Services,
  tx: Db,
  actor: Actor,
  record: Found,
  given: readonly (Handed & { readonly key: string })[],
): Promise<{ keys: string[]; codes: { class: string; codes: string[] }[]; parts: string[][]; fingerprint: string | null }> {
  if (record.state !== "meeting")
    refuseRequest("not-now", {
      zh: "签到以后、开始投票以前才能发选票",
      en: "Ballots are handed out after check-in and before the vote opens",
    });
  const refuse = (faults: readonly Label[]): void => {
    if (faults[0]) refuseRequest("cannot-vote", faults[0], { data: { faults } });
  };
  refuse(await planFaults(tx, record));
  const definition = await defined(tx, record, new Map(given.map((g) => [g.key, g])));
  refuse(handOutFaults(definition));
  const secret = randomBytes(16);
  const keys = splitSecret(secret, (n) => randomBytes(n)).map((part, i) => printKey(i + 1, part));
  const sealing = sealingBytes(openingKey(secret));
  secret.fill(0);
  // All codes are drawn at once, so that their order says nothing of a class; the trial's is one more.
  const [trial, ...all] = makeCodes(1 + definition.classes.reduce((n, c) => n + c.codes, 0), (bytes) => randomBytes(bytes));
  let from = 0;
  const codes = definition.classes.map((c) => ({ class: c.key, codes: all.slice(from, (from += c.codes)) }));
  await undeal(tx, record.id);
  const flat = codes.flatMap((c) => c.codes.map((code) => ({ code, class: c.class })));
  const { rows } = await sql<{ ok: boolean }>`select appraisal_deal(${record.id}, ${flat.map((f) => codeHash(services, f.code))}::bytea[],
    ${flat.map((f) => f.class)}::text[]) as ok`.execute(tx);
  if (!rows[0]?.ok) refuseRequest("not-now", { zh: "现在不能发选票", en: "Ballots cannot be handed out now" });
  const fingerprint = (await dealAfar(tx, record, definition)) ?? null;
  await sql`insert into appraisal_ballot (appraisal_id, definition, sealing, trial)
    values (${record.id}, ${JSON.stringify(definition)}::jsonb, ${sealing}, ${trial})`.execute(tx);
  await audit(tx, actor, {
    act: "appraisal.deal",
    subject: `appraisal:${record.id}`,
    detail: { codes: flat.length, sheets: given.reduce((n, g) => n + g.sheets, 0) },
  });
  return {
    // What is all from afar has nothing that these would open.
    keys: definition.classes.every((c) => c.codes + c.sheets === 0) ? [] : keys,
    codes: codes.filter((c) => c.codes.length > 0).map((c) => ({ class: c.class, codes: shuffled(c.codes).map(printCode) })),
    parts: partsOf(definition, handedOut) ?? [],
    fingerprint,
  };
}

/** Fisher–Yates with the system's randomness. */
export function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
