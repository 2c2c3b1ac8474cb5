import { parseCode } from "@bihuan/ballots";
import { sql } from "kysely";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { trialOf, type Definition } from "./definition.ts";
import { codeHash, shuffled } from "./desk.ts";
import { isCell, sheetFault } from "./result.ts";
import { seal } from "./seal.ts";
import { sayVoid } from "./words.ts";
import { cellsOf, hasDoubles, isWritten, itemsOf, nameIn } from "./written.ts";

/** Where a cell belongs: opened as another's it is refused. */
export const cellPlace = (id: number, key: string, item: number): string => `${id}/${key}/${item}`;
const BLANK = 255;

/** A place for a name is of one length, so that nothing tells a long name from a blank. */
const NAME_BYTES = 81;
export function nameBytes(cell: unknown): Buffer {
  const bytes = Buffer.alloc(NAME_BYTES);
  if (isWritten(cell)) bytes[0] = bytes.write(nameIn(cell), 1, "utf8");
  return bytes;
}
export const nameFrom = (bytes: Buffer): string | undefined => (bytes[0] ? bytes.subarray(1, 1 + bytes[0]).toString("utf8") : undefined);

interface Found {
  readonly id: number;
  readonly class: string;
  readonly unitName: string;
  readonly definition: Definition;
  /** None in a trial, where nothing is kept. */
  readonly real?: { readonly hash: Buffer; readonly sealing: Buffer };
}

async function ballotFor(services: Services, typed: string): Promise<Found> {
  const code = parseCode(typed);
  if (code === undefined)
    return refuseRequest("no-code", {
      zh: "码不对：请照纸条再输一次，共 8 位",
      en: "This is no code: please type the eight characters of the slip again",
    });
  const hash = codeHash(services, code);
  const found = await services.database.plumbing(
    async (db) =>
      (
        await sql<
          Found & { sealing: Buffer }
        >`select appraisal_id as id, class, unit_name as "unitName", definition, sealing from appraisal_of_code(${hash})`.execute(db)
      ).rows[0],
  );
  return found ? { ...found, real: { hash, sealing: found.sealing } } : trialFor(services, code);
}

/** The code on the wall, with which everybody may try before the vote opens. */
async function trialFor(services: Services, code: string): Promise<Found> {
  const [trial] = await services.database.plumbing(
    async (db) =>
      (
        await sql<
          Omit<Found, "class"> & { state: string }
        >`select id, state, unit_name as "unitName", definition from appraisal_of_trial(${code})`.execute(db)
      ).rows,
  );
  if (!trial) return refuseCode();
  if (trial.state !== "meeting")
    refuseRequest("trial-over", {
      zh: "这是试投的码，试投已经结束：请用您自己抽到的码投票",
      en: "This is the code of the trial, which is over: vote with the code that you drew",
    });
  return { ...trial, class: "", definition: trialOf(trial.definition) };
}

const refuseCode = (): never =>
  refuseRequest("unknown-code", {
    zh: "这个码现在不能投：还没开始、已经打铃，或者已经用过。如果刚才交票时断了网，票已经收到",
    en: "This code cannot vote now: not open yet, closed, or used. If the network broke off while handing in, the ballot has arrived",
  });

export async function openBallot(services: Services, typed: string) {
  const { definition: d, unitName, class: key, real } = await ballotFor(services, typed);
  return {
    title: d.title,
    unitName,
    class: `${key} ${d.classes.find((c) => c.key === key)?.label ?? ""}`.trim(),
    persons: [...d.persons],
    aspects: d.aspects.map((a) => a.label),
    grades: d.grades.map((g) => g.label),
    rules: d.rules.map((r) => ({ ...r, grades: [...r.grades] })),
    slots: d.slots ?? 0,
    trial: real === undefined,
  };
}

/** Takes the code away and lays the cells down, each sealed for itself, in one transaction; the plain ballot is nowhere written. */
export async function castBallot(services: Services, typed: string, cells: readonly unknown[]): Promise<void> {
  const { id, class: key, definition: d, real } = await ballotFor(services, typed);
  const printed = itemsOf(d);
  const fits = (c: unknown, i: number): boolean =>
    i < printed ? c !== "void" && isCell(c, d.grades.length) : c === "blank" || isWritten(c);
  if (cells.length !== cellsOf(d) || !cells.every(fits))
    refuseRequest("invalid", { zh: "票的格数不对，请刷新页面再填", en: "The ballot does not fit; load the page again" });
  const fault = sheetFault(d, cells as never);
  if (fault) refuseRequest("void", sayVoid(fault));
  if (hasDoubles(d, cells as never))
    refuseRequest("written-twice", {
      zh: "另选的人写了两次，或者名单上已有：名单上的请在上面选",
      en: "Somebody is written in twice or stands on the list: choose him there",
    });
  // A trial ends here: it was judged like a ballot and is laid down nowhere.
  if (!real) return;
  const { hash, sealing } = real;
  const sealed = shuffled(
    cells.map((c, item) => {
      const plain = item < printed ? Buffer.of(c === "blank" ? BLANK : (c as number)) : nameBytes(c);
      return { item, sealed: seal(plain, sealing, cellPlace(id, key, item)) };
    }),
  );
  const taken = await services.database.plumbing(
    async (db) =>
      (
        await sql<{
          ok: boolean;
        }>`select appraisal_put(${hash}, ${sealed.map((s) => s.item)}::int[], ${sealed.map((s) => s.sealed)}::bytea[]) as ok`.execute(db)
      ).rows[0]?.ok,
  );
  if (!taken) refuseCode();
}
