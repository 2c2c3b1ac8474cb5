import { Readable } from "node:stream";
import { chinaDay } from "@bihuan/kit";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refusalIn, refuseRequest } from "../http/server.ts";
import { askedFields } from "../records/define.ts";
import type { Hand } from "../records/hand.ts";
import { Names } from "../records/import-names.ts";
import { newBatch } from "../records/import.ts";
import type { Cells } from "../records/read-table.ts";
import { sameRows } from "../records/import-same.ts";
import { SentBefore } from "../records/import-sent.ts";
import { undoImport } from "../records/import-undo.ts";
import { isBeside, isTogether, storeRows, type NewRow, type Refused } from "../records/import-store.ts";
import { ANY_LENGTH, openBook } from "../sheets/open.ts";
import { patchFaults } from "../sheets/patch.ts";
import { fileSource } from "../sheets/source.ts";
import { checkRows, type Checked } from "./check-rows.ts";
import { endJob, findJob, setJob, type ImportAsked, type Job, type LookedAt } from "./jobs.ts";
import { Spool } from "./spool.ts";
import { Cancelled, Elsewhere, step, tellShare, type Run } from "./step.ts";

/** Rows of a piece, which is stored in one transaction: those that go in as one statement, and those that something follows. */
const TOGETHER = 2000;
const FOLLOWED = 200;
const sizeOf = (hand: Hand): number => (isTogether(hand) ? TOGETHER : FOLLOWED);
const MOST_REFUSED = 200;

/** More rows than these are not held back until the last is accepted: every list that asks for them would pass over all of them. */
const MOST_UNSEEN = 100_000;

/**
 * Where rows with faults are to be left out, the others are stored piece by piece as they are read, each once whatever happens in between. Of nothing or all
 * the file is checked as a whole and only then stored; no more than `MOST_UNSEEN` rows as they are read, in one transaction that the first fault takes back.
 */
export async function runImport(run: Run): Promise<void> {
  const hand = run.services.house.records.get(run.job.register);
  if (!hand?.records.words.create) return refuseRequest("no-register", { zh: "这里不能导入", en: "Nothing can be imported here" });
  const asked = run.job.asked as unknown as ImportAsked;
  run.broken = () => broken(run, hand, asked);
  if (isAtOnce(run, hand, asked)) {
    while (!(await storeAtOnce(run, hand, asked))) if (!(await check(run, hand, asked))) return;
    return;
  }
  if (asked.partial) return storeByPieces(run, hand, asked);
  using spool = run.job.stage === "check" ? new Spool(run.services.files.place()) : undefined;
  if (!spool || (await check(run, hand, asked, spool))) await storeByPieces(run, hand, asked, spool);
}

/** The file with the sheet that is meant. */
async function openSheet(run: Run, { records }: Hand, asked: ImportAsked) {
  const { services, job } = run;
  const look = asked.sheets[asked.sheet];
  if (!look || !job.file) return refuseRequest("no-table", { zh: "这张工作表里没有表格", en: "The sheet holds no table" });
  const missing = askedFields(records.register).filter(
    (f) => f.required && asked.same?.[f.key] === undefined && !asked.fields.includes(f.key),
  );
  if (missing.length > 0)
    refuseRequest("missing-columns", {
      zh: `缺少必填的列：${missing.map((f) => f.label.zh).join("、")}`,
      en: `Columns are missing: ${missing.map((f) => f.label.en).join(", ")}`,
    });
  const file = await services.files.fetch(job.file);
  try {
    const book = await openBook(fileSource(file.path), ANY_LENGTH);
    const names = new Names(run, records, look.columns, asked.fields);
    const named = names.isNeeded ? (rows: Cells) => services.database.read(run.actor.scope, (db) => names.resolve(db, rows)) : undefined;
    return {
      look,
      book,
      path: file.path,
      /** Read the same whenever it is read: what a server left is gone on with. */
      checked: (size: number, judging = false) =>
        checkRows(book, records, {
          ...{ ...asked, look, size, judging, named },
          today: chinaDay(job.begun_at ? Date.parse(job.begun_at) : services.now()),
        }),
      [Symbol.dispose]() {
        book.close();
        file.drop();
      },
    };
  } catch (error) {
    file.drop();
    throw error;
  }
}

