import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { STATION_KINDS } from "../survey-records.ts";
import { surveysApi } from "./api.ts";
import { surveyStrings } from "./survey-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Stations = Awaited<ReturnType<typeof surveysApi.listStations>>;

interface DrawStationsProps {
  readonly id: number;
  /** Those that take part as it stands. */
  readonly stations: Stations;
  readonly mayDraw: boolean;
  readonly done: () => Promise<void>;
}

/** The first stage: which stations take part, so many of each kind. */
export function DrawStations({ id, stations, mayDraw, done }: DrawStationsProps) {
  const s = useStrings(surveyStrings);
  const word = useWord();
  const act = useRefusal();
  const [wanted, setWanted] = useState<Readonly<Record<string, number | null>>>({});
  const isDrawn = stations.some((x) => x.chance !== null);
  const kinds = Object.keys(STATION_KINDS).filter((k) => stations.some((x) => x.kind === k));
  const asked = Object.entries(wanted).flatMap(([kind, n]) => (n === null ? [] : [{ kind, stations: n }]));
  const draw = (of: typeof asked) =>
    act.run(async () => {
      await surveysApi.drawStations({ id, wanted: of });
      setWanted({});
      await done();
    });
  return (
    <>
      <p>{isDrawn ? s.stageDone(stations.length) : s.stageAll(stations.length)}</p>
      {mayDraw && (
        <details className="bh-no-print">
          <summary>{s.stage}</summary>
          <p className="bh-quiet">{s.stageHelp}</p>
          {isDrawn ? (
            <Button loading={act.busy} onClick={() => void draw([])}>
              {s.everyStation}
            </Button>
          ) : (
            <form
              className="bh-panel"
              onSubmit={(e) => {
                e.preventDefault();
                void draw(asked);
              }}
            >
              {kinds.map((k) => {
                const label = s.ofKind(word(STATION_KINDS[k as "park"]), stations.filter((x) => x.kind === k).length);
                return (
                  <p key={k}>
                    {label}{" "}
                    <InputNumber
                      aria-label={label}
                      min={1}
                      max={5000}
                      value={wanted[k] ?? null}
                      onChange={(n) => setWanted((w) => ({ ...w, [k]: n }))}
                    />
                  </p>
                );
              })}
              <ActButton htmlType="submit" type="primary" loading={act.busy} missing={[asked.length === 0 && s.stageCount]}>
                {s.drawStations}
              </ActButton>
            </form>
          )}
          <ErrorPanel trouble={act.trouble} />
        </details>
      )}
    </>
  );
}
