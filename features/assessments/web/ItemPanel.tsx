import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { defineRegister } from "../../../platform/register/fields.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { lookupsOf } from "../../../platform/ui/records/client.ts";
import { deviceDrafts } from "../../../platform/ui/form/draft.ts";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { troubleOf } from "../../../platform/ui/refusal.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { useSentWhenBack } from "../../../platform/ui/useSentWhenBack.ts";
import { FIGURE } from "../contract.ts";
import { assessments, type Card, type CardItem } from "./api.ts";
import { assessmentsStrings, COLUMNS, ENTER, STATES } from "./strings.ts";

interface Props {
  readonly card: Card;
  readonly item: CardItem;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** One item: who gave what, column by column; its records and files; and what this person may enter now. */
export function ItemPanel({ card, item, reload, close }: Props) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const at = new URLSearchParams({ from: card.round.periodFrom, to: card.round.periodTo, unit: String(card.unitId) });
  return (
    <div className="bh-panel">
      <p>
        {s.rule}：{item.meant}
        {item.wording !== null && item.wording !== item.meant && <span className="bh-quiet">（{item.wording}）</span>}
      </p>
      {item.auto && (
        <p>
          {s.automaticFrom(item.auto.n)}：<strong className="bh-number">{item.auto.value ?? "—"}</strong>
          {item.unit ?? ""} · <AppLink href={`/indicators/figure/${item.auto.code}?${at.toString()}`}>{s.facts}</AppLink>
        </p>
      )}
      {item.source === "scorers" && item.needs > 0 && item.scorers > 0 && (
        <p className="bh-notice">{item.scorers >= 2 ? s.third : s.blindWait(item.scorers)}</p>
      )}
      {item.entries.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="region" aria-label={`${item.no} ${s.who}`}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.who}</th>
                <th scope="col">{s.gave}</th>
                <th scope="col">{s.why}</th>
              </tr>
            </thead>
            <tbody>
              {item.entries.map((e) => (
                <tr key={e.id}>
                  <td>
                    {COLUMNS[e.col] && word(COLUMNS[e.col] as Label)} · {e.who}
                  </td>
                  <td className="bh-number">{e.value ?? (e.state ? word(STATES[e.state]) : "")}</td>
                  <td>{e.words ?? ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {card.can.score && item.scoredWhy && <p className="bh-notice">{word(item.scoredWhy)}</p>}
      <Evidence card={card} item={item} reload={reload} />
      {(["self", "score", "sample", "first"] as const)
        .filter((col) => card.can[col] && !(col === "score" && item.scoredWhy))
        .map((col) => (
          <EntryForm key={col} card={card} item={item} col={col} reload={reload} />
        ))}
      {(card.can.first || card.can.score) && item.returned === null && <EntryForm card={card} item={item} col="return" reload={reload} />}
      {card.can.object ? (
        <ObjectForm card={card} item={item} close={close} />
      ) : (
        <Button size="small" onClick={close}>
          {s.close}
        </Button>
      )}
    </div>
  );
}

interface Typed {
  readonly state: "value" | "missing" | "not-applicable";
  readonly value: string;
  readonly words: string;
}
const BLANK: Typed = { state: "value", value: "", words: "" };
type EntryCol = "self" | "score" | "sample" | "first" | "return";
function EntryForm({
  card,
  item,
  col,
  reload,
}: {
  readonly card: Card;
  readonly item: CardItem;
  readonly col: EntryCol;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const id = useId();
  const act = useRefusal();
  // What the list above shows.
  const newest = item.entries.findLast((e) => e.col === col)?.id ?? null;
  // A sample check is written on site, where there may be no network.
  const name = `assessment.${card.id}.${item.no}.${col}`;
  const [typed, setTyped] = useState<Typed>(
    () => (col === "sample" ? (deviceDrafts.get(name)?.values as Typed | undefined) : undefined) ?? BLANK,
  );
  const { state, value, words } = typed;
  const put = (more: Partial<Typed>) => {
    const next = { ...typed, ...more };
    setTyped(next);
    if (col === "sample") deviceDrafts.keep(name, { values: { ...next } });
  };
  const hasValue = col !== "first" && col !== "return";
  const figure = hasValue && state === "value" ? value.trim().normalize("NFKC") : "";
  const isWrong = figure !== "" && !FIGURE.test(figure);
  const send = async () => {
    if (isWrong) return;
    await act.run(async () => {
      const given = hasValue ? { state, ...(figure === "" ? {} : { value: figure }) } : {};
      await assessments.putEntry({ id: card.id, item: item.no, col, seen: newest, words, ...given }).catch(async (refused: unknown) => {
        // What stands now is shown above; what was typed stays.
        if (troubleOf(refused).kind !== "offline") await reload();
        throw refused;
      });
      setTyped(BLANK);
      if (col === "sample") deviceDrafts.drop(name);
      await reload();
    });
  };
  const waits = act.trouble?.kind === "offline";
  useSentWhenBack(waits, send);
  return (
    <form
      className="bh-no-print bh-entry"
      aria-label={`${word(ENTER[col])} ${item.no}`}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <strong>{word(ENTER[col])}</strong>
      {hasValue && (
        <Radio.Group
          aria-label={s.state}
          value={state}
          onChange={(e) => put({ state: e.target.value as typeof state })}
          options={(["value", "missing", "not-applicable"] as const).map((k) => ({ value: k, label: word(STATES[k]) }))}
        />
      )}
      {hasValue &&
        state === "value" &&
        (item.grades ? (
          <Radio.Group
            aria-label={s.grades}
            value={value}
            onChange={(e) => put({ value: String(e.target.value) })}
            options={item.grades.map((g) => ({ value: g.share, label: `${g.key} ${g.share}%` }))}
          />
        ) : (
          <Input
            id={`${id}-value`}
            aria-label={`${s.value} ${item.no}`}
            placeholder={s.value}
            suffix={item.unit ?? ""}
            inputMode="decimal"
            value={value}
            onChange={(e) => put({ value: e.target.value })}
            status={isWrong ? "error" : ""}
            style={{ maxWidth: 240 }}
          />
        ))}
      {isWrong && (
        <p className="bh-fault" role="alert">
          {s.notFigure}
        </p>
      )}
      <Input
        aria-label={`${hasValue ? s.words : s.opinion} ${item.no}`}
        placeholder={hasValue ? s.words : s.opinion}
        maxLength={1000}
        value={words}
        onChange={(e) => put({ words: e.target.value })}
      />
      {waits && col === "sample" ? (
        <p className="bh-notice bh-notice-warn" role="status">
          {s.keptHere}
        </p>
      ) : (
        <ErrorPanel trouble={act.trouble} />
      )}
      <Button type={col === "return" ? "default" : "primary"} htmlType="submit" loading={act.busy}>
        {col === "return" ? word(ENTER.return) : s.save}
      </Button>
    </form>
  );
}

function Evidence({ card, item, reload }: { readonly card: Card; readonly item: CardItem; readonly reload: () => Promise<void> }) {
  const s = useStrings(assessmentsStrings);
  const may = useMay();
  const word = useWord();
  const act = useRefusal();
  const offered = useLoad(["assessment-offered", card.id, item.no, item.files.length], async () =>
    card.can.self ? assessments.offerEvidence({ id: card.id, item: item.no }) : [],
  );
  return (
    <>
      <ul className="bh-files" aria-label={s.evidence}>
        {item.files.map((f) => (
          <li key={f.id}>
            <a href={`/api/files/${f.fileId}`}>{f.name}</a>{" "}
            <span className="bh-quiet" title={may("audit.read") ? `SHA-256 ${f.sha256}` : undefined}>
              {f.kind} · {f.who}
            </span>
            {f.elsewhere.length > 0 && <span className="bh-fault"> {s.elsewhere(f.elsewhere.join("、"))}</span>}{" "}
            {card.can.self && (
              <Button
                size="small"
                onClick={() =>
                  void act.run(async () => {
                    await assessments.dropEvidence({ id: card.id, evidenceId: f.id });
                    await reload();
                  })
                }
              >
                {s.drop}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {card.can.self && (
        <details className="bh-no-print" open={item.evidence !== null && item.files.length === 0}>
          <summary>
            {s.offered} {offered.data?.length ?? ""}
          </summary>
          {offered.data?.length === 0 && <p className="bh-quiet">{s.offeredNone}</p>}
          <ul className="bh-files">
            {(offered.data ?? []).map((o) => (
              <li key={o.fileId}>
                <a href={`/api/files/${o.fileId}`}>{o.name}</a> <span className="bh-quiet">{word(o.from)}</span>{" "}
                <Button
                  size="small"
                  aria-label={`${s.use} ${o.name}`}
                  onClick={() =>
                    void act.run(async () => {
                      await assessments.attachEvidence({
                        id: card.id,
                        item: item.no,
                        fileId: o.fileId,
                        kind: item.evidence?.slice(0, 60) ?? s.evidence,
                      });
                      await reload();
                    })
                  }
                >
                  {s.use}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}

const FORM = defineRegister({
  name: "assessment_objection_form",
  label: { zh: "异议", en: "Objection" },
  fields: [
    { key: "claim", label: { zh: "要求怎么改", en: "What should change" }, type: "text", required: true, maxLength: 200 },
    { key: "reason", label: { zh: "理由和证明", en: "Why, with proof" }, type: "longText", required: true, maxLength: 1000 },
  ],
});
function ObjectForm({ card, item, close }: { readonly card: Card; readonly item: CardItem; readonly close: () => void }) {
  const s = useStrings(assessmentsStrings);
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<number>();
  if (open && sent === undefined)
    return (
      <RegisterForm
        register={FORM}
        draftKey={`assessment.${card.id}.${item.no}.objection`}
        lookups={lookupsOf([FORM])}
        onSubmit={async (values, requestKey) => {
          const made = await assessments.object({
            id: card.id,
            item: item.no,
            claim: String(values["claim"]),
            reason: String(values["reason"]),
            requestKey,
          });
          setSent(made.id);
        }}
        beside={<Button onClick={() => setOpen(false)}>{s.close}</Button>}
      />
    );
  return (
    <>
      {sent !== undefined && (
        <p role="status" className="bh-notice bh-notice-good">
          {s.sent} <AppLink href={`/assessments/objections/${sent}`}>{s.openObjection}</AppLink>
        </p>
      )}
      <div className="bh-actions-row">
        {sent === undefined && <Button onClick={() => setOpen(true)}>{s.object}</Button>}
        <Button onClick={close}>{s.close}</Button>
      </div>
    </>
  );
}
