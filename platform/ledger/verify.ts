import { Peaks } from "@bihuan/kit";
import { mintSystemActor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { recountRollups, totalsOfFacts, type UnitPaths } from "./recount.ts";
import { openSealKeys, sha256, SealKeysMissing, type SealKeys, type Sealing } from "./seal-keys.ts";
import { listLeafRows, readLeaves, type LeafRow } from "./seal-tree.ts";
import { leafOf, LOG_WORDS, LOGS, readRecords, SEALED_COLUMNS, settledPosition, type Log, type SealedRecord } from "./sealed-logs.ts";
import { digestOfSeal, digestsFile, eachSeal, isNothingSealed, readOutside, type Seal, type SealStatement } from "./seals.ts";
import { sql } from "kysely";

export interface Fault {
  code:
    | "keys-missing"
    | "bogus-seal"
    | "seal-missing"
    | "seal-chain"
    | "seal-root"
    | "seal-outside"
    | "outside-unreadable"
    | "bogus-leaves"
    | "leaves-missing"
    | "changed"
    | "deleted"
    | "inserted"
    | "unsealed"
    | "totals"
    | "roll-up";
  words: { zh: string; en: string };
}

export interface Check {
  at: string;
  seals: number;
  records: Record<Log, number>;
  /** Cells of the roll-ups that were counted again from facts. */
  cells: number;
  faults: Fault[];
  /** How many there are in all; the list ends at 500. */
  faultCount: number;
  millis: number;
}

export type Progress = (done: number, all: number, what: { zh: string; en: string }) => void;

/** A record older than this without a seal is reported: the round comes hourly. */
export const SEAL_WITHIN_HOURS = 2;
const MOST_FAULTS = 500;
/** Rows whose leaves were read but not yet their records are few; records come in pages. */
const PAGE = 4096;

class Faults {
  readonly list: Fault[] = [];
  count = 0;
  add(code: Fault["code"], zh: string, en: string): void {
    this.count++;
    if (this.list.length < MOST_FAULTS) this.list.push({ code, words: { zh, en } });
  }
}

/**
 * Reckons everything again: each seal's mac and its place in the chain, each record's leaf, each seal's root, the digests outside the
 * database, every cell of the roll-ups. Streams: memory does not grow with the records. Whatever is wrong is named, and looked past.
 */
export async function verifySeals(sealing: Sealing, progress: Progress = () => {}): Promise<Check> {
  const began = performance.now();
  const faults = new Faults();
  const check = { at: new Date(sealing.now()).toISOString(), seals: 0, records: { fact: 0, event: 0, audit: 0 }, cells: 0 };
  const done = (): Check => ({
    ...check,
    faults: faults.list,
    faultCount: faults.count,
    millis: Math.round(performance.now() - began),
  });
  if (sealing.rootUnitId === 0) return done();
  const { scope } = mintSystemActor(sealing.rootUnitId);
  return sealing.database.read(scope, async (db) => {
    const units: UnitPaths = new Map();
    try {
      const keys = openSealKeys(sealing, await isNothingSealed(db));
      const { seals, last } = await checkChain(db, keys, sealing, faults);
      check.seals = seals.length;
      for (const log of LOGS) check.records[log] = await checkLog(db, { keys, log, seals, sealing, faults, units, progress });
      await checkTotals(db, last, faults, progress);
    } catch (error) {
      if (!(error instanceof SealKeysMissing)) throw error;
      faults.add("keys-missing", error.words.zh, error.words.en);
      for (let after = 0; ;) {
        const page = await readRecords(db, "fact", after, Number.MAX_SAFE_INTEGER, PAGE);
        for (const record of page) noteUnit(units, record);
        check.records.fact += page.length;
        after = page.at(-1)?.id ?? 0;
        if (page.length < PAGE) break;
      }
    }
    check.cells = await recountRollups(db, units, progress, (zh, en) => faults.add("roll-up", zh, en));
    return done();
  });
}

const isoOf = (at: string): string => at.slice(0, 16).replace("T", " ");

type Sealed = Pick<SealStatement, "n" | "at" | "fact" | "event" | "audit">;

async function checkChain(db: Db, keys: SealKeys, sealing: Sealing, faults: Faults): Promise<{ seals: Sealed[]; last: Seal | undefined }> {
  const digests = new Map<number, string>();
  const out: Sealed[] = [];
  let before: Seal | undefined;
  for await (const { rowId, n, good } of eachSeal(db, keys)) {
    if (!good) {
      faults.add(
        "bogus-seal",
        `封存表第 ${rowId} 行（自称第 ${n} 号）不是本系统的密钥所封，不予采信`,
        `Row ${rowId} of the seals (it calls itself no. ${n}) was made by no key of this installation and counts as nothing`,
      );
      continue;
    }
    const expected: number = (before?.statement.n ?? 0) + 1;
    if (n < expected) continue;
    if (n > expected)
      faults.add(
        "seal-missing",
        `缺第 ${expected}${n - 1 > expected ? `—${n - 1}` : ""} 号封存`,
        `Seal ${expected}${n - 1 > expected ? `–${n - 1}` : ""} is missing`,
      );
    else if (good.statement.previous !== (before?.mac ?? ""))
      faults.add("seal-chain", `第 ${n} 号封存与前一号不相接`, `Seal ${n} does not follow on the one before`);
    digests.set(n, digestOfSeal(good));
    const { at, fact, event, audit } = good.statement;
    out.push({ n, at, fact, event, audit });
    before = good;
  }
  for (const line of readOutside(digestsFile(sealing.dataFolder)))
    if ("fault" in line)
      faults.add(
        "outside-unreadable",
        `摘要文件里有一行读不出来：${line.fault}`,
        `A line of the digests' file cannot be read: ${line.fault}`,
      );
    else if (digests.get(line.n) !== line.digest)
      faults.add(
        "seal-outside",
        digests.has(line.n) ? `第 ${line.n} 号封存与库外摘要文件所记不同` : `库外摘要文件记有第 ${line.n} 号封存，库中没有`,
        digests.has(line.n)
          ? `Seal ${line.n} differs from what the file outside the database says`
          : `The file outside the database knows seal ${line.n}, the database does not`,
      );
  return { seals: out, last: before };
}

interface LogCheck {
  keys: SealKeys;
  log: Log;
  seals: readonly Sealed[];
  sealing: Sealing;
  faults: Faults;
  units: UnitPaths;
  progress: Progress;
}

async function checkLog(db: Db, given: LogCheck): Promise<number> {
  const { keys, log, seals, faults, units, progress } = given;
  const words = LOG_WORDS[log];
  const rows = await listLeafRows(db, keys, log);
  await nameBogusRows(db, given, rows);
  const sealed = seals.at(-1)?.[log].size ?? 0;
  const settled = (await settledPosition(db, log)) ?? rows.at(-1)?.lastId ?? 0;
  const peaks = new Peaks(sha256);
  let nextSeal = 0;
  let [seen, lastId] = [0, 0];
  const comparable = { now: true };
  const push = (leaf: Uint8Array): void => {
    peaks.push(leaf);
    for (; nextSeal < seals.length && (seals[nextSeal]?.[log].size ?? 0) <= peaks.size; nextSeal++) {
      const { n, at, [log]: head } = seals[nextSeal] as Sealed;
      if (!comparable.now || head.size < peaks.size || head.root === hexOf(peaks.root())) continue;
      comparable.now = false;
      faults.add(
        "seal-root",
        `第 ${n} 号封存（${isoOf(at)} UTC）的${words.zh}树根不符：此前的记录与当时所封不同`,
        `The root of ${words.many} in seal ${n} (${isoOf(at)} UTC) does not match: earlier records differ from what was sealed`,
      );
    }
  };
  const tell = (): void => progress(peaks.size, Math.max(sealed, peaks.size), { zh: `核对${words.zh}`, en: `${words.many}` });
  /** Records in (lastId, through] against what their stretch says; without a stretch they are pushed as they stand. */
  const compare = async (through: number, stretch?: { ids: number[]; leaves: Buffer[] }): Promise<void> => {
    const expected = new Map(stretch?.ids.map((id, i) => [id, stretch.leaves[i] as Buffer]));
    for (;;) {
      const page = await readRecords(db, log, lastId, through, PAGE);
      for (const record of page) {
        seen++;
        if (log === "fact") noteUnit(units, record);
        const leaf = leafOf(keys, log, record);
        if (!stretch) push(leaf);
        else {
          const stood = expected.get(record.id);
          expected.delete(record.id);
          if (!stood)
            faults.add(
              "inserted",
              `${words.zh} #${record.id} 是封存之后插进去的`,
              `${words.en} #${record.id} was put in after its time was sealed`,
            );
          else if (!stood.equals(leaf))
            faults.add("changed", `${words.zh} #${record.id} 被改动过`, `${words.en} #${record.id} was changed`);
        }
      }
      lastId = page.at(-1)?.id ?? lastId;
      if (page.length < PAGE) break;
    }
    for (const id of expected.keys()) faults.add("deleted", `${words.zh} #${id} 被删除`, `${words.en} #${id} was deleted`);
    for (const leaf of stretch?.leaves ?? []) push(leaf);
    lastId = through;
  };
  for (const row of rows) {
    const leaves = await readLeaves(db, row.rowId);
    if (leaves) await compare(row.lastId, leaves);
    else {
      faults.add(
        "bogus-leaves",
        `${words.zh}树第 ${row.first} 起的一段叶子被改动过`,
        `Leaves from ${row.first} of the tree of ${words.many} were changed`,
      );
      await compare(row.lastId);
    }
    if (row.first % PAGE === 0) tell();
  }
  // Sealed once, and its leaves are gone: the records are taken as they stand, and the seals' roots say whether they stood so.
  const gone = seals.at(-1)?.[log];
  if (gone && gone.size > peaks.size) {
    faults.add(
      "leaves-missing",
      `${words.zh}树第 ${peaks.size} 至 ${gone.size - 1} 的叶子不见了`,
      `Leaves ${peaks.size} to ${gone.size - 1} of the tree of ${words.many} are gone`,
    );
    await compare(gone.through);
    if (gone.size !== peaks.size)
      faults.add("deleted", `${words.zh}少了 ${gone.size - peaks.size} 条`, `${gone.size - peaks.size} ${words.many} are gone`);
  }
  seen += await checkTail(db, given, lastId, settled);
  tell();
  return seen;
}

/** What came after the last seal: fine for two hours. */
async function checkTail(db: Db, { log, sealing, faults, units }: LogCheck, lastId: number, settled: number): Promise<number> {
  const words = LOG_WORDS[log];
  const { table, at } = SEALED_COLUMNS[log];
  const border = new Date(sealing.now() - SEAL_WITHIN_HOURS * 3_600_000).toISOString();
  const { rows } = await sql<{ n: number; first: number | null; all: number }>`
    select count(*) filter (where ${sql.ref(at)} < ${border} and id <= ${settled}) as n,
      min(id) filter (where ${sql.ref(at)} < ${border} and id <= ${settled}) as first, count(*) as all
    from ${sql.raw(table)} where id > ${lastId}`.execute(db);
  const tail = rows[0] ?? { n: 0, first: null, all: 0 };
  if (tail.n > 0)
    faults.add(
      "unsealed",
      `${words.zh} #${tail.first} 起有 ${tail.n} 条过了 ${SEAL_WITHIN_HOURS} 小时还没有封存`,
      `${tail.n} ${words.many} from #${tail.first} on are older than ${SEAL_WITHIN_HOURS} hours and not sealed`,
    );
  if (log === "fact")
    for (let after = lastId; ;) {
      const page = await readRecords(db, log, after, Number.MAX_SAFE_INTEGER, PAGE);
      for (const record of page) noteUnit(units, record);
      after = page.at(-1)?.id ?? after;
      if (page.length < PAGE) break;
    }
  return tail.all;
}

/** Rows of ledger_leaf that no key made, or that do not fit: named, and otherwise as if they were not there. */
async function nameBogusRows(db: Db, { keys, log, faults }: LogCheck, good: readonly LeafRow[]): Promise<void> {
  const known = new Set(good.map((r) => r.rowId));
  const size = (good.at(-1)?.first ?? 0) + (good.at(-1)?.count ?? 0);
  const words = LOG_WORDS[log];
  for await (const row of eachLeafHead(db, log)) {
    if (known.has(row.id)) continue;
    const isOurs = keys.isGood(row.text, { keyId: row.key_id, mac: row.mac });
    // Written twice (two rounds, or anew after a gap) says the same thing twice.
    if (isOurs && row.first < size) continue;
    if (isOurs) faults.add("leaves-missing", `${words.zh}树在第 ${size} 处断开`, `The tree of ${words.many} is broken off at ${size}`);
    else
      faults.add(
        "bogus-leaves",
        `叶子表第 ${row.id} 行（${words.zh}）不是本系统的密钥所封，不予采信`,
        `Row ${row.id} of the leaves (${words.many}) was made by no key of this installation and counts as nothing`,
      );
  }
}

async function* eachLeafHead(db: Db, log: Log) {
  for (let after = 0; ;) {
    const { rows } = await sql<{ id: number; first: number; text: string; key_id: string; mac: Buffer }>`
      select id, first, key_id, mac,
        'leaves ' || log || ' ' || first || ' ' || cardinality(ids) || ' ' || coalesce(encode(root, 'hex'), '-') || ' ' || encode(digest, 'hex') as text
      from ledger_leaf where log = ${log} and id > ${after} order by id limit ${PAGE}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

async function checkTotals(db: Db, last: Seal | undefined, faults: Faults, progress: Progress): Promise<void> {
  if (!last) return;
  const { n, fact } = last.statement;
  if (!last.totals) return faults.add("totals", `第 ${n} 号封存的汇总总数被改动过`, `The totals of seal ${n} were changed`);
  const counted = await totalsOfFacts(db, fact.through, progress);
  for (const name of new Set([...Object.keys(last.totals), ...counted.keys()])) {
    const [then, now] = [last.totals[name] ?? 0, counted.get(name) ?? 0];
    if (then !== now)
      faults.add(
        "totals",
        `第 ${n} 号封存时汇总 ${name} 为 ${then}，按当时的事实应为 ${now}`,
        `At seal ${n} the roll-ups said ${then} for ${name}; its facts say ${now}`,
      );
  }
}

function noteUnit(units: UnitPaths, { text }: SealedRecord): void {
  const { unit_path: path } = JSON.parse(text) as { unit_path: string };
  const ids = path.split(",").map(Number);
  units.set(ids.at(-1) as number, ids);
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
