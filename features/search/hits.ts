import { highlight } from "@bihuan/matching";
import type { Db } from "../../platform/db/database.ts";
import type { SearchAnswer } from "../../platform/search/search.ts";
import { rowsOf } from "./host.ts";
import type { SearchedRegister, SearchedRow } from "./register.ts";

/** Characters of text shown around the first word found. */
const SNIPPET = 90;
const ELSEWHERE = 4;

/** Rows are read anew under the asker's scope: what row-level security refuses is not shown, whatever the index says. */
export async function shownHits(db: Db, registers: readonly SearchedRegister[], answer: SearchAnswer) {
  const rows = new Map<string, { register: SearchedRegister; row: SearchedRow }>();
  for (const register of registers) {
    const ids = answer.hits.filter((h) => h.kind === register.kind).map((h) => h.id);
    if (ids.length > 0) for (const row of await rowsOf(db, register, ids)) rows.set(`${register.kind} ${row.id}`, { register, row });
  }
  return answer.hits.flatMap((hit) => {
    const found = rows.get(`${hit.kind} ${hit.id}`);
    if (!found) return [];
    const { register, row } = found;
    const terms = hit.terms.map((t) => t.text);
    const title = [...highlight(row.title, terms)];
    const snippet = snippetOf([row.body, row.keywords, row.names?.replace(row.title, "").trim()].filter(Boolean).join(" · "), terms);
    return [
      {
        kind: hit.kind,
        kindLabel: register.label,
        id: hit.id,
        href: row.href,
        day: row.day,
        grade: hit.grade,
        title,
        snippet,
        elsewhere: elsewhereOf([...title, ...snippet].map((p) => p.text).join("\n"), terms),
      },
    ];
  });
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

/** Terms of two characters and more that no mark shows, the longer before their pieces. */
function elsewhereOf(shown: string, terms: readonly string[]): string[] {
  const kept: string[] = [];
  for (const term of terms.filter((t) => t.length > 1).toSorted((a, b) => b.length - a.length))
    if (kept.length < ELSEWHERE && !kept.some((k) => k.includes(term)) && !highlight(shown, [term]).some((p) => p.hit)) kept.push(term);
  return kept;
}
