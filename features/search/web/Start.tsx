import { Button } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call, type Answer } from "./api.ts";
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
      <AskedBefore />
    </section>
  );
}

/** What the unit asked and opened, each to be asked again or erased. */
function AskedBefore() {
  const s = useStrings(searchStrings);
  const asked = useLoad(["search-questions"], () => call.listQuestions());
  const list = asked.data ?? [];
  if (list.length === 0) return null;
  const erase = async (id?: number): Promise<void> => {
    await call.eraseQuestions(id === undefined ? {} : { id });
    asked.reload();
  };
  return (
    <>
      <h2>{s.asked}</h2>
      <p className="bh-quiet">{s.askedHint}</p>
      <ul>
        {list.map((q) => (
          <li key={q.id}>
            <AppLink href={`/search?q=${encodeURIComponent(q.text)}`}>{q.text}</AppLink>{" "}
            <Button size="small" type="link" aria-label={`${s.erase}：${q.text}`} onClick={() => void erase(q.id)}>
              {s.erase}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => void erase()}>
        {s.eraseAll}
      </Button>
    </>
  );
}
