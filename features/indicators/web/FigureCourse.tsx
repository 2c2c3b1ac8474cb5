import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import { Spark } from "../../../platform/ui/chart/Spark.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import type { Asked } from "./period.ts";
import { printValue } from "./print.ts";
import { indicatorsStrings } from "./strings.ts";

export type Course = Awaited<ReturnType<typeof call.figureCourses>>["figures"][number];
interface Shown {
  readonly code: string;
  readonly unit: string;
}
/** Figures as a chart writes them: 万元, per cent. */
const CHARTED: Readonly<Record<string, { by: number; zh: string; en: string }>> = {
  fen: { by: 1e-6, zh: "万元", en: "10,000 yuan" },
  ratio: { by: 100, zh: "%", en: "%" },
  days: { by: 1, zh: "天", en: "days" },
};

/** A figure's year beside the last, its target, and where it lies among units of like size. */
export function FigureCourse({ figure, unitName, asked }: { readonly figure: Shown; readonly unitName: string; readonly asked: Asked }) {
  const course = useLoad(["course", figure.code, asked], () =>
    call.figureCourse({
      code: figure.code,
      from: asked.from,
      to: asked.to,
      ...(asked.unitId === undefined ? {} : { unitId: asked.unitId }),
    }),
  );
  return (
    <WhenLoaded of={course}>
      {(c) => (
        <>
          <Trend course={c} figure={figure} />
          <Target course={c} figure={figure} />
          <Peers course={c} figure={figure} unitName={unitName} />
        </>
      )}
    </WhenLoaded>
  );
}

function Trend({ course, figure }: { readonly course: Course & { readonly year: number }; readonly figure: Shown }) {
  const { locale } = useLocale();
  const scale = CHARTED[figure.unit] ?? { by: 1, zh: "", en: "" };
  const months = course.lastLine.map((_, i) => i).filter((i) => (course.line[i] ?? null) !== null || course.lastLine[i] !== null);
  if (months.length === 0) return null;
  const of = (line: readonly (number | null)[]) => months.map((i) => Number(((line[i] ?? 0) * scale.by).toFixed(2)));
  const { zh, en } = indicatorsStrings;
  return (
    <Chart
      kind="bars"
      title={{ zh: zh.monthly(scale.zh), en: en.monthly(scale.en) }}
      categories={months.map((i) => (locale === "en" ? String(i + 1) : `${i + 1}月`))}
      series={[
        { name: { zh: zh.thisYear(course.year), en: en.thisYear(course.year) }, values: of(course.line) },
        { name: { zh: zh.thisYear(course.year - 1), en: en.thisYear(course.year - 1) }, values: of(course.lastLine) },
      ]}
    />
  );
}

function Target({ course, figure }: { readonly course: Course; readonly figure: Shown }) {
  const s = useStrings(indicatorsStrings);
  const { locale } = useLocale();
  const target = printValue(figure.unit, course.target, locale);
  return (
    <Section title={s.target}>
      <p>{target === null ? s.noTarget : s.targetIs(target, course.targetSource ?? "")}</p>
    </Section>
  );
}

/** The middle half as a box on a line, the median as a stroke, one's own as a lozenge; said in words beside it. */
function PeerBox({
  peers,
  own,
  width,
  height,
}: {
  peers: NonNullable<Course["peers"]>;
  own: number | null;
  width: number;
  height: number;
}) {
  const pad = height / 4;
  const least = Math.min(peers.q1, own ?? peers.q1);
  const most = Math.max(peers.q3, own ?? peers.q3);
  const x = (v: number): number => pad + (most === least ? 0.5 : (v - least) / (most - least)) * (width - 2 * pad);
  const middle = height / 2;
  return (
    <svg className="bh-peers" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <path className="bh-peers-line" d={`M0,${middle}H${width}`} />
      <rect className="bh-peers-box" x={x(peers.q1)} y={height / 4} width={Math.max(2, x(peers.q3) - x(peers.q1))} height={height / 2} />
      <path className="bh-peers-median" d={`M${x(peers.median)},${height / 5}V${(4 * height) / 5}`} />
      {own !== null && <path className="bh-peers-own" d={`M${x(own)},${middle - pad}l${pad},${pad}l${-pad},${pad}l${-pad},${-pad}z`} />}
    </svg>
  );
}

/** Beneath a figure of the list: its year so far before the last one, its target with what of it is reached, and how units of like size lie. */
export function FigureLines({ course, unit }: { readonly course: Course | undefined; readonly unit: string }) {
  const s = useStrings(indicatorsStrings);
  const { locale } = useLocale();
  if (!course) return null;
  const { target, own, peers } = course;
  const say = (v: number): string => printValue(unit, v, locale) ?? "—";
  const reached = target === null || own === null || target === 0 ? undefined : course.better === "lower" ? undefined : own / target;
  return (
    <div className="bh-figure-lines">
      <div>
        <Spark line={course.line} last={course.lastLine} />
        {peers && <PeerBox peers={peers} own={own} width={96} height={24} />}
      </div>
      {reached !== undefined && (
        <div className="bh-track" aria-hidden="true">
          <span style={{ width: `${Math.min(1, Math.max(0, reached)) * 100}%` }} />
        </div>
      )}
      <p className="bh-quiet">
        {[
          ...(target === null
            ? []
            : [
                course.better === "lower"
                  ? s.targetAtMost(say(target))
                  : s.targetReached(say(target), reached === undefined ? undefined : Math.round(reached * 100)),
              ]),
          ...(peers ? [s.peersMiddle(peers.basis === "like-size", say(peers.q1), say(peers.q3))] : []),
        ].join(locale === "en" ? "; " : "；")}
      </p>
    </div>
  );
}

/** How units of like size lie, as a drawing and in words. */
function Peers({ course, figure, unitName }: { readonly course: Course; readonly figure: Shown; readonly unitName: string }) {
  const s = useStrings(indicatorsStrings);
  const { locale } = useLocale();
  const { peers, own } = course;
  if (!peers)
    return (
      <Section title={s.peers}>
        <p className="bh-quiet">{s.fewPeers}</p>
      </Section>
    );
  const say = (v: number): string => printValue(figure.unit, v, locale) ?? "—";
  return (
    <Section title={s.peers}>
      <PeerBox peers={peers} own={own} width={480} height={56} />
      <p>
        {s.peersOf(peers.n, peers.basis === "like-size")}
        {locale === "en" ? ". " : "："}
        {s.spread(say(peers.q1), say(peers.q3), say(peers.median))} {own !== null && s.ownIs(unitName, say(own))}
      </p>
      <p className="bh-quiet">{s.noRank}</p>
    </Section>
  );
}
