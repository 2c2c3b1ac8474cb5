import { addDays, isDay } from "@bihuan/kit";

/** What a sentence of the minutes says of a matter to be done; whoever wrote it confirms. */
export interface ReadDecision {
  readonly matter: string;
  readonly leads: string;
  readonly with: readonly string[];
  readonly person: string | null;
  readonly untilOn: string | null;
  /** The words from which the day comes, or which set none. */
  readonly dayWords: string | null;
}

/** The day of a sentence, with the words it was read from; "尽快", "长期" and the like are words that set no day. */
export function readDue(sentence: string, from: string): { day: string | null; words: string | null } {
  const text = sentence.normalize("NFKC").replace(/\s/g, "");
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const made = (y: number, m: number, d: number, words: string) => {
    const day = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
    return { day: isDay(day) ? day : null, words };
  };
  const last = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate();
  const exact = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/.exec(text);
  if (exact) {
    const [words, y, m, d] = [exact[0], exact[1], Number(exact[2]), Number(exact[3])];
    const here = made(y ? Number(y) : year, m, d, words);
    // A day without a year that has passed is one of the next.
    return y === undefined && here.day !== null && here.day < from ? made(year + 1, m, d, words) : here;
  }
  const end = /(?:(\d{4})年)?(\d{1,2})月(?:底|末)/.exec(text);
  if (end) {
    const m = Number(end[2]);
    const y = end[1] ? Number(end[1]) : m < month ? year + 1 : year;
    return m >= 1 && m <= 12 ? made(y, m, last(y, m), end[0]) : { day: null, words: end[0] };
  }
  const days = /(\d{1,3})(?:日|天)(?:之)?内/.exec(text);
  if (days) return { day: addDays(from, Number(days[1])), words: days[0] };
  const ahead = /(本|下个?)?月(?:底|末)/.exec(text);
  if (ahead) {
    const [y, m] = ahead[1]?.startsWith("下") ? (month === 12 ? [year + 1, 1] : [year, month + 1]) : [year, month];
    return made(y, m, last(y, m), ahead[0]);
  }
  const yearEnd = /(?:(\d{4})|今|本)?年(?:底|末)/.exec(text);
  if (yearEnd) return made(yearEnd[1] ? Number(yearEnd[1]) : year, 12, 31, yearEnd[0]);
  const vague = /尽快|抓紧|及早|适时|近期|长期|持续|常态化|\d{1,3}个工作日/.exec(text);
  return { day: null, words: vague?.[0] ?? null };
}

const LEADS = [/由([^,，。;；、()（）]{2,30}?)(?:负责)?(?:牵头|承办|负责|落实)/, /(?:牵头|责任|承办)单位[:：]([^,，。;；、()（）]{2,30})/];
const WITH = [
  /(?:牵头|负责|承办)[,，、]?(?:由)?([^。;；()（）,，]{2,80}?)(?:配合|协办|参加)/,
  /(?:配合|协办)单位[:：]([^。;；()（）]{2,80})/,
];
const PERSON = /(?:责任人|负责人|联系人)[:：]([\p{Script=Han}·]{2,10})/u;

/** The sentences of the minutes that name who leads, in their order. A sentence that gives nobody anything to do is none. */
export function readDecisions(minutes: string, heldOn: string): ReadDecision[] {
  return minutes
    .split(/[\n。;；]/)
    .map((s) => s.trim())
    .flatMap((sentence) => {
      const leads = LEADS.map((r) => r.exec(sentence)?.[1]).find(Boolean);
      if (leads === undefined) return [];
      const others = WITH.map((r) => r.exec(sentence)?.[1]).find(Boolean);
      const { day, words } = readDue(sentence, heldOn);
      return [
        {
          matter: matterOf(sentence),
          leads: leads.trim(),
          with: (others ?? "").split(/[、和及]/).flatMap((w) => (w.trim() === "" ? [] : [w.trim()])),
          person: PERSON.exec(sentence)?.[1] ?? null,
          untilOn: day,
          dayWords: words,
        },
      ];
    });
}

/** The sentence without its number and without who and when. */
function matterOf(sentence: string): string {
  const bare = sentence.replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/, "");
  const matter = bare
    .replace(/^会议(议定|要求|决定|明确)[:：]?/, "")
    .replace(/[)）]/g, "")
    .split(/[,，(（]/)
    .map((part) => part.trim().replace(/^由.{2,30}?(牵头|负责|承办|落实)/, ""))
    .filter(
      (part) =>
        !/^$|牵头|配合|协办|责任(人|单位)|(前|内|年底|月底)(完成|报送|办结)?$|^(尽快|抓紧|及早|适时|近期|长期|持续).{0,4}$/.test(part),
    )
    .join("，");
  return [...(matter === "" ? bare : matter)].slice(0, 200).join("");
}

export interface DecisionRow {
  readonly no: number;
  readonly leadUnitId: number | null;
  readonly untilOn: string | null;
  readonly leadSetsDay: boolean | null;
  readonly partOf: number | null;
}

/** What stands in the way of giving the decisions out, row by row; an empty list when every one has owner and day. */
export function faultsOf(
  rows: readonly DecisionRow[],
  heldOn: string,
): { no: number; fault: "no-lead" | "no-day" | "too-early" | "no-such-part" }[] {
  const leading = new Set(rows.filter((r) => r.partOf === null).map((r) => r.no));
  return rows.flatMap((r) => [
    ...(r.leadUnitId === null ? [{ no: r.no, fault: "no-lead" as const }] : []),
    ...(r.untilOn === null && r.leadSetsDay !== true ? [{ no: r.no, fault: "no-day" as const }] : []),
    ...(r.untilOn !== null && r.untilOn < heldOn ? [{ no: r.no, fault: "too-early" as const }] : []),
    ...(r.partOf !== null && !leading.has(r.partOf) ? [{ no: r.no, fault: "no-such-part" as const }] : []),
  ]);
}
