import { memo } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import type { Judged } from "../judge.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";

const INK = ["#1b5e9b", "#b0500a", "#1c6b3c", "#6b2fa0", "#0b6e99", "#8a1c4a", "#5a6b00", "#7a4a2a"];
const WIDTH = 760;
const HEIGHT = 460;
const EDGE = 40;
/** More names than these lie over one another. */
const MOST_NAMES = 40;

/** The tour as a sketch: places where they lie, days as lines between them, no tile from anywhere. It prints as it is seen. */
export const TourMap = memo(function TourMap({ plan, judged }: { readonly plan: FullPlan; readonly judged: Judged }) {
  const s = useStrings(caravansStrings);
  const { places, question } = plan.input;
  // What no vehicle reaches in a day is named beside the map: one wrong position would squeeze all others into a corner.
  const unreached = new Set(plan.answer.left.flatMap((l) => (l.reason.code === "too-far-in-a-day" ? [l.stop] : [])));
  const far = new Set(question.stops.filter((x) => unreached.has(x.id)).map((x) => x.place));
  // Never none: where vehicles stand is a place, too.
  const near = places.filter((_, i) => !far.has(i));
  const middle = near.reduce((sum, p) => sum + p.lat, 0) / Math.max(1, near.length);
  const flat = places.map((p) => ({ x: p.lon * Math.cos((middle * Math.PI) / 180), y: -p.lat }));
  const framed = flat.filter((_, i) => !far.has(i));
  const [left, right, top, bottom] = [
    Math.min(...framed.map((p) => p.x)),
    Math.max(...framed.map((p) => p.x)),
    Math.min(...framed.map((p) => p.y)),
    Math.max(...framed.map((p) => p.y)),
  ];
  const scale = Math.min((WIDTH - 2 * EDGE) / Math.max(1e-6, right - left), (HEIGHT - 2 * EDGE) / Math.max(1e-6, bottom - top));
  const at = (i: number): string => `${place(i).x},${place(i).y}`;
  const place = (i: number) => {
    const p = flat[i] ?? { x: left, y: top };
    return { x: Math.round(EDGE + (p.x - left) * scale), y: Math.round(EDGE + (p.y - top) * scale) };
  };
  const served = new Set(judged.days.flatMap((d) => d.visits.map((v) => v.stop)));
  const stopAt = new Map(question.stops.map((x) => [x.id, x.place]));
  const isServed = new Set([...served].map((id) => stopAt.get(id)));
  const inkOf = (vehicle: string): string => INK[question.vehicles.findIndex((v) => v.id === vehicle) % INK.length] ?? "#000";
  return (
    <Section title={s.map}>
      <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.map}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="cv-map" role="img" aria-label={s.map}>
          {judged.days.map((d) => (
            <polyline
              key={`${d.vehicle} ${d.day}`}
              points={[d.from, ...d.visits.map((v) => stopAt.get(v.stop) ?? d.from), d.to].map(at).join(" ")}
              fill="none"
              stroke={inkOf(d.vehicle)}
              strokeWidth="2"
              strokeOpacity="0.75"
            />
          ))}
          {places.map((p, i) => {
            if (far.has(i)) return null;
            const { x, y } = place(i);
            return (
              <g key={i}>
                {p.kind === "home" ? (
                  <rect x={x - 6} y={y - 6} width="12" height="12" fill="#1d2733" />
                ) : p.kind === "lodging" ? (
                  <path d={`M${x} ${y - 7}L${x + 7} ${y + 6}L${x - 7} ${y + 6}Z`} fill="#8a5200" />
                ) : (
                  <circle
                    cx={x}
                    cy={y}
                    r="5"
                    fill={isServed.has(i) ? "#1c6b3c" : "#fff"}
                    stroke={isServed.has(i) ? "#fff" : "#b3261e"}
                    strokeWidth="1.5"
                  />
                )}
                {places.length <= MOST_NAMES && (
                  <text x={x + 8} y={y + 4} fontSize="11" fill="#1d2733">
                    {p.name}
                  </text>
                )}
                <title>{p.name}</title>
              </g>
            );
          })}
        </svg>
      </div>
      <p className="cv-legend">
        {question.vehicles.map((v) => (
          <span key={v.id}>
            <i style={{ background: inkOf(v.id) }} /> {plateOf(plan, v.id)}
          </span>
        ))}
        <span>■ {s.home}</span>
        <span>▲ {s.lodging}</span>
        <span>○ {s.notServed}</span>
      </p>
      {far.size > 0 && <p>{s.beyondMap([...far].map((i) => places[i]?.name ?? "").join("、"))}</p>}
      <p className="bh-quiet">{s.mapHint}</p>
    </Section>
  );
});
