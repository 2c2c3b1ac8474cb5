import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/record/tones.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { studyProcess } from "../study-process.ts";
import { studiesApi } from "./api.ts";
import { studiesStrings } from "./studies-strings.ts";

interface Given {
  readonly reviewing: number;
  readonly rows: readonly {
    id: number;
    title: string;
    state: string;
    drawn: number;
    received: number;
    total: number | null;
    terms: Readonly<Record<string, number>> | null;
  }[];
}

/** Draws reviewers for all projects of a call at once; shows every project with each term of its score. */
export function CallRanking({ data, given, reload }: PanelProps) {
  const { rows, reviewing } = given as Given;
  const s = useStrings(studiesStrings);
  const may = useMay();
  const act = useRefusal();
  const [drawn, setDrawn] = useState<Awaited<ReturnType<typeof studiesApi.drawReviewers>>>();
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = studyProcess.states;
  const tones: ReturnType<typeof tonesOf> = tonesOf(studyProcess);
  return (
    <Section title={s.ranking} id="ranking">
      <p className="bh-actions-row bh-no-print">
        {reviewing === 0 ? s.noReview : s.reviewing(reviewing)}
        {reviewing > 0 && may("study.draw") && (
          <Button
            type="primary"
            loading={act.busy}
            onClick={() =>
              void act.run(async () => {
                setDrawn(await studiesApi.drawReviewers({ callId: data.id }));
                await reload();
              })
            }
          >
            {s.draw}
          </Button>
        )}
      </p>
      <ErrorPanel trouble={act.trouble} />
      {drawn && (
        <div className="bh-notice" role="status">
          <p>{s.drawn(drawn.drawn, drawn.kept)}</p>
          {drawn.short.length > 0 && (
            <ul>
              {drawn.short.map((x) => (
                <li key={x.id}>{s.short(x.title, x.missing)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.ranking}>
          <table className="bh-plain-table">
            <tbody>
              {rows.map((r) => (
                <tr key={r.id}>
                  <th scope="row">
                    <AppLink href={`/thinktank/studies/${r.id}`}>{r.title}</AppLink>
                  </th>
                  <td>
                    <StateTag label={states[r.state]?.label ?? { zh: r.state, en: r.state }} tone={tones[r.state]} />
                  </td>
                  <td>
                    {s.received} {r.received}/{r.drawn}
                  </td>
                  <td className="bh-right bh-number">{r.total === null ? "—" : r.total.toFixed(2)}</td>
                  <td>
                    {r.terms &&
                      `${s.mean}：${Object.entries(r.terms)
                        .map(([name, n]) => `${name} ${n}`)
                        .join("，")}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
