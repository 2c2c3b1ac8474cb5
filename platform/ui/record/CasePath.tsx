import type { ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { useEffect, useRef } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { straightWay } from "../../records/path.ts";
import { shortDay } from "../../register/fields.ts";
import type { PathEvent } from "./CaseHead.tsx";
import { caseHeadStrings } from "./case-strings.ts";

interface CasePathProps {
  readonly process: ProcessDef;
  readonly state: string;
  readonly events: readonly PathEvent[];
}

/** Every step of the straight way, those passed with their day; where the case stands beside it, a note says so. */
export function CasePath({ process, state, events }: CasePathProps) {
  const s = useStrings(caseHeadStrings);
  const word = useWord();
  const { locale } = useLocale();
  const line = useRef<HTMLOListElement>(null);
  const way = straightWay(process);
  const at = way.indexOf(state);
  const reached = new Map(events.map((e) => [e.to, e.at]));
  const label = process.states[state]?.label ?? { zh: state, en: state };
  const limit = process.states[state]?.limit;
  // On a narrow screen the line is wider than its box: the present step is what is looked for.
  useEffect(() => {
    const step = line.current?.querySelector<HTMLElement>("[aria-current]");
    if (line.current && step) line.current.scrollLeft = step.offsetLeft - (line.current.clientWidth - step.clientWidth) / 2;
  }, [state]);
  return (
    <>
      {way.length > 1 && (
        <ol className="bh-path" aria-label={s.path} tabIndex={0} ref={line}>
          {way.map((name, i) => {
            const when = reached.get(name);
            const passed = at < 0 ? when !== undefined : i < at;
            const usual = i > at && at >= 0 ? process.states[name]?.limit : undefined;
            return (
              <li key={name} className={passed ? "is-passed" : undefined} aria-current={i === at ? "step" : undefined}>
                <span>{word(process.states[name]?.label ?? { zh: name, en: name })}</span>
                {when !== undefined && (passed || i === at) ? (
                  <small>{shortDay(chinaDay(Date.parse(when)), locale)}</small>
                ) : (
                  usual && <small>{"days" in usual ? s.usualDays(usual.days) : s.usualMonths(usual.months)}</small>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {at < 0 && limit !== undefined && <p className="bh-notice">{s.beside(word(label))}</p>}
    </>
  );
}
