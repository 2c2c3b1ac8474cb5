import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { doorStrings } from "./door-strings.ts";
import { publicFairs } from "./public-api.ts";

/** A guest's own badge on his phone. */
export function BadgePage() {
  const s = useStrings(doorStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [badge, setBadge] = useState<Awaited<ReturnType<typeof publicFairs.openBadge>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(
    () => void publicFairs.openBadge({ text: location.hash.slice(0, 300) }).then(setBadge, (e: unknown) => setTrouble(troubleOf(e))),
    [],
  );
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!badge) return <Skeleton />;
  const days = [badge.fromOn, badge.toOn].map((d) => showDay(d, locale));
  return (
    <>
      <h1>{badge.name}</h1>
      <p>{badge.employer}</p>
      <p>
        {badge.title} · {days[0] === days[1] ? days[0] : days.join(" – ")} · {badge.place}
      </p>
      <Notice tone={badge.standing === "expected" ? "good" : "warn"}>{s[`standing_${badge.standing}` as "standing_expected"]}</Notice>
      {badge.standing === "expected" && (
        <div style={{ maxWidth: 320, margin: "0 auto" }}>
          <QrCode text={location.href} label={s.badge} />
          <p className="pb-help">{s.badgeHint}</p>
        </div>
      )}
    </>
  );
}
