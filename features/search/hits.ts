import { setImmediate as breathe } from "node:timers/promises";
import { fieldFinder, highlight, type Field } from "@bihuan/matching";
import type { Label } from "../../platform/http/contract.ts";
import type { Db } from "../../platform/db/database.ts";
import type { SearchAnswer } from "../../platform/search/search.ts";
import { syllables } from "../../platform/search/syllables.ts";
import { rowsOf } from "./host.ts";
import type { Hits, Notes } from "./order.ts";
import type { Past } from "./past.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";

/** Characters of text shown around the first word found. */
const SNIPPET = 90;
/** Of a text this much is looked through for it. */
const LOOKED_THROUGH = 20_000;
/** A page of long texts is told in stretches of this, others are served between. */
const STRETCH_MILLIS = 5;

/** Where a hit was hit, in the reader's words. */
const FIELD_LABELS: Readonly<Record<Field, Label>> = {
  title: { zh: "题名", en: "Title" },
  keywords: { zh: "关键词", en: "Keywords" },
  body: { zh: "正文", en: "Text" },
  context: { zh: "附件、来源文件、相邻条文", en: "Files, source document, articles beside it" },
  asked: { zh: "曾回应的需求", en: "Needs it answered" },
  names: { zh: "人名、单位", en: "Names" },
};

/** Rows are read anew under the asker's scope: what row-level security refuses is not shown, whatever the index says. */
export async function rowsOfHits(db: Db, registers: readonly SearchedRegister[], hits: Hits, notes: Notes) {
  const rows = new Map<string, FoundRow>();
  for (const register of registers) {
    const ids = hits.filter((h) => h.kind === register.kind).map((h) => h.id);
    if (ids.length === 0) continue;
    for (const row of await rowsOf(db, register, ids)) {
      const key = `${register.kind} ${row.id}`;
      rows.set(key, { register, row, note: notes.get(key) ?? null });
    }
  }
  return rows;
}
interface FoundRow {
  readonly register: SearchedRegister;
  readonly row: SearchedRow;
  readonly note: Label | null;
}

/** The hits whose rows the asker may read, with what was found where. */
export async function shownHits(
  rows: ReadonlyMap<string, FoundRow>,
  text: string,
  hits: SearchAnswer["hits"],
  past: readonly Past[] = [],
): Promise<ShownHit[]> {
  const asked = new Map(past.map((p) => [`${p.kind} ${p.id}`, p.question]));
  const told = new Set(hits.flatMap((h) => h.terms.map((t) => t.text)));
  const find = fieldFinder(text, syllables, told);
  const shown: ShownHit[] = [];
  let since = performance.now();
  for (const hit of hits) {
    const found = rows.get(`${hit.kind} ${hit.id}`);
    if (!found) continue;
    shown.push(shownHit(found, hit, find, asked.get(`${hit.kind} ${hit.id}`)));
    if (performance.now() - since < STRETCH_MILLIS) continue;
    await breathe();
    since = performance.now();
  }
  return shown;
}
export type ShownHit = ReturnType<typeof shownHit>;

const ASKED: Label = { zh: "本单位问过", en: "Asked here before" };

function shownHit(
  { register, row, note }: FoundRow,
  hit: SearchAnswer["hits"][number],
  find: ReturnType<typeof fieldFinder>,
  asked: string | undefined,
) {
  const terms = hit.terms.map((t) => t.text);
  const title = [...highlight(row.title, terms)];
  const rest = [row.body?.slice(0, LOOKED_THROUGH), row.keywords, row.names?.replace(row.title, "").trim()];
  return {
    kind: hit.kind,
    kindLabel: register.label,
    id: hit.id,
    href: row.href,
    day: row.day,
    note,
    grade: hit.grade,
    title,
    snippet: snippetOf(rest.filter(Boolean).join(" · "), terms),
    reasons: [
      ...find(textsOf(row)).map(({ field, words }) => ({ field: FIELD_LABELS[field], words: [...words] })),
      ...(asked === undefined ? [] : [{ field: ASKED, words: [asked] }]),
    ],
  };
}

/** The stretch around the first word found, marked. */
function snippetOf(text: string, terms: readonly string[]) {
  let at = 0;
  for (const piece of highlight(text, terms)) {
    if (piece.hit) break;
    at += piece.text.length;
  }
  const start = at >= text.length ? 0 : Math.max(0, at - 20);
  const end = start + SNIPPET;
  return [...highlight(`${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`, terms)];
}

/** A row's texts by field. A name that repeats the title is told once. */
const textsOf = ({ title, keywords, body, context, attached, asked, names }: SearchedRow) => ({
  title,
  keywords: keywords ?? "",
  body: body ?? "",
  context: [context, attached].filter(Boolean).join(" "),
  asked: asked ?? "",
  names: (names ?? "").replace(title, ""),
});
