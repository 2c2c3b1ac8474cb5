import { Select } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Answer } from "./api.ts";
import { searchStrings } from "./strings.ts";

export type Chosen = Readonly<Record<"kind" | "region" | "year", string>>;

interface FacetsProps {
  readonly a: Answer;
  readonly chosen: Chosen;
  readonly go: (changes: Readonly<Record<string, string>>) => void;
}

/** Kinds side by side, region and year in lists; each choice says how many it holds. */
export function Facets({ a, chosen, go }: FacetsProps) {
  const s = useStrings(searchStrings);
  const word = useWord();
  const kinds = a.facets.kinds;
  const all = kinds.reduce((sum, k) => sum + k.count, 0);
  const tabs = [
    { value: "", text: s.all, count: all },
    ...kinds.map((k) => ({ value: k.value, text: word(k.label), count: k.count })),
    ...a.registers
      .filter((r) => r.kind === chosen.kind && !kinds.some((k) => k.value === r.kind))
      .map((r) => ({ value: r.kind, text: word(r.label), count: 0 })),
  ];
  return (
    <div className="se-facets">
      <div className="se-kinds" role="group" aria-label={s.kinds}>
        {tabs.map((t) => (
          <button key={t.value} type="button" aria-pressed={t.value === chosen.kind} onClick={() => go({ kind: t.value })}>
            {t.text} <span>{t.count}</span>
          </button>
        ))}
      </div>
      <div className="se-lists">
        {(
          [
            ["region", s.regions, a.facets.regions],
            ["year", s.years, a.facets.years],
          ] as const
        ).map(([key, label, options]) => (
          <Select
            key={key}
            aria-label={label}
            value={chosen[key]}
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: s.allOf(label) },
              ...options.map((o) => ({ value: o.value, label: `${"　".repeat(o.depth)}${word(o.label)}（${o.count}）` })),
              ...(chosen[key] && !options.some((o) => o.value === chosen[key])
                ? [{ value: chosen[key], label: `${chosen[key]}（0）` }]
                : []),
            ]}
            labelRender={(o) => String(o.label ?? "").trim()}
            onChange={(value: string) => go({ [key]: value })}
          />
        ))}
      </div>
    </div>
  );
}
