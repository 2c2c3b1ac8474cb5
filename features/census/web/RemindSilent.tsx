import { Button } from "antd";
import { useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { workCalls, type Told } from "../../../platform/ui/records/client.ts";
import { RequestKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { censusStrings } from "./strings.ts";

const AT_ONCE = 500;

/** One press reminds every unit that has not answered, each at most once a day; who could not be reminded is named with the reason. */
export function RemindSilent({ ids }: { readonly ids: readonly number[] }) {
  const s = useStrings(censusStrings);
  const word = useWord();
  const work = useRefusal();
  const key = useRef(new RequestKey());
  const [told, setTold] = useState<Told>();
  if (ids.length === 0) return null;
  const remind = () =>
    void work.run(async () => {
      const requestKey = key.current.for({ ids });
      const all: Told = [];
      for (let i = 0; i < ids.length; i += AT_ONCE)
        all.push(...(await workCalls.remindMany({ caseIds: ids.slice(i, i + AT_ONCE), look: false, requestKey: `${requestKey}.${i}` })));
      setTold(all);
    });
  const left = told?.filter((t) => t.refusal !== null) ?? [];
  return (
    <div>
      {told === undefined && (
        <Button loading={work.busy} onClick={remind}>
          {s.remindSilent(ids.length)}
        </Button>
      )}
      <div role="status">
        {told && <p className="bh-notice bh-notice-good">{s.remindedSilent(told.length - left.length)}</p>}
        {left.length > 0 && (
          <>
            <p className="bh-notice bh-notice-warn">{s.notReminded(left.length)}</p>
            <ul>
              {left.map((t) => (
                <li key={t.id}>
                  {t.title} · {t.refusal && word(t.refusal)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ErrorPanel trouble={work.trouble} />
    </div>
  );
}
