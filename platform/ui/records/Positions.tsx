import type { Records } from "../../records/define.ts";
import { useStrings } from "../../i18n/locale.ts";
import { AppLink } from "../AppLink.tsx";
import { EmptyState } from "../EmptyState.tsx";
import type { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

type Rows = Awaited<ReturnType<ReturnType<typeof callOf>["view"]>>["rows"];

const WIDTH = 640;
const MOST_HEIGHT = 480;
const EDGE = 24;
/** With more the names lie over each other; the list beside has them all. */
const MOST_NAMED = 25;
const METRES_PER_DEGREE = 111_320;
const LENGTHS = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/** Where records lie to each other, true to scale, north at the top; each is numbered as in the list beside. No other server is asked for a base map. */
export function Positions({ records, rows }: { readonly records: Records; readonly rows: Rows }) {
  const s = useStrings(recordsStrings);
  const placed = rows.flatMap((r) => (r.lat === null || r.lon === null ? [] : [{ ...r, lat: r.lat, lon: r.lon }]));
  if (placed.length === 0) return <EmptyState title={s.none} />;
  const lats = placed.map((r) => r.lat);
  const lons = placed.map((r) => r.lon);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, up] = [Math.max((east - west) * narrowing, 0.002), Math.max(north - south, 0.002)];
  const scale = Math.min((WIDTH - 2 * EDGE) / across, (MOST_HEIGHT - 2 * EDGE) / up);
  const height = up * scale + 2 * EDGE + 16;
  const left = (WIDTH - across * scale) / 2;
  const at = (r: { lat: number; lon: number }) => [left + (r.lon - west) * narrowing * scale, EDGE + (north - r.lat) * scale] as const;
  const bar = LENGTHS.findLast((m) => (m / METRES_PER_DEGREE) * scale <= WIDTH / 3) ?? 100;
  return (
    <div className="bh-panel bh-positions">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={s.map}>
        {placed.map((r, i) => {
          const [x, y] = at(r);
          return (
            <g key={r.id}>
              <circle cx={x} cy={y} r={5}>
                <title>{r.title}</title>
              </circle>
              {placed.length <= MOST_NAMED && (
                <text x={x > WIDTH * 0.75 ? x - 8 : x + 8} y={y + 4} textAnchor={x > WIDTH * 0.75 ? "end" : "start"}>
                  {i + 1}
                </text>
              )}
            </g>
          );
        })}
        <line x1={EDGE} x2={EDGE + (bar / METRES_PER_DEGREE) * scale} y1={height - 8} y2={height - 8} />
        <text x={EDGE} y={height - 14}>
          {bar < 1000 ? `${bar} m` : `${bar / 1000} km`}
        </text>
      </svg>
      <ol>
        {placed.map((r) => (
          <li key={r.id}>
            <AppLink href={`${records.path}/${r.id}`}>{r.title}</AppLink>{" "}
            <span className="bh-quiet">
              {r.unitName} · {r.lat.toFixed(5)}, {r.lon.toFixed(5)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
