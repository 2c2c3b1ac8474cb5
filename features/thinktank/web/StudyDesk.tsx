import { Button, Input } from "antd";
import { chinaDay } from "@bihuan/kit";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { marksOf, PointFields, type Points } from "../../../platform/ui/form/PointFields.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { FormFault } from "../rules.ts";
import { studiesApi } from "./api.ts";
import { studiesStrings } from "./studies-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Review {
  readonly id: number;
  readonly name: string;
  readonly employer: string;
  readonly declineReason: string | null;
  readonly receivedOn: string | null;
  readonly opinion: string | null;
  readonly marks: readonly { readonly criterionId: number; readonly points: number }[];
}
interface Given {
  readonly faults: readonly FormFault[];
  readonly criteria: readonly { readonly id: number; readonly name: string; readonly points: number }[];
  readonly reviews: readonly Review[];
  readonly missing: number;
  readonly excluded: readonly { readonly name: string; readonly why: Label }[];
  readonly money: readonly { year: number; plan: number; paid: number; used: number; returned: number }[];
  readonly publicityEnds: string | null;
}

/** What a project's page shows beside its fields: the form check, the reviews with every term, its money by year. */
export function StudyDesk({ data, given, reload }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(studiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const state = data.case?.state ?? "";
  const sum = data.values["sumFen"] as number | null;
  const paid = desk.money.reduce((n, y) => n + y.paid, 0);
  return (
    <div id="desk">
      {(state === "draft" || state === "form_check") && (
        <Section title={s.form} id="form">
          {desk.faults.length === 0 ? (
            <p>{s.clean}</p>
          ) : (
            <>
              <p>
                <strong>{s.faults(desk.faults.length)}</strong>
              </p>
              <ul>
                {desk.faults.map((f) => (
                  <li key={f.says.zh}>{f.subject ? <RecordLink subject={f.subject}>{word(f.says)}</RecordLink> : word(f.says)}</li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
      {LOOKED_AT.includes(state) && <Likeness id={data.id} />}
      {state === "published" && desk.publicityEnds && <p className="bh-notice">{s.publicity(showDay(desk.publicityEnds, locale))}</p>}
      {(state === "review" || desk.reviews.length > 0) && <Reviews id={data.id} desk={desk} open={state === "review"} reload={reload} />}
      {desk.money.length > 0 && (
        <Section title={s.money} id="by-year">
          <div className="bh-scroll">
            <table className="bh-plain-table">
              <Heads of={[s.year, s.plan, s.paid, s.used, s.returned]} right="rest" />
              <tbody>
                {desk.money.map((y) => (
                  <tr key={y.year}>
                    <th scope="row">{y.year}</th>
                    {(["plan", "paid", "used", "returned"] as const).map((k) => (
                      <td key={k} className="bh-right">
                        <MoneyText fen={y[k]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {sum !== null && (
            <p>
              {s.left} <MoneyText fen={sum - paid} />
            </p>
          )}
        </Section>
      )}
    </div>
  );
}

/** States in which it is still to be decided whether a project is granted, or whether its report is a new one. */
const LOOKED_AT = ["draft", "form_check", "review", "meeting", "closing"];

/** What of it stands word for word in other projects and what they handed in; a hint, opened where it was found. */
function Likeness({ id }: { readonly id: number }) {
  const s = useStrings(studiesStrings);
  const loaded = useLoad(["studies", "likeness", id], () => studiesApi.likenessOfStudy({ id }));
  return (
    <Section title={s.likeness} id="likeness">
      <WhenLoaded of={loaded}>
        {({ studies, files, found }) => (
          <>
            <p className="bh-quiet">
              {s.compared(studies, files)} {found.length === 0 ? s.nothingLike : s.likenessHint}
            </p>
            <ul>
              {found.map((f) => (
                <li key={`${f.id}${f.file ?? ""}`}>
                  <strong>{s.stands(f.percent)}</strong> <RecordLink subject={`study:${f.id}`}>{f.title}</RecordLink>（{f.leader}
                  {f.year !== null && `，${f.year}`}
                  {f.file !== null && `，${f.file}`}）
                  <ul className="bh-quiet">
                    {f.passages.map((p) => (
                      <li key={p}>“{p}”</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}

function Reviews({
  id,
  desk,
  open,
  reload,
}: {
  readonly id: number;
  readonly desk: Given;
  readonly open: boolean;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(studiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay();
  const [entering, setEntering] = useState<number>();
  const [linking, setLinking] = useState<Review>();
  const of = (r: Review, criterion: number) => r.marks.find((m) => m.criterionId === criterion)?.points;
  return (
    <Section title={s.reviews} id="reviews">
      {open && desk.missing > 0 && (
        <p className="bh-notice bh-notice-warn">
          {s.missing(desk.missing)} · {s.drawHere}
        </p>
      )}
      {desk.reviews.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.reviews}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.expert}</th>
                {desk.criteria.map((c) => (
                  <th key={c.id} scope="col" className="bh-right">
                    {c.name}（{c.points}）
                  </th>
                ))}
                <th scope="col" className="bh-right">
                  {s.total}
                </th>
                <th scope="col">{s.opinion}</th>
              </tr>
            </thead>
            <tbody>
              {desk.reviews.map((r) => (
                <tr key={r.id}>
                  <th scope="row">
                    {r.name} <small className="bh-quiet">{r.employer}</small>
                  </th>
                  {desk.criteria.map((c) => (
                    <td key={c.id} className="bh-right bh-number">
                      {of(r, c.id) ?? "—"}
                    </td>
                  ))}
                  <td className="bh-right bh-number">{r.receivedOn === null ? "—" : r.marks.reduce((n, m) => n + m.points, 0)}</td>
                  <td>
                    {r.declineReason !== null
                      ? `${s.declined}：${r.declineReason}`
                      : r.receivedOn === null
                        ? s.waits
                        : `${showDay(r.receivedOn, locale)} ${r.opinion ?? ""}`}{" "}
                    {open && r.declineReason === null && r.receivedOn === null && may("study.draw") && (
                      <>
                        <Button className="bh-no-print" size="small" onClick={() => setEntering(r.id)}>
                          {s.enter}
                        </Button>
                        <Button className="bh-no-print" size="small" onClick={() => setLinking(r)}>
                          {s.link}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && linking && (
        <HandLink
          key={linking.id}
          id={id}
          words={s.linkOf(linking.name)}
          hint={s.linkHint}
          hand={() => studiesApi.handReviewLink({ reviewId: linking.id })}
        />
      )}
      {entering !== undefined && (
        <EnterReview
          key={entering}
          id={entering}
          criteria={desk.criteria}
          onDone={async () => {
            setEntering(undefined);
            await reload();
          }}
        />
      )}
      {desk.excluded.length > 0 && (
        <details>
          <summary>
            {s.excluded} {desk.excluded.length}
          </summary>
          <ul>
            {desk.excluded.map((e) => (
              <li key={e.name + e.why.zh}>
                {e.name} · {word(e.why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function EnterReview({
  id,
  criteria,
  onDone,
}: {
  readonly id: number;
  readonly criteria: Given["criteria"];
  readonly onDone: () => Promise<void>;
}) {
  const s = useStrings(studiesStrings);
  const [points, setPoints] = useState<Points>({});
  const [receivedOn, setDay] = useState(chinaDay(Date.now()));
  const [opinion, setOpinion] = useState("");
  const [reason, setReason] = useState("");
  const act = useRefusal();
  return (
    <form
      className="bh-panel bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          const marks = marksOf(points);
          await studiesApi.enterReview({ reviewId: id, receivedOn, opinion, marks });
          await onDone();
        });
      }}
    >
      <p className="bh-actions-row">
        <PointFields criteria={criteria} points={points} onPoints={setPoints} />
        <label>
          {s.receivedOn} <DayBox value={receivedOn} onChange={setDay} />
        </label>
      </p>
      <Input.TextArea
        aria-label={s.opinion}
        placeholder={s.opinion}
        value={opinion}
        maxLength={2000}
        onChange={(e) => setOpinion(e.target.value)}
      />
      <p className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {s.save}
        </Button>
        <Input
          aria-label={s.reason}
          placeholder={s.reason}
          style={{ width: 200 }}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
        <ActButton
          missing={[reason.trim().length < 2 && s.reason]}
          onClick={() =>
            void act.run(async () => {
              await studiesApi.declineReview({ reviewId: id, reason });
              await onDone();
            })
          }
        >
          {s.decline}
        </ActButton>
      </p>
      <ErrorPanel trouble={act.trouble} />
    </form>
  );
}