/** Of nothing or all: reads everything and says what is wrong; whether anything is to be stored. Good rows are left in the spool. */
async function check(run: Run, hand: Hand, asked: ImportAsked, spool?: Spool): Promise<boolean> {
  const { services, job } = run;
  using sheet = await openSheet(run, hand, asked);
  const { look, book, path } = sheet;
  let checked: Checked | undefined;
  for await (checked of sheet.checked(sizeOf(hand), !spool)) {
    const { counts, good } = checked;
    spool?.add(good);
    await tellShare(run, { ...counts, stage: "check", share: book.progress() / 2, tries: 0 });
  }
  if (!checked) return false;
  const { faults, counts, sums } = checked;
  const change = { ...counts, sums: JSON.stringify(sums), ...(await marks(run, path, asked.sheet, look, faults)) };
  if (counts.rows_left > 0) {
    await step(run, (tx, now) => endJob(tx, services, now, "failed", allOrNothing(counts.rows_left), change));
    return false;
  }
  if (isAtOnce(run, hand, asked)) return true;
  await step(run, async (tx) => {
    const batch_id = await openBatch(run, hand, asked, tx);
    await setJob(tx, job.id, { ...change, batch_id, stage: "store", share: 0.5, tries: 0 });
  });
  return true;
}

const allOrNothing = (n: number) => ({
  zh: `有 ${n} 行要改，一行也没有导入；请下载标出错误的文件，改好后再导入`,
  en: `${n} rows have faults and nothing was stored; download the file with the errors marked, mend it and send it again`,
});

/** The file as it was sent, with what is wrong written in; one that has no room for marks is left as it is. */
async function marks(run: Run, path: string, at: number, sheet: LookedAt, faults: Checked["faults"]) {
  if (faults.size === 0) return {};
  const source = fileSource(path);
  try {
    if (source.read(0, 4).toString("latin1") !== "PK\u0003\u0004") return {};
    const { name, bytes } = await run.services.files.keepTable(Readable.from(patchFaults(source, at, sheet.heading.bottom, faults)));
    return { result: name, result_bytes: bytes };
  } finally {
    source.close();
  }
}

/** Plain rows of which nothing or all was chosen; cases are opened one by one and stay. */
const isWhole = ({ records }: Hand, { partial }: ImportAsked): boolean => !partial && !records.process;
const isAtOnce = ({ mostUnseen = MOST_UNSEEN }: Run, hand: Hand, asked: ImportAsked): boolean =>
  isWhole(hand, asked) && (asked.sheets[asked.sheet]?.rowsRead ?? 0) <= mostUnseen;

async function openBatch(run: Run, { records }: Hand, asked: ImportAsked, tx: Db): Promise<number> {
  const columns = asked.sheets[asked.sheet]?.columns ?? [];
  const headings = Object.fromEntries(columns.map((c, i) => [c, asked.fields[i] ?? null]));
  return (
    await tx
      .insertInto("import_batch")
      .values(newBatch(records, run, run.job.name, headings, asked.same))
      .returning("id")
      .executeTakeFirstOrThrow()
  ).id;
}

/** Pieces that are stored at the same time. */
const BESIDE = 2;
interface UnderWay {
  readonly rows: readonly NewRow[];
  readonly done: Promise<void>;
}

/**
 * Piece by piece, each in one transaction with the job's count of them, two at once while the next is read: from the spool what was checked, else the file.
 * They end in their order: what the job counts is what stands from the front.
 */
async function storeByPieces(run: Run, hand: Hand, asked: ImportAsked, spool?: Spool): Promise<void> {
  using sheet = spool ? undefined : await openSheet(run, hand, asked);
  if (asked.partial)
    await step(run, async (tx, now) =>
      setJob(tx, now.id, { batch_id: now.batch_id ?? (await openBatch(run, hand, asked, tx)), stage: "store" }),
    );
  const storing = { run, hand, before: await sentBefore(run, hand) };
  const [begun, most] = await run.services.database.read(run.actor.scope, async (db) => [
    await findJob(db, run.job.id),
    (await isBeside(db, hand)) ? BESIDE : 1,
  ]);
  let behind = handled(begun);
  const underWay: UnderWay[] = [];
  const store = (good: readonly NewRow[], earlier: readonly UnderWay[], checked?: Checked): Promise<void> =>
    step(
      run,
      async (tx, now, put: Put) => {
        const [first] = put.refused;
        if (first && isWhole(hand, asked)) throw new Cancelled(rowFault(first));
        const read = checked && {
          rows_read: checked.counts.rows_read,
          rows_good: checked.counts.rows_good,
          share: sheet?.book.progress() ?? 0,
        };
        await setJob(tx, now.id, { ...(await tellPiece(tx, withCounts(now, checked), put)), ...read, tries: 0 });
      },
      async (tx) => {
        const before = earlier.flatMap((e) => e.rows);
        const put = await storePiece(storing, tx, begun.batch_id as number, good, before);
        await earlier.at(-1)?.done;
        return put;
      },
    );
  let last: Checked | undefined;
  try {
    for await (const piece of sheet?.checked(sizeOf(hand)) ?? (spool as Spool).pieces()) {
      if (asked.partial && piece.faults) last = piece;
      const rows = piece.good.slice(behind);
      behind -= piece.good.length - rows.length;
      if (rows.length === 0) continue;
      if (underWay.length === most) await underWay.shift()?.done;
      const done = store(rows, [...underWay], last);
      // Awaited when it makes room for another.
      done.catch(() => {});
      underWay.push({ rows, done });
    }
  } finally {
    await Promise.allSettled(underWay.map((u) => u.done));
  }
  await underWay.at(-1)?.done;
  const marked = last && sheet ? await marks(run, sheet.path, asked.sheet, sheet.look, last.faults) : {};
  await step(run, async (tx, before) => {
    const now = withCounts(before, last);
    const { rows_read, rows_good, rows_left, sums } = now;
    await setJob(tx, now.id, { rows_read, rows_good, rows_left, sums: JSON.stringify(sums), ...marked });
    await tellBatch(tx, now);
    await finish(run, hand, tx, now);
  });
}

