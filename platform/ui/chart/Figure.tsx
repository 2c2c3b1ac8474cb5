import { useLocale, useStrings, useWord, type Words } from "../../i18n/locale.ts";
import { AppLink } from "../AppLink.tsx";
import { panelStrings } from "../strings.ts";

export interface FigureProps {
  readonly label: Words;
  /** A number, or a text already written (an amount, a rate); null means it cannot be said yet. */
  readonly value: number | string | null;
  readonly unit?: Words | undefined;
  /** What a ratio is made of, as it is written: 3 / 5. */
  readonly parts?: string | undefined;
  /** The list of records this figure counts; every figure should have one. */
  readonly href?: string | undefined;
  /** One short line on what it rests on. */
  readonly note?: string | undefined;
}

/** A number that shows what it is made of and opens the records it counts. */
export function Figure({ label, value, unit, parts, href, note }: FigureProps) {
  const { locale } = useLocale();
  const word = useWord();
  const s = useStrings(panelStrings);
  const body = (
    <>
      <span className="bh-figure-label">{word(label)}</span>
      <span className="bh-figure-value">
        {value === null ? "—" : typeof value === "number" ? value.toLocaleString(locale) : value}
        {unit && value !== null && <small>{word(unit)}</small>}
      </span>
      <span className="bh-figure-parts">{parts ?? " "}</span>
      {note && <span className="bh-figure-parts">{note}</span>}
    </>
  );
  return href ? (
    <AppLink className="bh-figure" href={href} title={s.openFigure}>
      {body}
    </AppLink>
  ) : (
    <div className="bh-figure">{body}</div>
  );
}
