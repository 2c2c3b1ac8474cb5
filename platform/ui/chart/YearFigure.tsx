import type { ReactNode } from "react";
import { useWord, type Words } from "../../i18n/locale.ts";
import { AppLink } from "../AppLink.tsx";
import { Spark } from "./Spark.tsx";
import { StateTag, type Tone } from "../record/StateTag.tsx";

export interface YearFigureProps {
  readonly label: Words;
  /** Written out; null: it cannot be said, and `missing` says why. */
  readonly value: string | null;
  readonly missing?: string | undefined;
  readonly parts?: string | undefined;
  readonly line: readonly (number | null)[];
  readonly lastLine: readonly (number | null)[];
  /** Share of the target reached, 0 to 1, and of the year where the figure grows with it. */
  readonly reached?: number | undefined;
  readonly yearShare?: number | undefined;
  readonly target: ReactNode;
  readonly standing?: { readonly label: Words; readonly tone: Tone } | undefined;
  /** Last year beside it, in words. */
  readonly last: ReactNode;
  readonly href: string;
}

/** A figure of the year with its target, its last year and its line; it opens the records it counts. */
export function YearFigure(f: YearFigureProps) {
  const word = useWord();
  return (
    <section className="bh-year-figure" aria-label={word(f.label)}>
      <AppLink className="bh-figure-label" href={f.href}>
        {word(f.label)}
      </AppLink>
      <div className="bh-year-value">
        <strong>{f.value ?? "—"}</strong>
        <Spark line={f.line} last={f.lastLine} />
      </div>
      {f.reached !== undefined && (
        <div className="bh-track" aria-hidden="true">
          <span style={{ width: `${Math.min(1, Math.max(0, f.reached)) * 100}%` }} />
          {f.yearShare !== undefined && <i style={{ left: `${f.yearShare * 100}%` }} />}
        </div>
      )}
      <p className="bh-year-line">
        <span>{f.target}</span>
        {f.standing && <StateTag {...f.standing} />}
      </p>
      <p className="bh-year-line bh-quiet">{f.value === null && f.missing ? f.missing : f.last}</p>
      {f.parts && <p className="bh-year-line bh-quiet">{f.parts}</p>}
    </section>
  );
}
