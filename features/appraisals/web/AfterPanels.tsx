import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** Statements by person with their versions; links to each one's own page. */
export function StatementsPanel({ data }: PanelProps) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const state = data.case?.state ?? "";
  const [pages, setPages] = useState<Awaited<ReturnType<typeof appraisalsApi.givePages>>>();
  const loaded = useLoad(["appraisals", "statements", data.id, data.version, state], () => appraisalsApi.listStatements({ id: data.id }));
  return (
    <Section title={s.statements} id="statements">
      {state !== "voting" && state !== "counting" && data.can.remark && (
        <p className="bh-no-print">
          <span className="bh-quiet">{s.pagesHelp}</span>{" "}
          <Button loading={act.busy} onClick={() => void act.run(async () => setPages(await appraisalsApi.givePages({ id: data.id })))}>
            {s.pages}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
      {pages && (
        <div className="bh-panel">
          <p className="bh-notice bh-notice-warn">{s.pagesOnce}</p>
          <ul className="bh-files">
            {pages.map((p) => {
              const address = `${location.origin}/link/appraisal#${p.token}`;
              return (
                <li key={p.token} className="bh-panel">
                  <strong>{p.name}</strong> {p.post}
                  <div style={{ width: 110 }}>
                    <QrCode text={address} label={p.name} />
                  </div>
                  <a href={address} target="_blank" rel="noreferrer" style={{ overflowWrap: "anywhere" }}>
                    {address}
                  </a>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <WhenLoaded of={loaded}>
        {(rows) => (
          <ul>
            {rows.map((r) => (
              <li key={r.no}>
                {r.text === null ? (
                  `${r.name} · ${s.versions(0)}`
                ) : (
                  <details>
                    <summary>
                      {r.name} · {s.versions(r.versions)}
                    </summary>
                    <p style={{ whiteSpace: "pre-wrap" }}>{r.text}</p>
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
    </Section>
  );
}

/** What each is to mend, until when; entered after publication. */
export function ImprovementsPanel({ data, reload }: PanelProps) {
  const state = data.case?.state ?? "";
  return state === "published" || state === "archived" ? <Improvements data={data} state={state} reload={reload} /> : null;
}

function Improvements({ data, state, reload }: Omit<PanelProps, "given"> & { readonly state: string }) {
  const s = useStrings(appraisalStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [personId, setPersonId] = useState<number>();
  const [item, setItem] = useState("");
  const [untilOn, setUntilOn] = useState("");
  const loaded = useLoad(["appraisals", "improvements", data.id], () => appraisalsApi.listImprovements({ id: data.id }));
  const again = async () => {
    await loaded.reload();
    await reload();
  };
  return (
    <Section title={s.improvements} id="improvements">
      <ErrorPanel trouble={act.trouble} />
      <WhenLoaded of={loaded}>
        {({ persons, rows }) => (
          <>
            {rows.length === 0 && <p className="bh-quiet">{s.improvementsNone}</p>}
            <ul>
              {rows.map((r) => (
                <li key={r.id}>
                  {r.name}：{r.item} · {r.doneOn ? s.doneOn(showDay(r.doneOn, locale)) : `${s.until} ${showDay(r.untilOn, locale)}`}{" "}
                  {r.isLate && <strong className="bh-overdue">{s.late} </strong>}
                  {!r.doneOn && state === "published" && (
                    <Button
                      size="small"
                      aria-label={`${s.done} ${r.item}`}
                      onClick={() =>
                        void act.run(async () => {
                          await appraisalsApi.doneImprovement({ id: data.id, improvementId: r.id });
                          await again();
                        })
                      }
                    >
                      {s.done}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {state === "published" && (
              <form
                className="bh-no-print bh-actions-row"
                onSubmit={(e) => {
                  e.preventDefault();
                  void act.run(async () => {
                    await appraisalsApi.putImprovement({ id: data.id, personId: personId ?? 0, item, untilOn });
                    setItem("");
                    await again();
                  });
                }}
              >
                <Select
                  aria-label={s.person}
                  style={{ width: 140 }}
                  value={personId ?? null}
                  options={persons.map((p) => ({ value: p.id, label: p.name }))}
                  onChange={(v) => setPersonId(v ?? undefined)}
                />
                <Input
                  aria-label={s.item}
                  placeholder={s.item}
                  value={item}
                  style={{ width: 260 }}
                  onChange={(e) => setItem(e.target.value)}
                />
                <DayBox aria-label={s.until} value={untilOn} onChange={setUntilOn} />
                <ActButton
                  htmlType="submit"
                  loading={act.busy}
                  missing={[personId === undefined && s.person, item.trim().length < 2 && s.item, untilOn === "" && s.until]}
                >
                  {s.add}
                </ActButton>
              </form>
            )}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}
