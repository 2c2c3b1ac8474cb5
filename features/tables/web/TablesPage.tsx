import { Button, Progress } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { tablesContract } from "../contract.ts";
import { KINDS, speedOf, STAGES, STATES } from "../rules.ts";
import { tablesStrings } from "./strings.ts";

const { call } = createApi<typeof tablesContract>("tables");
type Listed = Awaited<ReturnType<typeof call.listTableJobs>>;
type Job = Listed["jobs"][number];

const AGAIN_MILLIS = 1500;
const isOpen = (j: Job): boolean => j.state === "waiting" || j.state === "running";
const size = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** One's own long imports and exports: how far, how fast, their files; asked again while one is under way. */
export function TablesPage() {
  const s = useStrings(tablesStrings);
  const list = useLoad(["tables", "jobs"], () => call.listTableJobs(), {
    againMillis: (l) => (l.jobs.some(isOpen) ? AGAIN_MILLIS : false),
  });
  const work = useRefusal();
  const stop = (id: number) =>
    void work.run(async () => {
      await call.cancelTableJob({ id });
      await list.reload();
    });
  return (
    <Page title={s.title} lead={s.lead(list.data?.keepDays ?? 7)}>
      <ErrorPanel trouble={work.trouble} />
      <WhenLoaded of={list}>
        {(l) =>
          l.jobs.length === 0 ? (
            <p className="bh-quiet">{s.none}</p>
          ) : (
            <ul className="bh-items">
              {l.jobs.map((j) => (
                <li key={j.id}>
                  <JobLine job={j} now={Date.parse(l.now)} busy={work.busy} onStop={() => stop(j.id)} />
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </Page>
  );
}

function JobLine({ job: j, now, busy, onStop }: { job: Job; now: number; busy: boolean; onStop: () => void }) {
  const s = useStrings(tablesStrings);
  const word = useWord();
  const rows = j.kind === "export" || j.stage === "check" ? j.read : j.stored + j.left;
  const speed = isOpen(j) ? speedOf({ rows, begunAt: j.begunAt, endedAt: j.endedAt }, now) : undefined;
  return (
    <>
      <p>
        <strong>
          {word(KINDS[j.kind])} · {word(j.what)}
        </strong>{" "}
        {j.name} <span role="status">{j.isStopping ? s.stopping : word(STATES[j.state])}</span>{" "}
        <span className="bh-quiet">
          <InstantText at={j.askedAt} />
        </span>
      </p>
      {isOpen(j) && (
        <p>
          <Progress percent={Math.round(j.share * 100)} status="active" aria-label={s.progress(j.name)} />
          {j.state === "running" && (
            <span className="bh-quiet">
              {word(STAGES[j.stage])} · {s.exported(rows)} {speed === undefined ? "" : `· ${s.speed(speed)}`}
            </span>
          )}
        </p>
      )}
      {j.words && <p className={j.state === "failed" ? "bh-fault" : ""}>{word(j.words)}</p>}
      {j.kind === "import" && !isOpen(j) && j.read > 0 && (
        <p className="bh-quiet">
          {s.sums(j.sums.above, j.sums.notes, j.sums.blank, j.read)}；
          {s.rows(j.stored, j.doubtful, j.sums.faulty, j.sums.same, j.sums.refused)}
        </p>
      )}
      {j.refused.map((r) => (
        <p key={r.row} className="bh-quiet">
          {s.refusedRow(r.row, word(r.fault))}
        </p>
      ))}
      <p className="bh-actions-row">
        {isOpen(j) && !j.isStopping && (
          <Button size="small" danger loading={busy} onClick={onStop}>
            {s.cancel}
          </Button>
        )}
        {j.file && (
          <a className="bh-button" href={`/api/tables/jobs/${j.id}/file`} download>
            {j.kind === "export" ? s.file(size(j.file.bytes)) : s.marked(size(j.file.bytes))}
          </a>
        )}
        {j.batchAt && <AppLink href={j.batchAt}>{s.batch}</AppLink>}
      </p>
    </>
  );
}
