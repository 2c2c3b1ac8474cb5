import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { DemandView } from "./api.ts";
import { needStrings } from "./need-strings.ts";

/** What stands against this demand, told on its page: grey marks and the similar one it was registered beside. */
export function GreyNotice({ d }: { d: DemandView }) {
  const s = useStrings(needStrings);
  const word = useWord();
  if (!d.grey && !d.duplicate) return null;
  return (
    <div className="bh-notice bh-grey" role="note">
      {d.grey && (
        <>
          <p>
            <strong>{d.grey.state === "lifted" ? s.greyLifted : s.greyNotice}</strong>{" "}
            <AppLink href={`/services/grey/${d.grey.id}`}>{s.greyOpen}</AppLink>
          </p>
          {d.grey.state !== "lifted" && (
            <ul>
              {d.grey.signs.map((sign) => (
                <li key={sign.zh}>{word(sign)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {d.duplicate && (
        <p>
          {s.duplicateOf}
          <Colon />
          <AppLink href={`/services/demands/${d.duplicate.id}`}>{d.duplicate.title}</AppLink>（{d.duplicate.reason}）
        </p>
      )}
    </div>
  );
}
