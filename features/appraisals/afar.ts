import { constants, createHash, generateKeyPair, privateDecrypt, randomBytes, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import {
  checkToken,
  fingerprint,
  isSigned,
  openElection,
  tokenMessage,
  verifyBallot,
  type Election,
  type Offer,
  type Opened,
  type Share,
} from "@bihuan/ballots";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import type { Found } from "../../platform/records/rows.ts";
import { AFAR_LEAST, AFAR_TELLERS, AFAR_THRESHOLD, itemLabels, type Definition } from "./definition.ts";

const makeKeys = promisify(generateKeyPair);
export const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const voterHash = (services: Services, token: string): Buffer => services.links.keyed(`appraisal voter ${token}`);
export const newLink = (): string => randomBytes(18).toString("base64url");

/** Ready for making and checking ballots; elections are few and each is asked for again and again. */
const opened = new Map<string, Opened>();
export function openedOf(election: Election): Opened {
  const text = JSON.stringify(election);
  let found = opened.get(text);
  if (!found) {
    const fresh = openElection(election);
    if ("refused" in fresh) throw new Error(`an election was stored that cannot be: ${JSON.stringify(fresh.refused)}`);
    if (opened.size >= 8) opened.delete(opened.keys().next().value as string);
    opened.set(text, (found = fresh));
  }
  return found;
}

export interface AfarTeller {
  readonly no: number;
  readonly name: string;
  readonly offer: Offer | null;
  readonly ready: boolean;
  readonly share: Share | null;
}
export const tellersOf = (db: Db, id: number): Promise<AfarTeller[]> =>
  rowsOf<AfarTeller>(db, sql`select no, name, offer, ready, share from appraisal_afar_teller where appraisal_id = ${id} order by no`);
export const afarOf = async (db: Db, id: number) =>
  (
    await rowsOf<{ key: string; election: Election | null; file: string | null }>(
      db,
      sql`select key, election, file from appraisal_afar where appraisal_id = ${id}`,
    )
  )[0];

/** How many of each class have their token. */
export const issuedOf = async (db: Db, id: number): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await rowsOf<{ class: string; n: number }>(
        db,
        sql`select class, count(*)::int as n from appraisal_voter where appraisal_id = ${id} and asked is not null group by class`,
      )
    ).map((r) => [r.class, r.n]),
  );

export async function dropAfar(tx: Db, id: number): Promise<void> {
  for (const table of ["appraisal_afar_teller", "appraisal_afar"])
    await sql`delete from ${sql.table(table)} where appraisal_id = ${id}`.execute(tx);
}

/** What was handed out for afar ends with what it stood on; the tellers' key stays, since it has opened nothing. */
export async function undealAfar(tx: Db, id: number): Promise<void> {
  await sql`update appraisal_afar set election = null where appraisal_id = ${id} and election is not null`.execute(tx);
  await sql`update appraisal_voter v set asked = null from appraisal x where v.appraisal_id = ${id} and v.asked is not null
    and x.id = v.appraisal_id and x.state in ('plan', 'meeting')`.execute(tx);
}