/** What was read of a file so far beside what was done with it. */
function withCounts(now: Job, checked?: Checked): Job {
  if (!checked) return now;
  const { same = 0, refused = 0 } = now.sums as Record<string, number>;
  const { counts, sums } = checked;
  return { ...now, ...counts, rows_left: counts.rows_left + same + refused, sums: { ...sums, same, refused } };
}
/** Good rows that are stored, there already or refused: who goes on after a killed server passes over so many. */
const handled = ({ rows_stored, sums }: Job): number => {
  const { same = 0, refused = 0 } = sums as Record<string, number>;
  return rows_stored + same + refused;
};
const rowFault = ({ row, fault }: Refused) => ({ zh: `第 ${row} 行：${fault.zh}`, en: `Row ${row}: ${fault.en}` });

const NOTHING = { rows_stored: 0, rows_doubtful: 0, rows_left: 0, sums: {} };
/** A row has faults: nothing is stored, and all of them are told. */
class Faulty extends Error {}

/**
 * All in one transaction, one piece being stored while the next is read: whatever refuses or stops it, a killed server too, leaves nothing that anybody saw.
 * How far it is is told beside it. What begins anew begins with the first row. False where a row has faults.
 */
async function storeAtOnce(run: Run, hand: Hand, asked: ImportAsked): Promise<boolean> {
  const { services, job } = run;
  const before = await sentBefore(run, hand);
  try {
    await services.database.write(run.actor.scope, async (tx) => {
      using sheet = await openSheet(run, hand, asked);
      const { look, book, path } = sheet;
      let now: Job = { ...job, ...NOTHING, batch_id: await openBatch(run, hand, asked, tx) };
      let storing: Promise<unknown> = Promise.resolve();
      let last: Checked | undefined;
      try {
        for await (const checked of sheet.checked(TOGETHER)) {
          last = checked;
          if (checked.counts.rows_left > 0) throw new Faulty();
          await tellShare(run, { ...checked.counts, stage: "store", share: Math.min(0.99, book.progress()) });
          await storing;
          storing = storePiece({ run, hand, before }, tx, now.batch_id as number, checked.good).then(async (put) => {
            const [first] = put.refused;
            if (first) throw new Cancelled(rowFault(first));
            const change = await tellPiece(tx, now, put);
            now = { ...now, ...change, sums: JSON.parse(change.sums) as Job["sums"] };
          });
          // Awaited when the next piece is read.
          storing.catch(() => {});
        }
        await storing;
      } finally {
        // Nothing of it goes on when the transaction has ended.
        await storing.catch(() => {});
      }
      if (!last) return;
      const { counts, sums, faults } = last;
      const { state, worker, cancel_at } = await findJob(tx, job.id, true);
      if (state !== "running" || worker !== run.worker) throw new Elsewhere();
      if (cancel_at) throw new Cancelled();
      const marked = await marks(run, path, asked.sheet, look, faults);
      const { rows_stored, rows_doubtful, rows_left, batch_id } = now;
      now = { ...now, ...counts, rows_left };
      await setJob(tx, job.id, {
        ...{ ...counts, rows_stored, rows_doubtful, rows_left, batch_id, tries: 0 },
        sums: JSON.stringify({ ...sums, ...(now.sums as object) }),
        ...marked,
      });
      await finish(run, hand, tx, now);
    });
    return true;
  } catch (error) {
    if (error instanceof Faulty) return false;
    throw error;
  }
}

interface Storing {
  readonly run: Run;
  readonly hand: Hand;
  readonly before: SentBefore;
}
/** Read once a job, whose own rows were not sent before it. */
const sentBefore = ({ services, actor, job }: Run, { records }: Hand): Promise<SentBefore> =>
  services.database.read(actor.scope, async (db) =>
    SentBefore.of(db, actor.scope, records.name, (await findJob(db, job.id)).batch_id ?? 0),
  );

