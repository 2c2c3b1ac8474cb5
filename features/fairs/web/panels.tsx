import { Button } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { ReviewRow } from "../review-desk.ts";
import { fairs } from "./api.ts";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { MakeAgreement } from "./MakeAgreement.tsx";
import { MakeNeed } from "./MakeNeed.tsx";
import { fairsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Reviews {
  readonly criteria: readonly { readonly id: number; readonly name: string; readonly points: number }[];
  readonly reviews: readonly ReviewRow[];
  readonly spreadMost: number;
  readonly kept: readonly { readonly name: string; readonly why: Label }[];
  readonly free: readonly { readonly id: number; readonly name: string }[];
}

/** A project's reviews: every term of each score, how far apart they are, who was kept away and why. */
export function ReviewPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(fairsStrings);
  const word = useWord();
  const act = useRefusal();
  const { criteria, reviews, spreadMost, kept, free } = given as Reviews;
  const score = data.values["score"] as number | null;
  const spread = data.values["spread"] as number | null;
  return (
    <div id="review">
      <Section title={s.review}>
        {data.values["likeId"] !== null && !data.values["repeatWhy"] && <p className="bh-notice bh-notice-warn">{s.likeLast}</p>}
        {reviews.length === 0 ? (
          <p className="bh-quiet">{s.noReviews}</p>
        ) : (
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.review}>
            <table className="bh-plain-table">
              <Heads of={[s.expert, ...criteria.map((c) => `${c.name}（${c.points}）`), s.score, s.opinion, s.why]} />
              <tbody>
                {reviews.map((r) => (
                  <tr key={r.id}>
                    <th scope="row">
                      {r.expert} {r.employer}
                    </th>
                    {criteria.map((c) => (
                      <td key={c.id}>{r.points?.[c.id] ?? ""}</td>
                    ))}
                    <td>{r.total ?? (r.recusedWhy === null ? s.waiting : "")}</td>
                    <td>{r.recusedWhy === null ? r.opinion : s.recused(r.recusedWhy)}</td>
                    <td>{word(r.why)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {score !== null && <p>{s.mean(score, spread)}</p>}
        {spread !== null && spread > spreadMost && <p className="bh-notice bh-notice-warn">{s.far(spreadMost)}</p>}
        {kept.length > 0 && (
          <>
            <h3>{s.kept}</h3>
            <ul>
              {kept.map((k) => (
                <li key={k.name}>
                  {k.name}：{word(k.why)}
                </li>
              ))}
            </ul>
          </>
        )}
        {free.length > 0 && reviews.length > 0 && data.can.edit && (
          <p className="bh-actions-row bh-no-print">
            {s.add}：
            {free.slice(0, 8).map((e) => (
              <Button
                key={e.id}
                size="small"
                loading={act.busy}
                onClick={() =>
                  void act.run(async () => {
                    await fairs.addReviewer({ projectId: data.id, expertId: e.id });
                    await reload();
                  })
                }
              >
                {e.name}
              </Button>
            ))}
          </p>
        )}
        <ErrorPanel trouble={act.trouble} />
      </Section>
    </div>
  );
}

/** An expert's page: what he was given, and his link. */
export function ExpertPanel({ data, given }: PanelProps) {
  const s = useStrings(fairsStrings);
  const list = given as readonly { readonly title: string; readonly answered: boolean }[];
  return (
    <div id="own">
      <Section title={s.given}>
        {list.length === 0 ? (
          <p className="bh-quiet">{s.noReviews}</p>
        ) : (
          <ul>
            {list.map((r) => (
              <li key={r.title}>
                {r.title} · {r.answered ? s.answered : s.open}
              </li>
            ))}
          </ul>
        )}
        {data.case?.state === "invited" && data.actions.some((a) => a.allowed) && (
          <HandLink id={data.id} words={s.expertLink} hint={s.expertLinkHint} hand={() => fairs.handExpertLink({ id: data.id })} />
        )}
      </Section>
    </div>
  );
}

/** A talk's page: that its hour follows from the frozen timetable, and who tells what came of it. */
export function TalkPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(fairsStrings);
  const { placed, needId, agreementId } = given as { placed: boolean; needId: number | null; agreementId: number | null };
  return (
    <div id="talk">
      <p className="bh-quiet">{placed ? s.resultHint : s.notPlaced}</p>
      {(["intended", "landed"].includes(data.case?.state ?? "") || agreementId !== null) && (
        <MakeAgreement talkId={data.id} agreementId={agreementId} />
      )}
      {(data.case?.state === "intended" || needId !== null) && <MakeNeed talkId={data.id} needId={needId} reload={reload} />}
    </div>
  );
}