/** The election of the classes that vote from afar, with a fresh signing key for each class. */
export async function dealAfar(tx: Db, record: Found, d: Definition): Promise<string | undefined> {
  const classes = d.classes.filter((c) => c.afar);
  if (classes.length === 0) return undefined;
  const afar = await afarOf(tx, record.id);
  const tellers = await tellersOf(tx, record.id);
  if (!afar || tellers.length < AFAR_TELLERS || tellers.some((t) => !t.ready || !t.offer))
    return refuseRequest("tellers-not-ready", {
      zh: `远程投票先要 ${AFAR_TELLERS} 名监票人在自己的设备上做好钥匙：${
        tellers
          .filter((t) => !t.ready)
          .map((t) => t.name)
          .join("、") || "还没有请"
      }`,
      en: `First ${AFAR_TELLERS} tellers make their key on their own devices: ${
        tellers
          .filter((t) => !t.ready)
          .map((t) => t.name)
          .join(", ") || "none was asked"
      }`,
    });
  const signers = await Promise.all(classes.map(() => makeKeys("rsa", { modulusLength: 2048 })));
  const election: Election = {
    id: afar.key,
    persons: itemLabels(d),
    grades: d.grades.length,
    abstain: !d.rules.some((r) => r.kind === "complete"),
    classes: classes.map((c, i) => ({ key: c.key, voters: c.due, token: publicOf((signers[i] as { publicKey: KeyObject }).publicKey) })),
    least: AFAR_LEAST,
    threshold: AFAR_THRESHOLD,
    tellers: tellers.map((t) => t.offer as Offer),
  };
  const ready = openElection(election);
  if ("refused" in ready)
    return refuseRequest("cannot-vote", {
      zh: "远程投票的等次、人数或监票人钥匙不合要求，不能发选票",
      en: "Grades, numbers or tellers' keys do not allow a vote from afar",
    });
  await sql`select appraisal_afar_signers(${record.id}, ${classes.map((c) => c.key)}::text[],
    ${signers.map((s) => s.privateKey.export({ format: "der", type: "pkcs8" }))}::bytea[])`.execute(tx);
  await sql`update appraisal_afar set election = ${JSON.stringify(election)}::jsonb, file = null where appraisal_id = ${record.id}`.execute(
    tx,
  );
  return fingerprint(ready);
}

function publicOf(key: KeyObject): { n: string; e: string } {
  const jwk = key.export({ format: "jwk" });
  const digits = (s: string | undefined): string => hex(Buffer.from(s ?? "", "base64url")).replace(/^0+/, "");
  return { n: digits(jwk.n), e: digits(jwk.e) };
}

