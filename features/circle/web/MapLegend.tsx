import { useStrings } from "../../../platform/i18n/locale.ts";
import { useIsNarrow } from "../../../platform/ui/useIsNarrow.ts";
import { INK, isFilled, PATHS, type LegendItem } from "./signs.ts";
import { mapStrings } from "./strings.ts";

/** The legend upon the map; on a phone it is folded, since it would hide what it explains. */
export function MapLegend({ items }: { readonly items: readonly LegendItem[] }) {
  const s = useStrings(mapStrings);
  const narrow = useIsNarrow();
  return (
    <details className="pl-legend" open={!narrow}>
      <summary>{s.legend}</summary>
      <ul>
        {items.map(({ ink, shape, word }) => (
          <li key={word}>
            <svg viewBox="-10 -10 20 20" width="18" height="18" aria-hidden>
              <path
                d={PATHS[shape]}
                stroke={INK[ink]}
                strokeWidth={2}
                fill={isFilled(shape) || shape === "line" ? INK[ink] : "none"}
                fillOpacity={shape === "line" ? 0.16 : 1}
              />
            </svg>
            {word}
          </li>
        ))}
      </ul>
    </details>
  );
}
