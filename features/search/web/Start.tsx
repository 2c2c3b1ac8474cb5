import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { Answer } from "./SearchPage.tsx";
import { searchStrings } from "./strings.ts";

const WAYS = [
  ["wayWords", "柑橘 黄龙病"],
  ["waySentence", "果园靠人工看叶片，怎样提前发现病株"],
  ["wayName", "chenxiaoju"],
  ["wayLaw", "科普场馆不得改作他用"],
] as const;

/** Before the first question: what is searched for this post, and four ways to ask. */
export function Start({ registers }: { readonly registers: Answer["registers"] }) {
  const s = useStrings(searchStrings);
  const word = useWord();
  return (
    <section className="se-start" aria-label={s.begin}>
      <p>{s.covers(registers.map((r) => word(r.label)))}</p>
      <h2>{s.waysTitle}</h2>
      <ul>
        {WAYS.map(([what, example]) => (
          <li key={what}>
            {s[what]} <AppLink href={`/search?q=${encodeURIComponent(example)}`}>{example}</AppLink>
          </li>
        ))}
      </ul>
      <p className="bh-quiet bh-wide-only">{s.allKeys}</p>
    </section>
  );
}
