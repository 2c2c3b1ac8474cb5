import { Button } from "antd";
import { useRef, useState } from "react";
import type { ActionDef } from "@bihuan/casework";
import { useQueryClient } from "@tanstack/react-query";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import type { Ticks } from "../list/ListTable.tsx";
import { RequestKey } from "../request-key.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf, exportUrl } from "./client.ts";
import { recordsStrings } from "./strings.ts";

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

type Told = Awaited<ReturnType<ReturnType<typeof callOf>["previewBulk"]>>;

/** One act for what is ticked: who can take part and who cannot is shown before anything is done, and afterwards what was. */
export function BulkBar({
  records,
  actions,
  ticks,
}: {
  readonly records: Records;
  readonly actions: readonly (readonly [string, ActionDef])[];
  readonly ticks: ReturnType<typeof useTicks>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const client = useQueryClient();
  const key = useRef(new RequestKey());
  const work = useRefusal();
  const [seen, setSeen] = useState<{ action: string; told: Told; done: boolean }>();
  const ids = [...ticks.ids];
  const look = (action: string) =>
    void work.run(async () => setSeen({ action, told: await callOf(records.name).previewBulk({ action, ids }), done: false }));
  const go = (action: string, some: readonly number[]) =>
    void work.run(async () => {
      const requestKey = key.current.for({ action, some });
      setSeen({ action, told: await callOf(records.name).actOnMany({ action, ids: [...some], requestKey }), done: true });
      key.current.spend();
      await client.invalidateQueries({ queryKey: [records.name] });
    });
  const exportPicked = exportUrl(records)("xlsx", { filter: { id: ids.slice(0, MOST_NAMED).map(String) } }, []);
  const left = seen?.told.filter((t) => t.refusal !== null) ?? [];
  const can = seen?.told.filter((t) => t.refusal === null) ?? [];
  const label = seen ? word(records.process?.actions[seen.action]?.label ?? { zh: seen.action, en: seen.action }) : "";
  return (
    <section className="bh-notice bh-bulk" aria-label={s.picked(ids.length)}>
      <div className="bh-actions-row">
        <strong>{s.picked(ids.length)}</strong>
        {actions.map(([name, a]) => (
          <Button key={name} loading={work.busy} onClick={() => look(name)} title={s.look}>
            {word(a.label)}…
          </Button>
        ))}
        <Button
          disabled={ids.length > MOST_NAMED}
          title={ids.length > MOST_NAMED ? s.tooManyPicked(MOST_NAMED) : undefined}
          href={exportPicked}
        >
          {s.exportPicked}
        </Button>
        <Button type="link" onClick={ticks.clear}>
          {s.unpick}
        </Button>
      </div>
      <div role="status">
        {seen && (
          <>
            <p>{seen.done ? s.result(can.length, left.length) : s.going(can.length)}</p>
            {left.length > 0 && (
              <>
                <p>{s.leftOut(left.length)}</p>
                <ul>
                  {left.slice(0, 20).map((t) => (
                    <li key={t.id}>
                      {t.title}：{t.refusal && word(t.refusal)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      {seen && !seen.done && can.length > 0 && (
        <Button
          type="primary"
          loading={work.busy}
          onClick={() =>
            go(
              seen.action,
              can.map((t) => t.id),
            )
          }
        >
          {s.doMany(label, can.length)}
        </Button>
      )}
      <ErrorPanel trouble={work.trouble} />
    </section>
  );
}
