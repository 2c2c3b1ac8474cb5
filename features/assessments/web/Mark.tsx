import { useStrings } from "../../../platform/i18n/locale.ts";
import type { Standing } from "../rules.ts";
import { HEAT } from "./matrix.ts";
import { assessmentsStrings } from "./strings.ts";

const SHAPES: Readonly<Record<Standing, string>> = {
  met: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12Z",
  near: "M8 2a6 6 0 1 0 0 12V2Z",
  proof: "M8 2L14.5 14H1.5Z",
  unmet: "M8 1L15 8L8 15L1 8Z",
  open: "M3 7h10v2H3Z",
};
export const STANDINGS = Object.keys(SHAPES) as readonly Standing[];

/** How an item stands, by shape and colour: either alone says it. */
export function Mark({ of, label }: { readonly of: Standing; readonly label?: string }) {
  const s = useStrings(assessmentsStrings);
  return (
    <svg
      className={`bh-mark bh-mark-${of}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      {...(label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": label ?? s[of] })}
    >
      {of === "near" && <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" />}
      <path d={SHAPES[of]} fill="currentColor" />
    </svg>
  );
}

/** What the shapes mean, and where criteria are folded what the shades of their shares mean. */
export function Legend({ counts, heat }: { readonly counts?: Readonly<Partial<Record<Standing, number>>>; readonly heat?: true }) {
  const s = useStrings(assessmentsStrings);
  return (
    <ul className="bh-marks-legend" aria-label={s.legend}>
      {STANDINGS.map((k) => (
        <li key={k}>
          <Mark of={k} /> {s[k]} {counts?.[k] ?? (counts ? 0 : "")}
        </li>
      ))}
      {heat && (
        <li className="bh-heat-legend">
          {s.shares}
          {[0, ...HEAT].map((from, k) => (
            <span key={from} className={`bh-heat-${k}`}>
              {k === 0 ? s.below(HEAT[0]) : from}
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}