/** What became of a piece. */
interface Put {
  readonly stored: number;
  readonly doubtful: number;
  readonly same: number;
  readonly refused: readonly Refused[];
}
/** Stores its rows that are not there yet, nor under way before it. */
async function storePiece(
  { run, hand, before }: Storing,
  tx: Db,
  batch: number,
  good: readonly NewRow[],
  underWay: readonly NewRow[] = [],
): Promise<Put> {
  const same = new Set((await sameRows(tx, run.actor.scope, hand.records, { rows: good, before, underWay })).map((s) => s.row));
  const rows = good.filter((g) => !same.has(g.row));
  const refused = await storeRows(hand, run, tx, { batch, requestKey: `table-job.${run.job.id}`, rows });
  const out = new Set(refused.map((r) => r.row));
  const doubtful = rows.filter((r) => r.kept !== undefined && !out.has(r.row)).length;
  return { stored: rows.length - out.size, doubtful, same: same.size, refused };
}

/** Told of the batch; how far the job then is. */
async function tellPiece(tx: Db, now: Job, put: Put) {
  const stored = now.rows_stored + put.stored;
  const doubtful = now.rows_doubtful + put.doubtful;
  const left = now.rows_left + put.same + put.refused.length;
  await tellBatch(tx, { batch_id: now.batch_id, rows_stored: stored, rows_doubtful: doubtful, rows_left: left });
  const { same = 0, refused = 0, ...sums } = now.sums as Record<string, number>;
  return {
    rows_stored: stored,
    rows_doubtful: doubtful,
    rows_left: left,
    share: 0.5 + 0.5 * ((stored + left) / Math.max(1, now.rows_read)),
    sums: JSON.stringify({ ...sums, same: same + put.same, refused: refused + put.refused.length }),
    ...(put.refused.length > 0
      ? { refused: JSON.stringify([...(now.refused as unknown as Refused[]), ...put.refused].slice(0, MOST_REFUSED)) }
      : {}),
  };
}

const tellBatch = async (
  tx: Db,
  { batch_id, rows_stored, rows_doubtful, rows_left }: Pick<Job, "batch_id" | "rows_stored" | "rows_doubtful" | "rows_left">,
) =>
  tx
    .updateTable("import_batch")
    .set({ rows_read: rows_stored + rows_left, rows_stored, rows_doubtful, rows_left })
    .where("id", "=", batch_id)
    .execute();

async function finish(run: Run, hand: Hand, tx: Db, now: Job): Promise<void> {
  await audit(tx, run.actor, {
    act: "list.import",
    subject: hand.records.name,
    detail: { stored: now.rows_stored, left: now.rows_left, batch: now.batch_id },
  });
  await endJob(tx, run.services, now, "done", {
    zh: `${hand.records.register.label.zh}：读了 ${now.rows_read} 行，导入 ${now.rows_stored} 行，没有导入 ${now.rows_left} 行`,
    en: `${hand.records.register.label.en}: ${now.rows_read} rows read, ${now.rows_stored} stored, ${now.rows_left} left out`,
  });
}

/** What it leaves when it ends before its end, in words: nothing where nothing or all was chosen, else a batch that can be taken back. */
async function broken(run: Run, hand: Hand, asked: ImportAsked): Promise<Label | undefined> {
  const { services, actor } = run;
  const now = await services.database.read(actor.scope, (db) => findJob(db, run.job.id));
  const { batch_id: batch, rows_stored: stored } = now;
  if (isWhole(hand, asked) && now.stage === "store" && (batch === null || (await isTakenBack(run, hand, batch)))) {
    await services.database.write(actor.scope, (tx) => setJob(tx, now.id, { rows_stored: 0, rows_doubtful: 0, rows_left: now.rows_read }));
    return { zh: "一行也没有留下", en: "nothing is left of it" };
  }
  if (batch === null || stored === 0) return undefined;
  const detail = { stored, left: now.rows_left, batch };
  await services.database.write(actor.scope, (tx) => audit(tx, actor, { act: "list.import", subject: hand.records.name, detail }));
  return { zh: `已导入的 ${stored} 行留着，可以整批撤销`, en: `${stored} rows are stored and can be taken back as a batch` };
}

/** False where somebody has used one of its rows meanwhile. */
async function isTakenBack(run: Run, { records }: Hand, batch: number): Promise<boolean> {
  try {
    await run.services.database.write(run.actor.scope, (tx) => undoImport(tx, run, records, batch));
    return true;
  } catch (error) {
    if (!refusalIn(error)) throw error;
    return false;
  }
}
