import type { ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { useEffect, useRef } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { stepsOf } from "../../records/path.ts";
import { shortDay } from "../../register/fields.ts";
import type { PathEvent } from "./CaseHead.tsx";
import { caseHeadStrings } from "./case-strings.ts";

interface CasePathProps {
  readonly process: ProcessDef;
  readonly state: string;
  readonly events: readonly PathEvent[];
}

const CLASSES = { passed: "is-passed", skipped: "is-skipped", now: undefined, ahead: undefined } as const;

/** Every step of the straight way, those passed with their day, those left out told; where the case stands beside it, a note says so. */
export function CasePath({ process, state, events }: CasePathProps) {
  const s = useStrings(caseHeadStrings);
  const word = useWord();
  const { locale } = useLocale();
  const line = useRef<HTMLOListElement>(null);
  const steps = stepsOf(process, state, events);
  const isBeside = !steps.some((x) => x.is === "now");
  const label = process.states[state]?.label ?? { zh: state, en: state };
  const limit = process.states[state]?.limit;
  // On a narrow screen the line is wider than its box: the present step is what is looked for.
  useEffect(() => {
    const step = line.current?.querySelector<HTMLElement>("[aria-current]");
    if (line.current && step) line.current.scrollLeft = step.offsetLeft - (line.current.clientWidth - step.clientWidth) / 2;
  }, [state]);
  return (
    <>
      {steps.length > 1 && (
        <ol className="bh-path" aria-label={s.path} tabIndex={0} ref={line}>
          {steps.map(({ state: name, is, at }) => {
            const usual = is === "ahead" && !isBeside ? process.states[name]?.limit : undefined;
            return (
              <li key={name} className={CLASSES[is]} aria-current={is === "now" ? "step" : undefined}>
                <span>{word(process.states[name]?.label ?? { zh: name, en: name })}</span>
                {is === "skipped" ? (
                  <small>{s.skipped}</small>
                ) : at !== undefined && is !== "ahead" ? (
                  <small>{shortDay(chinaDay(Date.parse(at)), locale)}</small>
                ) : (
                  usual && <small>{"days" in usual ? s.usualDays(usual.days) : s.usualMonths(usual.months)}</small>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {isBeside && limit !== undefined && <p className="bh-notice">{s.beside(word(label))}</p>}
    </>
  );
}
