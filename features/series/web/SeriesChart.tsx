import "./series.css";

export interface ChartPoint {
  readonly label: string;
  readonly value: number | null;
}
interface Props {
  readonly title: string;
  readonly points: readonly ChartPoint[];
  /** Index of the first point after each break. */
  readonly breaks: readonly number[];
  /** Where figures come of other divisions than before. */
  readonly marks: readonly number[];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [760, 280, 70, 34, 24];

/** Pieces of the line: it ends at a period without a figure and before a break, since what stands on both sides is not one course. */
export function piecesOf(points: readonly ChartPoint[], breaks: readonly number[]): number[][] {
  const pieces: number[][] = [[]];
  for (const [i, p] of points.entries()) {
    if (p.value === null || breaks.includes(i)) pieces.push([]);
    if (p.value !== null) pieces.at(-1)?.push(i);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** A line over periods, broken where it is no longer the same; the table beneath says it in words. */
export function SeriesChart({ title, points, breaks, marks }: Props) {
  const values = points.flatMap((p) => p.value ?? []);
  if (values.length === 0) return null;
  const [low, high] = rangeOf(values);
  const x = (i: number): number => LEFT + ((i + 0.5) / points.length) * (WIDTH - LEFT - 12);
  const y = (v: number): number => HEIGHT - BOTTOM - ((v - low) / (high - low)) * (HEIGHT - BOTTOM - TOP);
  const every = Math.ceil(points.length / 12);
  const edge = (i: number): number => (x(i) + x(Math.max(0, i - 1))) / 2;
  return (
    <svg className="bh-series" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {[low, (low + high) / 2, high].map((v) => (
        <g key={v}>
          <path className="bh-series-grid" d={`M${LEFT},${y(v)}H${WIDTH - 8}`} />
          <text x={LEFT - 6} y={y(v) + 4} textAnchor="end">
            {short(v)}
          </text>
        </g>
      ))}
      {points.map((p, i) => i % every === 0 && <Tick key={p.label} x={x(i)} label={p.label} />)}
      {breaks.map((i, n) => (
        <g key={`b${i}`}>
          <path className="bh-series-break" d={`M${edge(i)},${TOP - 8}V${HEIGHT - BOTTOM}`} />
          <text x={edge(i) + 4} y={TOP - 10 + (n % 2) * 12} className="bh-series-word">
            {points[i]?.label}
          </text>
        </g>
      ))}
      {marks.map((i) => (
        <path key={`m${i}`} className="bh-series-mark" d={`M${edge(i)},${TOP}V${HEIGHT - BOTTOM}`} />
      ))}
      {piecesOf(points, breaks).map((piece) => (
        <path key={piece[0]} className="bh-series-line" d={`M${piece.map((i) => `${x(i)},${y(points[i]?.value ?? 0)}`).join("L")}`} />
      ))}
      {points.map(
        (p, i) => p.value !== null && <circle key={`p${p.label}`} className="bh-series-point" cx={x(i)} cy={y(p.value)} r={3.5} />,
      )}
    </svg>
  );
}

const Tick = ({ x, label }: { readonly x: number; readonly label: string }) => (
  <text x={x} y={HEIGHT - BOTTOM + 20} textAnchor="middle">
    {label}
  </text>
);

/** From nought where figures lie near it, else from a little beneath the least: a flat line says that little changed. */
function rangeOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = low >= 0 && low < high * 0.6 ? 0 : low - (high - low) * 0.15;
  return [from, high === from ? high + Math.max(1, Math.abs(high)) : high];
}

const short = (v: number): string => (Math.abs(v) >= 1000 ? Math.round(v) : Number(v.toPrecision(3))).toLocaleString("zh-CN");
