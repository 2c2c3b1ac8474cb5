import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { shortDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useMe } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { YearFigure } from "../../../platform/ui/chart/YearFigure.tsx";
import { standingOf } from "../rules.ts";
import { call } from "./api.ts";
import { homeStrings } from "./home-strings.ts";
import { printValue } from "./print.ts";

type Home = Awaited<ReturnType<typeof call.homeFigures>>;
type HomeFigure = Home["figures"][number];
const useHome = () => useLoad(["home-figures"], () => call.homeFigures());

/** 一页看清: five figures of the own unit's year. */
export function HomeFigures() {
  const s = useStrings(homeStrings);
  const { locale } = useLocale();
  const me = useMe();
  const home = useHome();
  const h = home.data;
  if (!h) return home.trouble ? <ErrorPanel trouble={home.trouble} onRetry={() => void home.reload()} /> : null;
  return (
    <section className="bh-year" aria-label={s.title(h.unitName, h.year)}>
      <header className="bh-page-head">
        <h2>{s.title(h.unitName, h.year)}</h2>
        <div className="bh-actions-row bh-no-print">
          {h.can.setTargets && (
            <AppLink className="bh-button" href="/indicators/targets">
              {s.setTargets}
            </AppLink>
          )}
          <Button onClick={() => window.print()}>{s.print}</Button>
        </div>
      </header>
      <p className="bh-quiet">
        {s.lead(
          shortDay(h.today, locale),
          Math.round(h.yearShare * 100),
          h.figures.some((f) => f.target !== null),
        )}
        <span className="bh-print-only">{s.printedBy(me?.name ?? "")}</span>
      </p>
      <div className="bh-year-figures">
        {h.figures.map((f) => (
          <One key={f.code} f={f} home={h} />
        ))}
      </div>
    </section>
  );
}

function One({ f, home }: { readonly f: HomeFigure; readonly home: Home }) {
  const s = useStrings(homeStrings);
  const word = useWord();
  const { locale } = useLocale();
  const print = (v: number | null) => printValue(f.unit, v, locale);
  const isLower = f.better === "lower";
  const grows = !isLower && f.unit !== "ratio";
  const standing = standingOf(f, home.yearShare);
  const reached =
    f.target === null || f.value === null
      ? undefined
      : isLower
        ? f.value === 0
          ? 1
          : f.target / f.value
        : f.target === 0
          ? 1
          : f.value / f.target;
  const period = new URLSearchParams({ from: `${home.year}-01`, to: `${home.year}-${String(home.month).padStart(2, "0")}` });
  return (
    <YearFigure
      label={f.name}
      value={print(f.value)}
      missing={f.missing.map(word).join(" ")}
      parts={f.unit === "ratio" && f.denominator ? s.of(f.numerator ?? 0, f.denominator) : undefined}
      line={f.line}
      lastLine={f.lastLine}
      reached={reached}
      yearShare={grows ? home.yearShare : undefined}
      target={f.target === null ? s.noTarget : isLower ? s.targetAtMost(print(f.target) as string) : s.target(print(f.target) as string)}
      standing={
        standing && {
          label: plain(
            standing === "reached" || reached === undefined || isLower ? s[standing] : s.share(s[standing], Math.round(reached * 100)),
          ),
          tone: standing === "reached" ? "good" : standing === "on-way" ? "go" : "wait",
        }
      }
      last={s.last(home.month, print(f.lastYear), changeOf(f, s, print))}
      href={`/indicators/figure/${f.code}?${period.toString()}`}
    />
  );
}

const plain = (text: string) => ({ zh: text, en: text });

/** More or less than last year, in the figure's own unit; a share in points. */
function changeOf(f: HomeFigure, s: typeof homeStrings.zh, print: (v: number) => string | null): string {
  if (f.value === null || f.lastYear === null) return "";
  const by = f.value - f.lastYear;
  if (by === 0) return s.same;
  const much = f.unit === "ratio" ? s.points(Number((Math.abs(by) * 100).toFixed(1))) : (print(Math.abs(by)) as string);
  return by > 0 ? s.more(much) : s.less(much);
}

/** From need to effect, each step as many as happened this year. */
export function HomeSteps() {
  const s = useStrings(homeStrings);
  const word = useWord();
  const { data } = useHome();
  const most = Math.max(1, ...(data?.steps.map((x) => x.n) ?? []));
  if (!data) return null;
  return (
    <section className="bh-panel" aria-label={s.steps}>
      <h2>{s.steps}</h2>
      <dl className="bh-funnel">
        {data.steps.map((x, i) => (
          <div key={x.label.zh} style={{ display: "contents" }}>
            <dt>{word(x.label)}</dt>
            <dd className="bh-track" aria-hidden="true">
              <span style={{ width: `${(x.n / most) * 100}%` }} />
            </dd>
            <dd>
              <strong>{s.n(x.n)}</strong> <span className="bh-quiet">{s.ofBefore(x.n, data.steps[i - 1]?.n)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="bh-quiet">{s.stepsNote}</p>
    </section>
  );
}
