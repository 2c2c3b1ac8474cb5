import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { publicCongress } from "./public-api.ts";
import { publicCongressStrings } from "./public-strings.ts";

/** The list while it is shown to the public; its number stands in the fragment of the address. */
export function PublicListPage() {
  const s = useStrings(publicCongressStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [data, setData] = useState<Awaited<ReturnType<typeof publicCongress.openPublicList>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => {
    publicCongress
      .openPublicList({ id: Number(location.hash.slice(1)) || 0 })
      .then(setData, (error: unknown) => setTrouble(troubleOf(error)));
  }, []);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  return (
    <>
      <h1>{s.list(data.title)}</h1>
      <p>
        {data.unitName} · {s.shownFrom(showDay(data.fromOn, locale), data.endsOn === null ? "" : showDay(data.endsOn, locale))}
      </p>
      <p className="pb-help">{s.listOrder(data.names.length)}</p>
      <ol>
        {data.names.map((n) => (
          <li key={`${n.name}${n.employer}`}>
            <strong>{n.name}</strong> {n.employer}
            {n.post !== null && ` · ${n.post}`} <small>{s.electedBy(n.from)}</small>
          </li>
        ))}
      </ol>
      <Notice>{s.object(data.unitName, data.objectTo)}</Notice>
    </>
  );
}
