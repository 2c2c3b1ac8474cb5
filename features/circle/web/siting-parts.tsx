import { Button } from "antd";
import { useStrings, useWord, type Words } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { GOAL_WORDS } from "../goals.ts";
import { OCCASIONS } from "../../places/rules.ts";
import { buildProcess } from "../../builds/process.ts";
import type { call } from "./api.ts";
import { mapStrings } from "./strings.ts";

export type SitingQuestion = Extract<Awaited<ReturnType<typeof call.lookAtSiting>>, { state: "done" }>["asked"];

/** Whether the form asks something else than what a result answers; proving changes how sure it is, not what was asked. */
export const isOutdated = (asked: SitingQuestion, form: Omit<SitingQuestion, "prove">): boolean =>
  (["goal", "count", "among", "minimumPerTown", "speed", "countPlanned", "on", "occasion"] as const).some((k) => asked[k] !== form[k]) ||
  asked.fixed.toSorted().join() !== form.fixed.toSorted().join();

interface AskedForProps {
  readonly asked: SitingQuestion;
  readonly outdated: boolean;
  readonly onRestore: () => void;
}

export const ASKED_AT = "siting-asked";

/** What a result was computed for; where the form says something else by now, in the open. */
export function AskedFor({ asked: a, outdated, onRestore }: AskedForProps) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const conditions = [
    s.planGoal(word(GOAL_WORDS[a.goal])),
    s.askedCount(a.count),
    a.among === "resources" ? s.resources : s.anywhere,
    a.speed === "adult" ? s.adults : s.elders,
    a.minimumPerTown > 0 && s.askedMinimum(a.minimumPerTown),
    a.fixed.length > 0 && s.askedFixed(a.fixed.length),
    a.countPlanned && s.askedPlanned,
    word(OCCASIONS[a.occasion]),
  ]
    .filter(Boolean)
    .join(s.comma);
  return (
    <div id={ASKED_AT} className={outdated ? "bh-notice bh-notice-warn" : "bh-quiet"} role={outdated ? "alert" : undefined}>
      {outdated && (
        <p>
          <strong>{s.outdated}</strong>
        </p>
      )}
      <p>
        {s.askedFor(conditions)} <DayText day={a.on} />
        {s.askedDay}
      </p>
      {outdated && (
        <p>
          <Button size="small" onClick={onRestore}>
            {s.restore}
          </Button>
        </p>
      )}
    </div>
  );
}

const STATES: Readonly<Record<string, { readonly label: Words } | undefined>> = buildProcess.states;

/** What went onto the build list, and what stands on it already. */
export function ListedNote({ of }: { of: Awaited<ReturnType<typeof call.planTargets>> }) {
  const s = useStrings(mapStrings);
  const word = useWord();
  return (
    <div className="bh-notice bh-notice-good" role="status">
      <p>
        {s.listed(of.ids.length)} <AppLink href="/places/builds">{s.openBuilds}</AppLink>
      </p>
      {of.left.length > 0 && (
        <>
          <p>{s.leftOut(of.left.length)}</p>
          <ul className="pl-list">
            {of.left.map((t) => (
              <li key={t.title}>
                <AppLink href={`/places/builds/${t.id}`}>{t.title}</AppLink>{" "}
                <span className="bh-quiet">{s.leftState(t.year, word(STATES[t.state]?.label ?? { zh: t.state, en: t.state }))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
