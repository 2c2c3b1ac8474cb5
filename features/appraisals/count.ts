import { compareEntries, joinSecret, parseKey, type Cell, type Sheet } from "@bihuan/ballots";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import type { Found } from "../../platform/records/rows.ts";
import { countAfar } from "./afar-count.ts";
import { cellPlace, nameFrom } from "./casting.ts";
import { ballotOf, type Ballot } from "./desk.ts";
import type { Definition } from "./definition.ts";
import { countVotes, isCell, sheetFault, type Returned } from "./result.ts";
import { openingKey, seal, sealingBytes, unseal } from "./seal.ts";
import { sayVoid } from "./words.ts";
import { cellsOf, isWritten, itemsOf, nameIn } from "./written.ts";

const pilePlace = (id: number, key: string, teller: number): string => `${id}/${key}/pile ${teller}`;

export async function counting(db: Db, record: Found): Promise<Ballot> {
  const ballot = await ballotOf(db, record.id);
  if (record.state !== "counting" || !ballot)
    return refuseRequest("not-now", { zh: "打铃以后才能计票", en: "Counting begins after the bell" });
  return ballot;
}

/** Seals a pile as it was keyed; what is impossible is refused at once, what makes a sheet void is told. */
export async function keyPile(tx: Db, record: Found, input: { class: string; teller: 1 | 2; sheets: readonly (readonly unknown[])[] }) {
  const { definition: d, sealing } = await counting(tx, record);
  const own = d.classes.find((c) => c.key === input.class);
  if (!own) return refuseRequest("no-class", { zh: "没有这个类别", en: "There is no such class" });
  if (input.sheets.length > own.sheets)
    refuseRequest("returned-above-issued", {
      zh: `${own.key} 类发出 ${own.sheets} 张纸票，录入了 ${input.sheets.length} 张：收回多于发出，整个投票无效，请核对；属实的用“作废重投”`,
      en: `Class ${own.key}: ${own.sheets} sheets were handed out and ${input.sheets.length} keyed. More came back than went out: the vote is void; check, or vote again`,
    });
  const printed = itemsOf(d);
  const fits = (c: unknown, i: number): boolean =>
    i < printed ? isCell(c, d.grades.length) : c === "blank" || c === "void" || isWritten(c);
  const wrong = input.sheets.findIndex((s) => s.length !== cellsOf(d) || !s.every(fits));
  if (wrong >= 0) refuseRequest("invalid", { zh: `第 ${wrong + 1} 张的格数不对`, en: `Sheet ${wrong + 1} has a wrong number of cells` });
  const sealed = seal(Buffer.from(JSON.stringify(input.sheets)), sealing, pilePlace(record.id, own.key, input.teller));
  await sql`select appraisal_key(${record.id}, ${own.key}, ${input.teller}, ${sealed})`.execute(tx);
  return {
    sheets: input.sheets.length,
    void: input.sheets.flatMap((s, i) => {
      const fault = sheetFault(d, s as Sheet);
      return fault ? [{ sheet: i + 1, why: sayVoid(fault) }] : [];
    }),
  };
}

/** The opening key of two tellers' parts, or words. */
function keyOf(typed: readonly string[], ballot: Ballot) {
  const [a, b] = typed.map(parseKey);
  if (!a || !b)
    return refuseRequest("bad-key", {
      zh: `第 ${a ? 2 : 1} 把钥匙没有输对：共 7 组，每组 4 位`,
      en: `Key ${a ? 2 : 1} is not right: seven groups of four`,
    });
  if (a.no === b.no)
    return refuseRequest("same-key", { zh: "要两名监票人各自的钥匙，不能是同一把", en: "Two different tellers' keys are needed" });
  const key = openingKey(joinSecret(a, b));
  if (!sealingBytes(key).equals(ballot.sealing))
    return refuseRequest("other-key", {
      zh: "这两把钥匙打不开这次的票，请核对是不是这次发的",
      en: "These keys do not belong to this vote",
    });
  return key;
}

interface Difference {
  class: string;
  sheet: number;
  person: string | null;
  first: string;
  second: string;
}

