import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { KIND_WORDS, type ProjectKind } from "../rules.ts";
import { publicFairs } from "./public-api.ts";
import { publicFairsStrings } from "./public-strings.ts";

/** What is shown to the public before a list is confirmed. */
export function ListPage({ params }: { params: Readonly<Record<string, string>> }) {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const region = params["region"] ?? "";
  const [shown, setShown] = useState<Awaited<ReturnType<typeof publicFairs.readPublicity>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => void publicFairs.readPublicity({ region }).then(setShown, (e: unknown) => setTrouble(troubleOf(e))), [region]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!shown) return <Skeleton />;
  return (
    <>
      <h1>{s.listTitle(shown.unitName)}</h1>
      {shown.fairs.length === 0 && <Notice>{s.noList}</Notice>}
      {shown.fairs.map((f) => (
        <section key={f.title}>
          <h2>{f.title}</h2>
          <p>
            {s.since(showDay(f.since, locale), f.days)} <a href={`/fair/${region}`}>{s.object}</a>
          </p>
          <ol>
            {f.projects.map((p) => (
              <li key={`${p.title} ${p.owner}`}>
                {p.title}（{word(KIND_WORDS[p.kind as ProjectKind])}） {p.owner} {p.zone}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
