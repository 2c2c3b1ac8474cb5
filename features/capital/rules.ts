import { showDay } from "../../platform/register/fields.ts";
import type { Label } from "../../platform/http/contract.ts";

export interface Piece {
  readonly pieces: number;
  readonly appendix: string;
  readonly permitTruth: string;
  readonly noneGround: string | null;
  /** The day its batch entered the country. */
  readonly entryOn: string | null;
  readonly permits: readonly {
    readonly number: string;
    readonly kind: string;
    readonly fromOn: string;
    readonly toOn: string;
    readonly pieces: number;
  }[];
}
/** What holds for its papers: three truths are told apart, and of what is needed every lack is named. */
export interface Papers {
  readonly state: "covered" | "none_needed" | "no_information" | "lacking";
  says: Label[];
}

const KINDS: Readonly<Record<string, Label>> = {
  import: { zh: "允许进口证明书", en: "an import permit" },
  export: { zh: "对方出口证明书", en: "an export permit" },
  wildlife: { zh: "野生动植物进出口证明书", en: "a wildlife permit" },
  species: { zh: "物种证明", en: "a species certificate" },
};

/** Whether a piece's permits cover it on the day of entry; `asked` are the kinds that the rules in force on that day ask of its appendix. */
export function papersOf(piece: Piece, asked: readonly string[]): Papers {
  if (piece.permitTruth === "no_information")
    return {
      state: "no_information",
      says: [{ zh: "资料缺：先查清要不要批件", en: "Nothing is known: find out whether permits are needed" }],
    };
  if (piece.permitTruth === "none_needed")
    return piece.noneGround === null
      ? { state: "lacking", says: [{ zh: "没有写明无需批件的依据", en: "It is not said why none is needed" }] }
      : { state: "none_needed", says: [{ zh: `无需批件：${piece.noneGround}`, en: `none needed: ${piece.noneGround}` }] };
  const day = piece.entryOn;
  if (day === null) return { state: "lacking", says: [{ zh: "批次还没有入境日期", en: "Its batch has no day of entry" }] };
  const says: Label[] = [];
  for (const p of piece.permits) {
    if (p.toOn < day)
      says.push({
        zh: `${p.number} 到 ${showDay(p.toOn, "zh-CN")} 为止，早于入境日 ${showDay(day, "zh-CN")}`,
        en: `${p.number} ended on ${p.toOn}, before the entry on ${day}`,
      });
    if (p.fromOn > day)
      says.push({
        zh: `${p.number} 从 ${showDay(p.fromOn, "zh-CN")} 起有效，晚于入境日 ${showDay(day, "zh-CN")}`,
        en: `${p.number} is valid from ${p.fromOn}, after the entry on ${day}`,
      });
  }
  const valid = piece.permits.filter((p) => p.fromOn <= day && day <= p.toOn);
  const needed = asked.length > 0 ? asked : [undefined];
  for (const kind of needed) {
    const covered = valid.filter((p) => kind === undefined || p.kind === kind).reduce((n, p) => n + p.pieces, 0);
    const what = kind === undefined ? { zh: "有效批件", en: "a valid permit" } : (KINDS[kind] ?? { zh: kind, en: kind });
    if (covered === 0) says.push({ zh: `缺${what.zh}`, en: `${what.en} is missing` });
    else if (covered < piece.pieces)
      says.push({ zh: `${what.zh}只够 ${covered} 件，实有 ${piece.pieces} 件`, en: `${what.en} covers ${covered} of ${piece.pieces}` });
  }
  // A permit out of its days beside others that suffice does no harm.
  const suffices = needed.every(
    (kind) => valid.filter((p) => kind === undefined || p.kind === kind).reduce((n, p) => n + p.pieces, 0) >= piece.pieces,
  );
  return suffices ? { state: "covered", says: [] } : { state: "lacking", says };
}

export interface Counted {
  readonly id: number;
  readonly code: string;
  readonly place: string | null;
  readonly state: string;
}
/** What a count of a place found: in its place and seen, in its place and not seen, seen though it belongs elsewhere or stands otherwise, labels nobody knows. */
export function countOf(place: string, all: readonly Counted[], seen: readonly string[]) {
  const scanned = new Set(seen);
  const byCode = new Map(all.map((s) => [s.code, s]));
  const here = all.filter((s) => s.state === "shelved" && s.place === place);
  return {
    seen: here.filter((s) => scanned.has(s.code)),
    notSeen: here.filter((s) => !scanned.has(s.code)),
    elsewhere: seen.flatMap((code) => {
      const s = byCode.get(code);
      return s && !(s.state === "shelved" && s.place === place) ? [s] : [];
    }),
    unknown: seen.filter((code) => !byCode.has(code)),
  };
}