/** Opens in memory, compares, counts, keeps the sums of merged parts. What differs or is missing is told, and nothing is counted. */
export async function count(
  tx: Db,
  actor: Actor,
  record: Found,
  input: { keys: readonly string[]; returned: readonly { class: string; sheets: number }[] },
): Promise<{ counted: boolean; differences: Difference[]; missing: string[] }> {
  const ballot = await counting(tx, record);
  const d = ballot.definition;
  const inHall = d.classes.some((c) => c.codes + c.sheets > 0);
  const key = inHall ? keyOf(input.keys, ballot) : undefined;
  const opened = (sealed: Buffer, place: string): Buffer => (key && unseal(sealed, key, place)) ?? tampered();
  const afar = await countAfar(tx, record, d);
  const { rows: piles } = await sql<{
    class: string;
    teller: number;
    sealed: Buffer;
  }>`select class, teller, sealed from appraisal_piles(${record.id})`.execute(tx);
  const { rows: cells } = await sql<{
    class: string;
    item: number;
    sealed: Buffer;
  }>`select class, item, sealed from appraisal_cells(${record.id})`.execute(tx);
  const tampered = (): never =>
    refuseRequest("tampered", {
      zh: "封存的票有一张打不开或对不上数：数据被动过，不能计票",
      en: "A sealed ballot does not open or the numbers differ: the data were changed",
    });
  const sheetsOf = (c: string, teller: number): Sheet[] | undefined => {
    const pile = piles.find((p) => p.class === c && p.teller === teller);
    if (!pile) return undefined;
    return JSON.parse(opened(pile.sealed, pilePlace(record.id, c, teller)).toString()) as Cell[][];
  };
  const differences: Difference[] = [];
  const missing: string[] = [];
  const returned = new Map<string, Returned>();
  for (const c of d.classes) {
    const came = input.returned.find((r) => r.class === c.key)?.sheets ?? 0;
    const [first, second] = [sheetsOf(c.key, 1), sheetsOf(c.key, 2)];
    if (c.sheets > 0 && came > 0 && (!first || !second)) missing.push(`${c.key}${first ? "②" : second ? "①" : "①②"}`);
    differences.push(
      ...(first && second ? compareEntries(first, second) : []).slice(0, 200).map((x) => ({
        class: c.key,
        sheet: x.sheet,
        person: sayItem(d, x.person),
        first: sayCell(d, x.first),
        second: sayCell(d, x.second),
      })),
    );
    const sums = Array.from({ length: itemsOf(d) }, () => d.grades.map(() => 0));
    const names: string[] = [];
    let phones = 0;
    for (const cell of cells) {
      if (cell.class !== c.key) continue;
      if (cell.item === 0) phones++;
      const plain = opened(cell.sealed, cellPlace(record.id, c.key, cell.item));
      if (cell.item >= sums.length) {
        names.push(...[nameFrom(plain) ?? []].flat());
        continue;
      }
      const grade = plain[0] as number;
      const row = sums[cell.item];
      if (row?.[grade] !== undefined) row[grade]++;
    }
    if (phones !== (ballot.phones?.[c.key] ?? 0)) tampered();
    returned.set(c.key, {
      phones: c.afar ? (afar.sizes.get(c.key) ?? 0) : phones,
      cells: sums,
      names,
      returned: came,
      sheets: first ?? [],
    });
  }
  if (missing.length > 0 || differences.length > 0) return { counted: false, differences, missing };
  const counted = countVotes(d, returned, afar.parts);
  if ("code" in counted) {
    if (counted.code === "leak")
      return refuseRequest("leak", { zh: "这样公布会泄露少数人的票，不能计", en: "Publishing this would tell single votes" });
    const { class: at } = counted;
    if (counted.code === "sheets-missing")
      return refuseRequest("sheets-missing", {
        zh: `${at} 类收回 ${counted.returned} 张，录入 ${counted.keyed} 张，对不上`,
        en: `Class ${at}: ${counted.returned} came back, ${counted.keyed} were keyed`,
      });
    return refuseRequest(counted.code, {
      zh: `${at} 类收回的票多于发出的票，整个投票无效：请核对，属实的用“作废重投”`,
      en: `Class ${at}: more ballots came back than went out; the vote is void`,
    });
  }
  await sql`update appraisal_ballot set result = ${JSON.stringify({ parts: counted.parts })}::jsonb where appraisal_id = ${record.id}`.execute(
    tx,
  );
  if (counted.parts && afar.file !== null)
    await sql`update appraisal_afar set file = ${afar.file} where appraisal_id = ${record.id}`.execute(tx);
  await audit(tx, actor, { act: "appraisal.count", subject: `appraisal:${record.id}` });
  return { counted: true, differences: [], missing: [] };
}

const sayItem = (d: Definition, item: number | undefined): string | null => {
  if (item === undefined) return null;
  if (item >= itemsOf(d)) return `另选他人${item - itemsOf(d) + 1}`;
  const person = d.persons[Math.floor(item / d.aspects.length)]?.name ?? "";
  return d.aspects.length === 1 ? person : `${person} ${d.aspects[item % d.aspects.length]?.label ?? ""}`;
};
const sayCell = (d: Definition, cell: Cell | undefined): string =>
  cell === undefined
    ? "没有这一张"
    : cell === "blank"
      ? "空白"
      : cell === "void"
        ? "认不清"
        : isWritten(cell)
          ? nameIn(cell)
          : (d.grades[cell as number]?.label ?? "");
