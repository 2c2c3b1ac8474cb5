const WIDTH = 88;
const HEIGHT = 28;
const PAD = 3;

/** A small line over the months of a year, last year's grey behind it; said in words elsewhere. A month without a value breaks it. */
export function Spark({ line, last }: { readonly line: readonly (number | null)[]; readonly last: readonly (number | null)[] }) {
  const most = Math.max(...[...line, ...last].map((v) => v ?? 0));
  const steps = Math.max(line.length, last.length) - 1;
  if (most <= 0 || steps < 1) return null;
  const at = (v: number, i: number): string =>
    `${(PAD + (i / steps) * (WIDTH - 2 * PAD)).toFixed(1)},${(HEIGHT - PAD - (v / most) * (HEIGHT - 2 * PAD)).toFixed(1)}`;
  const path = (values: readonly (number | null)[]): string =>
    values.map((v, i) => (v === null ? "" : `${i > 0 && values[i - 1] !== null ? "L" : "M"}${at(v, i)}`)).join("");
  const end = line.findLastIndex((v) => v !== null);
  const [x, y] = end < 0 ? [] : at(line[end] as number, end).split(",");
  return (
    <svg className="bh-spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path(last)} className="bh-spark-last" />
      <path d={path(line)} />
      {x !== undefined && <circle cx={x} cy={y} r="3" />}
    </svg>
  );
}
