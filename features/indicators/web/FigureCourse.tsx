import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import type { Asked } from "./period.ts";
import { printValue } from "./print.ts";
import { indicatorsStrings } from "./strings.ts";

type Course = Awaited<ReturnType<typeof call.figureCourse>>;
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

function Trend({ course, figure }: { readonly course: Course; readonly figure: Shown }) {
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

const WIDTH = 480;
const PAD = 12;

/** Least to most as a line, the middle half as a box, the median as a stroke, one's own as a lozenge; all of it in words beneath. */
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
  const least = Math.min(peers.low, own ?? peers.low);
  const most = Math.max(peers.high, own ?? peers.high);
  const x = (v: number): number => PAD + (most === least ? 0.5 : (v - least) / (most - least)) * (WIDTH - 2 * PAD);
  return (
    <Section title={s.peers}>
      <svg className="bh-peers" viewBox={`0 0 ${WIDTH} 56`} width={WIDTH} height={56} aria-hidden="true">
        <path className="bh-peers-line" d={`M${x(peers.low)},28H${x(peers.high)}M${x(peers.low)},20v16M${x(peers.high)},20v16`} />
        <rect className="bh-peers-box" x={x(peers.q1)} y={14} width={Math.max(2, x(peers.q3) - x(peers.q1))} height={28} />
        <path className="bh-peers-median" d={`M${x(peers.median)},12v32`} />
        {own !== null && <path className="bh-peers-own" d={`M${x(own)},18l9,10l-9,10l-9,-10z`} />}
      </svg>
      <p>
        {s.peersOf(peers.n, peers.basis === "like-size")}
        {locale === "en" ? ". " : "："}
        {s.spread(say(peers.q1), say(peers.q3), say(peers.median), say(peers.low), say(peers.high))}{" "}
        {own !== null && s.ownIs(unitName, say(own))}
      </p>
      <p className="bh-quiet">{s.noRank}</p>
    </Section>
  );
}