/** A link for each voter of the classes from afar, by which he has his token signed; told once, earlier ones end. */
export async function giveVoterLinks(services: Services, tx: Db, actor: Actor, record: Found, classes: Definition["classes"]) {
  const afar = await afarOf(tx, record.id);
  if (record.state !== "meeting" || !afar?.election)
    return refuseRequest("not-now", { zh: "先发选票，再发远程投票的链接", en: "First hand out ballots, then the links" });
  const keys = classes.filter((c) => c.afar).map((c) => c.key);
  const voters = await rowsOf<{ id: number; name: string; class: string }>(
    tx,
    sql`select id, name, class from appraisal_voter where appraisal_id = ${record.id} and class = any (${keys}::text[]) order by class, id`,
  );
  const links = voters.map((v) => ({ ...v, token: newLink() }));
  await sql`update appraisal_voter v set link = x.h from unnest(${links.map((l) => l.id)}::bigint[], ${links.map((l) => voterHash(services, l.token))}::bytea[]) x(id, h)
    where v.id = x.id and v.appraisal_id = ${record.id}`.execute(tx);
  await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${record.id}`, detail: { voterLinks: links.length } });
  return links.map((l) => ({ name: l.name, class: l.class, link: `${afar.key}.${l.token}` }));
}

interface Look {
  readonly state: string;
  readonly title: string;
  readonly unitName: string;
  readonly definition: Definition | null;
  readonly election: Election | null;
}
const STATES: Readonly<Record<string, "tokens" | "open" | "counting" | "published">> = {
  meeting: "tokens",
  voting: "open",
  counting: "counting",
  signing: "counting",
  published: "published",
  archived: "published",
};

/** What stands in the voter's page before he says who he is: nobody is looked for, nothing is written. */
export async function lookAfar(services: Services, key: string) {
  const found = await services.database.plumbing(
    async (db) =>
      (await rowsOf<Look>(db, sql`select state, title, unit_name as "unitName", definition, election from appraisal_afar_look(${key})`))[0],
  );
  if (!found) return notFound();
  const { definition: d, election } = found;
  const state = STATES[found.state];
  return {
    state: d && election && state ? state : ("waiting" as const),
    title: found.title,
    unitName: found.unitName,
    persons: (d?.persons ?? []).map((p) => ({ ...p })),
    aspects: (d?.aspects ?? []).map((a) => a.label),
    grades: (d?.grades ?? []).map((g) => g.label),
    rules: (d?.rules ?? []).map((r) => ({ ...r, grades: [...r.grades] })),
    classes: (d?.classes ?? []).map((c) => ({ key: c.key, label: c.label })),
    election: election && JSON.stringify(election),
  };
}

const refuseLink = (): never =>
  refuseRequest("unknown-link", {
    zh: "这个链接现在不能领票：链接作废了，已经领过，或者投票已经开始。请找会务人员",
    en: "No token for this link now: it has ended, was used on another device, or the vote has begun. Ask the organisers",
  });

export async function whoAfar(services: Services, key: string, link: string) {
  const [found] = await services.database.plumbing((db) =>
    rowsOf<{ name: string; class: string; asked: boolean }>(
      db,
      sql`select name, class, asked from appraisal_afar_voter(${key}, ${voterHash(services, link)})`,
    ),
  );
  return found ?? refuseLink();
}

/** Signs one blinded request for one voter: the same again, another never. Ends before the urn opens. */
export async function signToken(services: Services, input: { key: string; link: string; blinded: string }): Promise<{ signed: string }> {
  const blinded = Buffer.from(input.blinded, "hex");
  const hash = createHash("sha256").update(blinded).digest();
  const [found] = await services.database.plumbing((db) =>
    rowsOf<{ class: string; signer: Buffer }>(
      db,
      sql`select class, signer from appraisal_afar_ask(${input.key}, ${voterHash(services, input.link)}, ${hash})`,
    ),
  );
  if (!found) return refuseLink();
  const look = await lookAfar(services, input.key);
  const token = (JSON.parse(look.election ?? "{}") as Election).classes?.find((c) => c.key === found.class)?.token;
  let signed: Buffer;
  try {
    signed = privateDecrypt(
      { key: found.signer, format: "der", type: "pkcs8", padding: constants.RSA_NO_PADDING } as Parameters<typeof privateDecrypt>[0],
      blinded,
    );
  } catch {
    return refuseRequest("invalid", { zh: "领票的请求不对，请刷新页面", en: "The request is no request; load the page again" });
  }
  // A signature with a fault in it would give the key away.
  if (!token || !isSigned(token, blinded, signed)) throw new Error("a token was signed wrongly");
  return { signed: hex(signed) };
}

/** Takes an encrypted ballot in, if its proofs and its token hold; the last of a credential counts. */
export async function castAfar(services: Services, input: { key: string; ballot: string; token: string }): Promise<void> {
  const look = await lookAfar(services, input.key);
  if (look.state !== "open" || !look.election)
    refuseRequest("not-open", {
      zh: "现在不能投：还没开始，或者已经打铃",
      en: "The vote is not open: not begun, or closed",
    });
  const ready = openedOf(JSON.parse(look.election as string) as Election);
  const [ballot, token] = [new Uint8Array(Buffer.from(input.ballot, "hex")), new Uint8Array(Buffer.from(input.token, "hex"))];
  const of = ready.election.classes[ballot[1] ?? 255];
  const credential = ballot.slice(6, 38);
  if (!of || verifyBallot(ready, ballot, random) || !checkToken(of.token, tokenMessage(ready, of.key, credential), token))
    refuseRequest("invalid", {
      zh: "这张票不对，没有收。请刷新页面再投",
      en: "This ballot does not hold and was not taken. Load the page again",
    });
  const no = new DataView(ballot.buffer).getUint32(2, true);
  const put = await services.database.plumbing(
    async (db) =>
      (
        await rowsOf<{ ok: boolean }>(
          db,
          sql`select appraisal_afar_put(${input.key}, ${Buffer.from(credential)}, ${Math.min(no, 2 ** 31 - 1)}, ${Buffer.from(ballot)}, ${Buffer.from(token)}) as ok`,
        )
      )[0]?.ok,
  );
  if (!put) refuseRequest("not-open", { zh: "已经打铃，没有收", en: "The vote has closed; it was not taken" });
}

export const afarFile = async (services: Services, key: string): Promise<{ file: string | null }> => ({
  file:
    (await services.database.plumbing((db) => rowsOf<{ file: string | null }>(db, sql`select appraisal_afar_file(${key}) as file`)))[0]
      ?.file ?? null,
});
