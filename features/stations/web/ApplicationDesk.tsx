import { Button, Input } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Standing } from "../parks-desk.ts";
import { parksApi } from "./api.ts";
import { parksStrings } from "./strings.ts";
import { VisitForm } from "./VisitForm.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Given {
  readonly day: string;
  readonly standings: readonly Standing[];
  readonly visits: readonly { id: number; visitedOn: string; place: string; team: string; finding: string }[];
  readonly objections: readonly {
    id: number;
    receivedOn: string;
    sender: string;
    says: string;
    reply: string | null;
    repliedOn: string | null;
  }[];
  readonly publicityEnds: string | null;
}

/** An application's conditions with what is lacking, the visits on site, publicity and its objections. */
export function ApplicationDesk({ data, given, reload }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(parksStrings);
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const lacking = desk.standings.filter((c) => c.state === "unmet").length;
  return (
    <div id="desk">
      <Section title={s.conditions}>
        {desk.standings.length === 0 ? (
          <p className="bh-quiet">{s.noConditions}</p>
        ) : (
          <p className={lacking > 0 ? "bh-notice bh-notice-warn" : "bh-notice bh-notice-good"} role="status">
            {s.lacking(lacking, desk.standings.length)} <span className="bh-quiet">{s.conditionsOn(showDay(desk.day, locale))}</span>
          </p>
        )}
        <ol className="bh-checks">
          {desk.standings.map((c) => (
            <li key={c.id}>
              <strong>{s[c.state]}</strong> {c.name}
              <div className="bh-quiet">
                {c.kind === "computed" && c.least !== null
                  ? s.has(c.rows.length, c.least)
                  : (c.proof ?? c.says ?? c.found ?? s[`say_${c.kind}`])}{" "}
                · {s.source}：{c.source}
              </div>
              {c.rows.length > 0 && (
                <details>
                  <summary>{s.rows(c.rows.length)}</summary>
                  <ul>
                    {c.rows.map((r) => (
                      <li key={`${r.subject}${r.title}`}>
                        <RecordLink subject={r.subject}>{r.title}</RecordLink>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ol>
      </Section>
      {(data.case?.state === "visiting" || desk.visits.length > 0) && (
        <Section title={s.visits}>
          {desk.visits.map((v) => (
            <article key={v.id}>
              <p>
                <strong>{showDay(v.visitedOn, locale)}</strong> {v.place} <span className="bh-quiet">{v.team}</span>
              </p>
              <p className="bh-prewrap">{v.finding}</p>
            </article>
          ))}
          {data.case?.state === "visiting" &&
            (open ? (
              <VisitForm
                id={data.id}
                conditions={desk.standings.filter((c) => c.kind === "visit")}
                onDone={async () => {
                  setOpen(false);
                  await reload();
                }}
              />
            ) : (
              <Button className="bh-no-print" onClick={() => setOpen(true)}>
                {s.visitNew}
              </Button>
            ))}
        </Section>
      )}
      {desk.publicityEnds !== null && (
        <Section title={s.publicity}>
          <p>{s.publicityUntil(showDay(desk.publicityEnds, locale))}</p>
          <Objections data={data} desk={desk} reload={reload} />
        </Section>
      )}
    </div>
  );
}

function Objections({ data, desk, reload }: Pick<PanelProps, "data" | "reload"> & { readonly desk: Given }) {
  const s = useStrings(parksStrings);
  const act = useRefusal();
  const [sender, setSender] = useState("");
  const [says, setSays] = useState("");
  const [replies, setReplies] = useState<Readonly<Record<number, string>>>({});
  const published = data.case?.state === "published";
  const run = (work: () => Promise<unknown>) =>
    act.run(async () => {
      await work();
      setSender("");
      setSays("");
      await reload();
    });
  return (
    <>
      <h3>{s.objections}</h3>
      {desk.objections.length === 0 && <p className="bh-quiet">{s.noObjections}</p>}
      <ul>
        {desk.objections.map((o) => (
          <li key={o.id}>
            {o.sender}：{o.says}
            <div className="bh-quiet">{o.reply ?? `${s.waiting} · ${s.replyBy}`}</div>
            {o.reply === null && published && (
              <p className="bh-actions-row bh-no-print">
                <Input
                  aria-label={s.reply}
                  value={replies[o.id] ?? ""}
                  maxLength={2000}
                  onChange={(e) => setReplies({ ...replies, [o.id]: e.target.value })}
                />
                <ActButton
                  loading={act.busy}
                  missing={[(replies[o.id] ?? "").trim().length < 5 && s.reply]}
                  onClick={() => void run(() => parksApi.replyObjection({ objectionId: o.id, reply: replies[o.id] ?? "" }))}
                >
                  {s.reply}
                </ActButton>
              </p>
            )}
          </li>
        ))}
      </ul>
      {published && (
        <p className="bh-actions-row bh-no-print">
          <Input aria-label={s.sender} placeholder={s.sender} value={sender} maxLength={100} onChange={(e) => setSender(e.target.value)} />
          <Input aria-label={s.says} placeholder={s.says} value={says} maxLength={2000} onChange={(e) => setSays(e.target.value)} />
          <ActButton
            loading={act.busy}
            missing={[sender.trim().length < 2 && s.sender, says.trim().length < 5 && s.says]}
            onClick={() => void run(() => parksApi.enterObjection({ id: data.id, sender, says }))}
          >
            {s.enterObjection}
          </ActButton>
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
