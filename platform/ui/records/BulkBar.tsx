import { Button } from "antd";
import { useRef, useState } from "react";
import type { ActionDef } from "@bihuan/casework";
import { useQueryClient } from "@tanstack/react-query";
import type { ListInput } from "../../http/contract.ts";
import { Colon } from "../../i18n/Colon.tsx";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { ActButton } from "../ActButton.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { ReasonPanel } from "../record/ActionBar.tsx";
import type { Row, Ticks } from "../list/ListTable.tsx";
import { RequestKey } from "../request-key.ts";
import { useMay } from "../session.ts";
import { useRefusal } from "../useRefusal.ts";
import { BulkLabels } from "./BulkLabels.tsx";
import { callOf, exportUrl, workCalls, type Told } from "./client.ts";
import { recordsStrings } from "./strings.ts";
import { TakerChoice } from "./TakerChoice.tsx";

export function useTicks(): Ticks & { readonly clear: () => void } {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const toggle = (some: readonly number[], on: boolean) =>
    setIds((now) => {
      const next = new Set(now);
      for (const id of some)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  return { ids, toggle, clear: () => setIds(new Set()) };
}

/** So many records an address can name. */
const MOST_NAMED = 100;
/** So many cases are handed over or reminded of at one go. */
const MOST_AT_ONCE = 500;

/** Something done with each of what is ticked: looked at first, then done with those that can take part. */
interface Job {
  readonly label: string;
  readonly why?: { readonly reason?: string; readonly note?: string };
  readonly look: (ids: number[]) => Promise<Told>;
  readonly go: (ids: number[], requestKey: string) => Promise<Told>;
}

/** What may be done with all that is ticked: what will happen to each, and why not, is shown before anything is done, and afterwards what was. */
export function BulkBar({
  records,
  load,
  actions,
  ticks,
}: {
  readonly records: Records;
  readonly load: (input: ListInput) => Promise<{ readonly rows: readonly Row[] }>;
  readonly actions: readonly (readonly [string, ActionDef])[];
  readonly ticks: ReturnType<typeof useTicks>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const may = useMay();
  const client = useQueryClient();
  const key = useRef(new RequestKey());
  const work = useRefusal();
  const [seen, setSeen] = useState<{ job: Job; told: Told; done: boolean }>();
  const [open, setOpen] = useState<"hand-over" | "labels">();
  const [asking, setAsking] = useState<string>();
  const ids = [...ticks.ids];
  const look = (job: Job) => {
    setSeen(undefined);
    setAsking(undefined);
    void work.run(async () => setSeen({ job, told: await job.look(ids), done: false }));
  };
  const go = (job: Job, some: number[]) =>
    void work.run(async () => {
      const requestKey = key.current.for({ job: job.label, why: job.why ?? null, some });
      setSeen({ job, told: await job.go(some, requestKey), done: true });
      key.current.spend();
      setOpen(undefined);
      await client.invalidateQueries({ queryKey: [records.name] });
    });
  const acting = (action: string, a: ActionDef, why: { reason?: string; note?: string } = {}): Job => ({
    label: word(a.label),
    why,
    look: (some) => callOf(records.name).previewBulk({ action, ids: some, ...why }),
    go: (some, requestKey) => callOf(records.name).actOnMany({ action, ids: some, requestKey, ...why }),
  });
  /** What asks for a reason is given one for all before it is looked at. */
  const begin = (action: string, a: ActionDef) => {
    if (a.reason !== "required") return look(acting(action, a));
    setSeen(undefined);
    setOpen(undefined);
    setAsking(action);
  };
  const asked = actions.find(([action]) => action === asking);
  const reminding: Job = {
    label: s.remind,
    look: (caseIds) => workCalls.remindMany({ caseIds, look: true, requestKey: key.current.for({ caseIds }) }),
    go: (caseIds, requestKey) => workCalls.remindMany({ caseIds, look: false, requestKey }),
  };
  const handing = (to: number, name: string): Job => ({
    label: s.handOverTo(name),
    look: (caseIds) => workCalls.handOverMany({ caseIds, to, look: true, requestKey: key.current.for({ caseIds, to }) }),
    go: (caseIds, requestKey) => workCalls.handOverMany({ caseIds, to, look: false, requestKey }),
  });
  const tooMany = (most: number) => ({ why: ids.length > most && s.tooManyPicked(most) });
  const toggle = (what: typeof open) => {
    setSeen(undefined);
    setAsking(undefined);
    setOpen(open === what ? undefined : what);
  };
  return (
    <section className="bh-notice bh-bulk" aria-label={s.picked(ids.length)}>
      <div className="bh-actions-row">
        <strong>{s.picked(ids.length)}</strong>
        {actions.map(([action, a]) => (
          <Button key={action} loading={work.busy} onClick={() => begin(action, a)} title={s.look}>
            {word(a.label)}…
          </Button>
        ))}
        {records.process && may("work.read") && (
          <ActButton loading={work.busy} onClick={() => look(reminding)} title={s.look} {...tooMany(MOST_AT_ONCE)}>
            {s.remind}…
          </ActButton>
        )}
        {records.process && may("work.hand-over") && (
          <ActButton aria-expanded={open === "hand-over"} onClick={() => toggle("hand-over")} {...tooMany(MOST_AT_ONCE)}>
            {s.handOver}…
          </ActButton>
        )}
        <ActButton aria-expanded={open === "labels"} onClick={() => toggle("labels")} {...tooMany(MOST_NAMED)}>
          {s.labels}…
        </ActButton>
        <ActButton href={exportUrl(records)("xlsx", { filter: { id: ids.slice(0, MOST_NAMED).map(String) } }, [])} {...tooMany(MOST_NAMED)}>
          {s.exportPicked}
        </ActButton>
        <Button type="link" onClick={ticks.clear}>
          {s.unpick}
        </Button>
      </div>
      {asked && (
        <ReasonPanel
          key={asked[0]}
          action={{
            action: asked[0],
            label: asked[1].label,
            allowed: true,
            unmet: [],
            needsReason: true,
            reasons: Object.entries(asked[1].reasons ?? {}).map(([value, label]) => ({ value, label })),
          }}
          busy={work.busy}
          onCancel={() => setAsking(undefined)}
          onSend={(why) => look(acting(asked[0], asked[1], why))}
        />
      )}
      {open === "hand-over" && <TakerChoice busy={work.busy} onChosen={(id, name) => look(handing(id, name))} />}
      {open === "labels" && <BulkLabels records={records} load={load} ids={ids.slice(0, MOST_NAMED)} />}
      <div role="status">{seen && <ToldList told={seen.told} done={seen.done} />}</div>
      {seen && !seen.done && seen.told.some((t) => t.refusal === null) && (
        <Button type="primary" loading={work.busy} onClick={() => go(seen.job, goingIn(seen.told))}>
          {s.doMany(seen.job.label, goingIn(seen.told).length)}
        </Button>
      )}
      <ErrorPanel trouble={work.trouble} />
    </section>
  );
}

const goingIn = (told: Told): number[] => told.flatMap((t) => (t.refusal === null ? [t.id] : []));

/** Each by name, those that are left out with their reason first. */
function ToldList({ told, done }: { readonly told: Told; readonly done: boolean }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const left = told.filter((t) => t.refusal !== null);
  const can = told.filter((t) => t.refusal === null);
  const lines = (some: Told) => (
    <ul className="bh-bulk-rows">
      {some.map((t) => (
        <li key={t.id}>
          {t.title}
          <Colon />
          {word(t.refusal ?? t.does ?? { zh: "", en: "" })}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p>{done ? s.result(can.length, left.length) : s.going(can.length)}</p>
      {left.length > 0 && (
        <>
          <p>{s.leftOut(left.length)}</p>
          {lines(left)}
          {can.length > 0 && <p>{done ? s.wasDone : s.willBeDone}</p>}
        </>
      )}
      {lines(can)}
    </>
  );
}
