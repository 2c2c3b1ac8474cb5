import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { STATION_KINDS } from "../survey-records.ts";
import { surveysApi } from "./api.ts";
import { DrawStations } from "./DrawStations.tsx";
import { base64Of, TellTold } from "./FormPanel.tsx";
import { surveyStrings } from "./survey-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Station = Awaited<ReturnType<typeof surveysApi.listStations>>[number];

/** The form of a survey: typed beneath, or a workbook. */
export function SurveyFormPanel({ data, reload }: PanelProps) {
  const s = useStrings(surveyStrings);
  const word = useWord();
  const act = useRefusal();
  const [told, setTold] = useState<Awaited<ReturnType<typeof surveysApi.putSurveyForm>>>();
  const loaded = useLoad(["census", "survey-form", data.id, data.version], () => surveysApi.lookSurveyForm({ id: data.id }));
  const upload = (f: File) =>
    act.run(async () => {
      setTold(await surveysApi.putSurveyForm({ id: data.id, version: data.version, name: f.name, base64: await base64Of(f) }));
      await loaded.reload();
      await reload();
    });
  return (
    <Section title={s.form} id="form">
      {data.can.edit && (
        <label className="bh-no-print">
          {s.upload}{" "}
          <input type="file" accept=".xlsx,.xls,.csv,.ods,.md" onChange={(e) => e.target.files?.[0] && void upload(e.target.files[0])} />
        </label>
      )}
      <ErrorPanel trouble={act.trouble} />
      {told && <TellTold told={told} />}
      <WhenLoaded of={loaded}>
        {(form) => (
          <>
            <p>{s.questions(form.questions, form.name)}</p>
            <ul>
              {form.faults.map((f) => (
                <li key={`${f.label}${f.cause.en}`}>{[f.label, word(f.cause)].filter(Boolean).join(" · ")}</li>
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}

/** Samples, codes and response rates by station. */
export function StationsPanel({ data, reload }: PanelProps) {
  const s = useStrings(surveyStrings);
  const word = useWord();
  const [chosen, setChosen] = useState<number>();
  const [codes, setCodes] = useState<{ station: string; codes: readonly string[] }>();
  const act = useRefusal();
  const loaded = useLoad(["census", "stations", data.id, data.version, data.case?.state ?? ""], () =>
    surveysApi.listStations({ id: data.id }),
  );
  const again = async () => {
    setChosen(undefined);
    await loaded.reload();
    await reload();
  };
  const issue = (station: Station) =>
    act.run(async () => {
      setCodes({ station: station.name, codes: await surveysApi.issueCodes({ id: data.id, stationId: station.id }) });
      await loaded.reload();
    });
  return (
    <Section title={s.stations} id="stations">
      <p className="bh-quiet">{s.stationsHelp(Number(data.values["seed"]))}</p>
      <ErrorPanel trouble={act.trouble} />
      <WhenLoaded of={loaded}>
        {(stations) =>
          stations.length === 0 ? (
            <p className="bh-quiet">{s.noStations}</p>
          ) : (
            <>
              <DrawStations
                id={data.id}
                stations={stations}
                mayDraw={data.can.edit && stations.every((x) => x.drawn === null)}
                done={again}
              />
              <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.stations}>
                <table className="bh-plain-table">
                  <Heads of={[s.station, s.kind, s.sample, s.rate, s.next]} />
                  <tbody>
                    {stations.map((x) => (
                      <tr key={x.id}>
                        <th scope="row">{x.name}</th>
                        <td>
                          {word(STATION_KINDS[x.kind as "park"])}
                          {x.chance !== null && (
                            <small className="bh-quiet"> {s.chance(Math.round((100 * x.chance.num) / x.chance.den))}</small>
                          )}
                        </td>
                        <td>{x.drawn === null ? "—" : s.drawn(x.drawn, x.listed ?? 0)}</td>
                        <td>{x.drawn === null ? "" : s.answered(x.answered ?? 0, x.drawn)}</td>
                        <td>
                          {data.can.edit && <Button onClick={() => setChosen(chosen === x.id ? undefined : x.id)}>{s.draw}</Button>}
                          {data.case?.state === "open" && x.drawn !== null && (x.answered ?? 0) < x.drawn && (
                            <Button loading={act.busy} onClick={() => void issue(x)}>
                              {s.codes}
                            </Button>
                          )}
                          {x.names && x.names.length > 0 && (
                            <details>
                              <summary>{s.names}</summary>
                              {x.names.join("、")}
                            </details>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {chosen !== undefined && <Draw id={data.id} stationId={chosen} done={again} />}
              </div>
            </>
          )
        }
      </WhenLoaded>
      {codes && (
        <div className="bh-panel" role="region" aria-label={s.slips}>
          <h3>{s.slipsOf(codes.station)}</h3>
          <p className="bh-notice bh-notice-warn">{s.once}</p>
          <Button className="bh-no-print" onClick={() => window.print()}>
            {s.print}
          </Button>
          <ul className="bh-files">
            {codes.codes.map((code) => (
              <li key={code} className="bh-panel">
                <strong>{code}</strong> {data.title}
                <div style={{ width: 100 }}>
                  <QrCode text={`${location.origin}/link/survey#${code}`} label={code} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function Draw({ id, stationId, done }: { readonly id: number; readonly stationId: number; readonly done: () => Promise<void> }) {
  const s = useStrings(surveyStrings);
  const act = useRefusal();
  const [list, setList] = useState("");
  const [wanted, setWanted] = useState<number | null>(20);
  return (
    <form
      className="bh-panel bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          await surveysApi.drawSample({ id, stationId, list, wanted: wanted ?? 1 });
          await done();
        });
      }}
    >
      <label>
        {s.list}
        <Input.TextArea aria-label={s.list} rows={6} value={list} onChange={(e) => setList(e.target.value)} />
      </label>
      <p className="bh-actions-row">
        {s.wanted} <InputNumber aria-label={s.wanted} min={1} max={5000} value={wanted} onChange={setWanted} />
        <ActButton htmlType="submit" type="primary" loading={act.busy} missing={[list.trim() === "" && s.list]}>
          {s.draw}
        </ActButton>
      </p>
      <ErrorPanel trouble={act.trouble} />
    </form>
  );
}

/** Sums of a closed survey; hidden cells say so. */
export function ResultsPanel({ data }: PanelProps) {
  return data.case?.state === "closed" ? <Results id={data.id} /> : null;
}

function Results({ id }: { readonly id: number }) {
  const s = useStrings(surveyStrings);
  const loaded = useLoad(["census", "results", id], () => surveysApi.results({ id }));
  return (
    <Section title={s.results} id="results">
      <p className="bh-quiet">{s.method}</p>
      <WhenLoaded of={loaded}>
        {({ tables, left, means }) => (
          <>
            {tables.map((t) => (
              <div key={t.label} className="bh-scroll" tabIndex={0} role="region" aria-label={t.label}>
                <h3>{t.label}</h3>
                {t.rows.length === 0 ? (
                  <p className="bh-quiet">{s.tooFew}</p>
                ) : (
                  <table className="bh-plain-table">
                    <Heads of={[s.kind, s.size, ...t.columns]} right="rest" />
                    <tbody>
                      {[
                        ...t.rows.map((r) => ({
                          key: r.label,
                          size: String(r.size),
                          cells: r.counts.map((c) => (c === null ? s.hidden : String(c))),
                        })),
                        { key: s.total, size: "", cells: t.totals.map((c) => (c === null ? s.hidden : String(c))) },
                        { key: s.weighted, size: "", cells: t.weighted.map((c) => (c === null ? "—" : `${c}%`)) },
                      ].map((r) => (
                        <tr key={r.key}>
                          <th scope="row">{r.key}</th>
                          <td className="bh-right">{r.size}</td>
                          {r.cells.map((c, j) => (
                            <td key={t.columns[j]} className="bh-right">
                              {c}
                            </td>
                          ))}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </div>
            ))}
            {means.map((m) => (
              <div key={m.label} className="bh-scroll" tabIndex={0} role="region" aria-label={m.label}>
                <h3>{m.label}</h3>
                {m.rows.length === 0 ? (
                  <p className="bh-quiet">{s.tooFew}</p>
                ) : (
                  <table className="bh-plain-table">
                    <Heads of={[s.kind, s.answeredIt, s.mean]} right="rest" />
                    <tbody>
                      {[
                        ...m.rows.map((r) => ({ key: r.label, size: String(r.size), mean: r.mean })),
                        { key: s.total, size: "", mean: m.all },
                        { key: s.weightedMean, size: "", mean: m.weighted },
                      ].map((r) => (
                        <tr key={r.key}>
                          <th scope="row">{r.key}</th>
                          <td className="bh-right">{r.size}</td>
                          <td className="bh-right">{r.mean === null ? s.hidden : r.mean}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </div>
            ))}
            {left.length > 0 && <p className="bh-quiet">{s.notShown(left.join("、"))}</p>}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}
