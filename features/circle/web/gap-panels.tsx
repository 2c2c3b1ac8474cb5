import { Radio } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { WEIGHT_UNITS } from "../weights.ts";
import { call } from "./api.ts";
import type { PanelProps } from "./panel.ts";
import { mapStrings } from "./strings.ts";

/** Neighbourhoods out of reach, most people first; each shows itself on the map. */
export function GapsPanel({ coverage, data, view }: PanelProps) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const unit = word(WEIGHT_UNITS[data.weights]);
  const { locale } = useLocale();
  if (!coverage) return null;
  return (
    <>
      <p className="bh-quiet">{coverage.gaps.length === 0 ? s.noGaps : s.gapsLead}</p>
      <ol className="pl-list">
        {coverage.gaps.map((g) => (
          <li key={`${g.lat}/${g.lon}`}>
            <button type="button" className="pl-row" onClick={() => view.current?.goTo(g)}>
              <span>{word(g.name) || `${g.lat.toFixed(4)}, ${g.lon.toFixed(4)}`}</span>
              <strong className="bh-number">{s.gapPeople(g.people.toLocaleString(locale), unit)}</strong>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

export function CandidatesPanel({ asked, data, view }: PanelProps) {
  const s = useStrings(mapStrings);
  const unit = useWord()(WEIGHT_UNITS[data.weights]);
  const { locale } = useLocale();
  const [speed, setSpeed] = useState<"adult" | "elderly">("adult");
  const list = useLoad(["places", "candidates", asked, speed], () => call.listCandidates({ ...asked, speed }));
  return (
    <>
      <p className="bh-quiet">{s.candidatesLead}</p>
      <Radio.Group
        aria-label={s.speed}
        value={speed}
        onChange={(e) => setSpeed(e.target.value as "adult")}
        options={[
          { value: "adult", label: s.adults },
          { value: "elderly", label: s.elders },
        ]}
      />
      <WhenLoaded of={list}>
        {(candidates) => (
          <ol className="pl-list">
            {candidates.map((c) => (
              <li key={c.placeId}>
                <button type="button" className="pl-row" onClick={() => view.current?.goTo(c)}>
                  <span>
                    {c.name} <span className="bh-quiet">{c.town}</span>
                  </span>
                  <strong className="bh-number">{s.adds(c.adds.toLocaleString(locale), unit)}</strong>
                </button>
              </li>
            ))}
          </ol>
        )}
      </WhenLoaded>
    </>
  );
}
