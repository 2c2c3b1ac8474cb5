import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { shortDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { hoursOf, type Pitch } from "../pitch.ts";
import { minutesOf } from "../rules.ts";
import { fairs } from "./api.ts";
import { FairSheet } from "./FairSheet.tsx";
import { hallDeskStrings } from "./hall-desk-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Pitches = Awaited<ReturnType<typeof fairs.listPitches>>;
interface SessionProps {
  readonly fairId: number;
  readonly all: Pitches;
  readonly session: Pitches["sessions"][number];
  readonly may: boolean;
  readonly reload: () => Promise<void>;
}

/** Who pitches when: order and minutes are entered, hours follow; to print and, with its hours, on the public page. */
export function PitchPage() {
  const s = useStrings(hallDeskStrings);
  const fairId = Number(useRouteParams().id);
  const may = useMay()("fair.edit");
  const loaded = useLoad(["fair", fairId, "pitches"], () => fairs.listPitches({ fairId }));
  return (
    <FairSheet fairId={fairId} name={s.pitches} of={loaded}>
      {(all) =>
        all.sessions.length === 0 ? (
          <p className="bh-quiet">{s.noSessions}</p>
        ) : (
          all.sessions.map((x) => (
            <SessionOrder key={`${x.id} ${all.version}`} fairId={fairId} all={all} session={x} may={may} reload={loaded.reload} />
          ))
        )
      }
    </FairSheet>
  );
}

function SessionOrder({ fairId, all, session, may, reload }: SessionProps) {
  const s = useStrings(hallDeskStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [order, setOrder] = useState<readonly Pitch[]>(session.pitches);
  const hours = hoursOf(session.fromTime, order);
  const has = (minutesOf(session.toTime) ?? 0) - (minutesOf(session.fromTime) ?? 0);
  const left = has - order.reduce((n, p) => n + p.minutes + p.questionMinutes, 0);
  const projectOf = (id: number) => all.projects.find((p) => p.id === id) ?? session.pitches.find((p) => p.projectId === id);
  const set = (at: number, more: Partial<Pitch>) => setOrder(order.map((p, i) => (i === at ? { ...p, ...more } : p)));
  const swap = (at: number, by: 1 | -1) =>
    setOrder(order.map((p, i) => (i === at ? (order[at + by] as Pitch) : i === at + by ? (order[at] as Pitch) : p)));
  const placed = new Set(all.sessions.flatMap((x) => (x.id === session.id ? order : x.pitches).map((p) => p.projectId)));
  const free = all.projects.filter((p) => !placed.has(p.id));
  return (
    <Section title={`${session.title} · ${shortDay(session.onDay, locale)} ${session.fromTime}–${session.toTime} ${session.place ?? ""}`}>
      {session.panel && (
        <p>
          {s.panel}
          {session.panel}
        </p>
      )}
      {order.length === 0 ? (
        <p className="bh-quiet">{s.noPitches}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="region" aria-label={session.title}>
          <table className="bh-plain-table">
            <Heads of={[s.hour, s.project, s.owner, s.speaker, s.minutes, s.questionMinutes, ...(may ? [""] : [])]} />
            <tbody>
              {order.map((p, i) => (
                <tr key={p.projectId}>
                  <td>
                    {hours[i]?.from}–{hours[i]?.to}
                  </td>
                  <th scope="row">{projectOf(p.projectId)?.title}</th>
                  <td>{projectOf(p.projectId)?.owner}</td>
                  <td>
                    {may ? (
                      <Input
                        aria-label={s.speaker}
                        maxLength={40}
                        value={p.speaker}
                        onChange={(e) => set(i, { speaker: e.target.value })}
                      />
                    ) : (
                      p.speaker
                    )}
                  </td>
                  <td>
                    {may ? (
                      <InputNumber
                        aria-label={s.minutes}
                        min={1}
                        max={240}
                        value={p.minutes}
                        onChange={(n) => set(i, { minutes: n ?? 1 })}
                      />
                    ) : (
                      p.minutes
                    )}
                  </td>
                  <td>
                    {may ? (
                      <InputNumber
                        aria-label={s.questionMinutes}
                        min={0}
                        max={240}
                        value={p.questionMinutes}
                        onChange={(n) => set(i, { questionMinutes: n ?? 0 })}
                      />
                    ) : (
                      p.questionMinutes
                    )}
                  </td>
                  {may && (
                    <td className="bh-no-print">
                      <ActButton size="small" why={i === 0 && s.isFirst} onClick={() => swap(i, -1)}>
                        {s.up}
                      </ActButton>{" "}
                      <ActButton size="small" why={i === order.length - 1 && s.isLast} onClick={() => swap(i, 1)}>
                        {s.down}
                      </ActButton>{" "}
                      <Button size="small" onClick={() => setOrder(order.filter((x) => x !== p))}>
                        {s.remove}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={left < 0 ? "bh-notice bh-notice-warn" : "bh-quiet"}>{s.left(left)}</p>
      {may && (
        <div className="bh-actions-row bh-no-print">
          {free.length === 0 ? (
            <span className="bh-quiet">{s.noProjects}</span>
          ) : (
            <Select<number>
              style={{ minWidth: 260 }}
              showSearch
              optionFilterProp="label"
              aria-label={s.add}
              placeholder={s.add}
              value={null as unknown as number}
              options={free.map((p) => ({ value: p.id, label: `${p.title} ${p.owner}` }))}
              onChange={(projectId) =>
                setOrder([
                  ...order,
                  { projectId, speaker: free.find((p) => p.id === projectId)?.contact ?? "", minutes: 8, questionMinutes: 4 },
                ])
              }
            />
          )}
          <ActButton
            type="primary"
            loading={act.busy}
            changed={JSON.stringify(order) !== JSON.stringify(session.pitches)}
            onClick={() =>
              void act.run(async () => {
                await fairs.writePitches({
                  ...{ fairId, version: all.version, sessionId: session.id },
                  pitches: order.map(({ projectId, speaker, minutes, questionMinutes }) => ({
                    projectId,
                    speaker,
                    minutes,
                    questionMinutes,
                  })),
                });
                await reload();
              })
            }
          >
            {s.save}
          </ActButton>
        </div>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
