import { ageOn } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { optionsOf } from "../../platform/register/fields.ts";

export const POSTS = optionsOf({
  president: { zh: "会长（理事长）", en: "president" },
  vice: { zh: "副会长（副理事长）", en: "vice-president" },
  secretary: { zh: "秘书长", en: "secretary general" },
  standing: { zh: "常务理事", en: "standing council" },
  council: { zh: "理事", en: "council" },
  supervisor: { zh: "监事", en: "supervisor" },
});

/** What a charter sets of a post, or of all where it names none: years of age, or terms in the post. */
export interface Limit {
  readonly what: string;
  readonly post: string | null;
  readonly value: number;
  readonly article: string;
}
export interface Candidate {
  readonly name: string;
  readonly post: string;
  readonly born: string | null;
  readonly again: boolean;
  readonly terms: number | null;
  readonly exempted: string | null;
}
export interface Finding {
  readonly name: string;
  /** `beyond` and `unknown` stop the request unless exempted; `soon` is told. */
  readonly kind: "beyond" | "unknown" | "soon";
  readonly says: Label;
}

const postOf = (post: string): Label => POSTS.find((p) => p.value === post)?.label ?? { zh: post, en: post };

/** Each candidate against each limit of his post on the day of the election, and against age until the new term ends. */
export function comparedWith(candidates: readonly Candidate[], limits: readonly Limit[], onDay: string, newTo: string | null): Finding[] {
  return candidates.flatMap((c) =>
    limits
      .filter((l) => l.post === null || l.post === c.post)
      .flatMap((l): Finding[] => {
        const found = l.what === "age" ? ageFinding(c, l, onDay, newTo) : termsFinding(c, l);
        if (!found) return [];
        const [kind, zh, en] = found;
        const post = postOf(c.post);
        const exempted = kind === "beyond" && c.exempted !== null;
        return [
          {
            name: c.name,
            kind: exempted ? "soon" : kind,
            says: {
              zh: `${c.name}（${post.zh}）：${zh}（${l.article}）${exempted ? `，已批准：${c.exempted}` : ""}`,
              en: `${c.name} (${post.en ?? post.zh}): ${en} (${l.article})${exempted ? `; approved by ${c.exempted}` : ""}`,
            },
          },
        ];
      }),
  );
}

type Said = readonly [kind: Finding["kind"], zh: string, en: string];

function ageFinding(c: Candidate, l: Limit, onDay: string, newTo: string | null): Said | undefined {
  if (c.born === null)
    return ["unknown", `没有出生年月，核对不了不超过 ${l.value} 周岁`, `no month of birth to compare with ${l.value} years`];
  const age = ageOn(c.born, onDay);
  if (age > l.value) return ["beyond", `选举时 ${age} 周岁，超过 ${l.value} 周岁`, `${age} years old at the election, above ${l.value}`];
  const atEnd = newTo === null ? age : ageOn(c.born, newTo);
  return atEnd > l.value
    ? ["soon", `新一届届满时 ${atEnd} 周岁，任期内会超过 ${l.value} 周岁`, `${atEnd} years old at the term's end, above ${l.value}`]
    : undefined;
}

function termsFinding(c: Candidate, l: Limit): Said | undefined {
  if (!c.again) return undefined;
  if (c.terms === null) return ["unknown", `连任，没有填已任几届，核对不了最多 ${l.value} 届`, `stands again without the number of terms`];
  const next = c.terms + 1;
  if (next > l.value)
    return ["beyond", `已任 ${c.terms} 届，再任是第 ${next} 届，最多 ${l.value} 届`, `term ${next} of at most ${l.value}`];
  return next === l.value ? ["soon", `这一届任满到 ${l.value} 届上限`, `its last term of at most ${l.value}`] : undefined;
}
