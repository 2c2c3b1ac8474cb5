import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { ReadRow, tasksContract } from "../contract.ts";
import { tasksStrings } from "./strings.ts";

const { call } = createApi<typeof tasksContract>("tasks");

/** Reads the minutes' sentences as decisions, and says row by row what is missing before the minutes can be signed. */
export function CheckPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(tasksStrings);
  const { locale } = useLocale();
  const work = useRefusal();
  const [read, setRead] = useState<readonly ReadRow[]>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const faults = (given ?? []) as { no: number; fault: string }[];
  const chosen = (read ?? []).filter((r, i) => !r.taken && !left.has(i));
  return (
    <Section title={s.check} id="check">
      {faults.length > 0 ? (
        <ul className="bh-notice bh-notice-warn">
          {faults.map((f) => (
            <li key={`${f.no}${f.fault}`}>
              {s.row(f.no)}：{s.fault(f.fault)}
            </li>
          ))}
        </ul>
      ) : (
        (data.children["decisions"] ?? []).length > 0 && <p className="bh-quiet">{s.allOwned}</p>
      )}
      {data.can.edit && (
        <>
          <p className="bh-quiet">{s.readHint}</p>
          <Button loading={work.busy} onClick={() => void work.run(async () => setRead(await call.readMinutes({ id: data.id })))}>
            {s.read}
          </Button>
        </>
      )}
      {data.case?.state === "planned" && (
        <p>
          <a href={`/api/meetings/${data.id}/notice`}>{s.notice}</a> <span className="bh-quiet">{s.noticeHint}</span>
        </p>
      )}
      {data.case?.state === "closed" && (
        <p>
          <a href={`/api/meetings/${data.id}/minutes`}>{s.minutes}</a>
        </p>
      )}
      {read?.length === 0 && <p role="status">{s.nothingRead}</p>}
      {read !== undefined && read.length > 0 && (
        <ul className="bh-plain-list" aria-label={s.read}>
          {read.map((r, i) => (
            <li key={i}>
              <Checkbox
                checked={!r.taken && !left.has(i)}
                disabled={r.taken}
                onChange={(e) => setLeft(new Set(e.target.checked ? [...left].filter((x) => x !== i) : [...left, i]))}
              >
                {r.matter} {r.taken && <span className="bh-quiet">{s.taken}</span>}
              </Checkbox>
              <div className="bh-quiet">
                {s.leads} {r.leadUnitName ?? `${r.leads}${s.noUnit}`}
                {r.with.length > 0 && ` · ${s.with} ${r.with.join("、")}`} · {s.until}{" "}
                {r.untilOn === null ? s.noDay(r.dayWords) : showDay(r.untilOn, locale)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <Button
          type="primary"
          loading={work.busy}
          onClick={() =>
            void work.run(async () => {
              await call.takeDecisions({
                id: data.id,
                version: data.version,
                rows: chosen.map(({ matter, leadUnitId, person, untilOn, with: others }) => ({
                  matter,
                  leadUnitId,
                  person,
                  untilOn,
                  with: others,
                })),
              });
              setRead(undefined);
              await reload();
            })
          }
        >
          {s.take(chosen.length)}
        </Button>
      )}
      <ErrorPanel trouble={work.trouble} />
    </Section>
  );
}
