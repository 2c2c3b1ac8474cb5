import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { marksOf, PointFields, type Points } from "../../../platform/ui/form/PointFields.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { ReviewDesk } from "../review-server.ts";
import { reviewsApi } from "./api.ts";
import { reviewStrings } from "./review-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** Scores by station, the grade proposed of them, and each expert with his link or what he sent on paper. */
export function ReviewScores({ data, desk, reload }: { readonly desk: ReviewDesk } & Pick<PanelProps, "data" | "reload">) {
  const s = useStrings(reviewStrings);
  const word = useWord();
  const may = useMay();
  const act = useRefusal();
  const [judge, setJudge] = useState<ReviewDesk["judges"][number]>();
  const open = data.case?.state === "judging" && may("station_review.edit");
  const nameOf = (id: number) => desk.judges.find((j) => j.id === id)?.name ?? "";
  const takable = desk.rows.filter((r) => r.grade === null && r.excused === null && r.proposed !== null).length;
  const waits = (id: number) =>
    desk.rows.filter(
      (r) =>
        r.excused === null &&
        !r.said.some((x) => x.judgeId === id) &&
        !desk.conflicts.some((c) => c.judgeId === id && c.stationId === r.stationId),
    );
  return (
    <Section title={s.scores} id="scores">
      <p className="bh-quiet">{desk.lines.length === 0 ? s.noLines : desk.lines.map((l) => s.line(l.grade, l.value)).join(" · ")}</p>
      <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.scores}>
        <table className="bh-plain-table">
          <Heads of={[s.station, s.byExperts, s.mean, s.proposed]} />
          <tbody>
            {desk.rows.map((r) => (
              <tr key={r.stationId}>
                <th scope="row">{r.name}</th>
                <td>
                  {r.said.map((x) => (
                    <div key={x.judgeId}>
                      {nameOf(x.judgeId)} {x.declined === null ? `${x.points} · ${x.opinion ?? ""}` : `${s.away}：${x.declined}`}
                    </div>
                  ))}
                  {desk.conflicts
                    .filter((c) => c.stationId === r.stationId)
                    .map((c) => (
                      <div key={c.judgeId} className="bh-quiet">
                        {nameOf(c.judgeId)} {s.kept(word(c.why))}
                      </div>
                    ))}
                </td>
                <td className="bh-number">{r.tenths === null ? "—" : (r.tenths / 10).toFixed(1)}</td>
                <td>{r.proposed ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && takable > 0 && (
        <Button
          className="bh-no-print"
          loading={act.busy}
          onClick={() =>
            void act.run(async () => {
              await reviewsApi.takeProposed({ id: data.id, version: data.version });
              await reload();
            })
          }
        >
          {s.take(takable)}
        </Button>
      )}
      <ErrorPanel trouble={act.trouble} />
      {open && (
        <ul className="bh-no-print">
          {desk.judges.map((j) => (
            <li key={j.id}>
              {j.name} <small className="bh-quiet">{j.employer}</small> · {s.waits(waits(j.id).length)}{" "}
              {waits(j.id).length > 0 && (
                <Button size="small" onClick={() => setJudge(j)}>
                  {s.ask}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && judge && (
        <div key={judge.id} className="bh-panel bh-no-print">
          <HandLink
            id={data.id}
            words={s.linkOf(judge.name)}
            hint={s.linkHint}
            hand={() => reviewsApi.handJudgeLink({ judgeId: judge.id })}
          />
          <EnterScore judgeId={judge.id} desk={desk} stations={waits(judge.id)} reload={reload} />
        </div>
      )}
    </Section>
  );
}

function EnterScore({
  judgeId,
  desk,
  stations,
  reload,
}: {
  readonly judgeId: number;
  readonly desk: ReviewDesk;
  readonly stations: ReviewDesk["rows"];
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(reviewStrings);
  const act = useRefusal();
  const [stationId, setStation] = useState<number>();
  const [points, setPoints] = useState<Points>({});
  const [text, setText] = useState("");
  const lacks = [stationId === undefined && s.station, text.trim().length < 2 && s.opinion];
  const send = (away: boolean) =>
    void act.run(async () => {
      if (stationId === undefined) return;
      const marks = marksOf(points);
      await (away
        ? reviewsApi.enterStandingBack({ judgeId, stationId, reason: text })
        : reviewsApi.enterScore({ judgeId, stationId, opinion: text, marks }));
      setStation(undefined);
      setPoints({});
      setText("");
      await reload();
    });
  return (
    <>
      <p className="bh-actions-row">
        <Select
          aria-label={s.station}
          placeholder={s.station}
          style={{ minWidth: 220 }}
          value={stationId ?? null}
          options={stations.map((r) => ({ value: r.stationId, label: r.name }))}
          onChange={(v) => setStation(v ?? undefined)}
        />
        <PointFields criteria={desk.criteria} points={points} onPoints={setPoints} />
      </p>
      <Input.TextArea
        aria-label={s.opinion}
        placeholder={s.opinion}
        value={text}
        maxLength={2000}
        onChange={(e) => setText(e.target.value)}
      />
      <p className="bh-actions-row">
        <ActButton type="primary" missing={lacks} loading={act.busy} onClick={() => send(false)}>
          {s.enter}
        </ActButton>
        <ActButton missing={lacks} why={text.trim().length > 200 && s.shortReason} loading={act.busy} onClick={() => send(true)}>
          {s.enterAway}
        </ActButton>
      </p>
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
