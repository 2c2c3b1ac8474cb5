import { useEffect, useRef, useState } from "react";
import { useLocale, useStrings, useWord, type Words } from "../../i18n/locale.ts";
import { panelStrings } from "../strings.ts";
import { AppLink } from "../AppLink.tsx";

export interface ChartProps {
  readonly title: Words;
  /** `bars` stand over categories such as months; a `funnel` has one series, widest first. */
  readonly kind: "bars" | "funnel";
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: Words; readonly values: readonly number[] }[];
  readonly unit?: Words | undefined;
  /** The records behind a category; the table's words link there. */
  readonly href?: ((category: number) => string) | undefined;
  /** Pixels; 280 where nothing is said. */
  readonly height?: number | undefined;
}

/** A chart with its table beneath it: the table is what screen readers and doubters read. ECharts comes when first needed. */
export function Chart(props: ChartProps) {
  const { title, categories, series, unit, href, height = 280 } = props;
  const s = useStrings(panelStrings);
  const word = useWord();
  const { locale } = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    import("./chart-canvas.ts")
      .then(({ draw }) => {
        if (!gone && box.current)
          stop = draw(box.current, { kind: props.kind, categories, series: series.map((x) => ({ name: word(x.name), values: x.values })) });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      stop();
    };
  }, [props.kind, categories, series, locale]);
  return (
    <figure className="bh-chart">
      <figcaption>
        {word(title)}
        {unit && <small className="bh-quiet">（{word(unit)}）</small>}
      </figcaption>
      {failed ? (
        <p className="bh-notice" role="alert">
          {s.chartFailed}
        </p>
      ) : (
        <div ref={box} style={{ height }} aria-hidden="true" />
      )}
      <details open={failed}>
        <summary>{s.table}</summary>
        <table className="bh-plain-table">
          <thead>
            <tr>
              <th scope="col">{s.item}</th>
              {series.map((x) => (
                <th key={x.name.zh} scope="col" className="bh-right">
                  {word(x.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((c, i) => (
              <tr key={c}>
                <th scope="row">{href ? <AppLink href={href(i)}>{c}</AppLink> : c}</th>
                {series.map((x) => (
                  <td key={x.name.zh} className="bh-right bh-number">
                    {x.values[i]?.toLocaleString(locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
