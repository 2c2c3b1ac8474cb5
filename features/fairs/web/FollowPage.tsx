import { Button, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { FOLLOW_CAUSES, OUTCOMES, type FollowCause, type Outcome } from "../rules.ts";
import { fairs } from "./api.ts";
import { FairSheet } from "./FairSheet.tsx";
import { followStrings } from "./follow-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Follow = Awaited<ReturnType<typeof fairs.readFollow>>;

/** What came of every selected project, and a cause for each that came to nothing. */
export function FollowPage() {
  const s = useStrings(followStrings);
  const word = useWord();
  const fairId = Number(useRouteParams().id);
  const may = useMay()("fair_project.edit");
  const [outcome, setOutcome] = useState<Outcome | "all">("silent");
  const [after, setAfter] = useState(0);
  const loaded = useLoad(["fair", fairId, "follow", outcome, after], () =>
    fairs.readFollow({ fairId, after, ...(outcome === "all" ? {} : { outcome }) }),
  );
  const choose = (next: Outcome | "all") => {
    setOutcome(next);
    setAfter(0);
  };
  return (
    <FairSheet fairId={fairId} name={s.follow} lead={s.hint} of={loaded}>
      {(f) => {
        const { landed, going, caused, silent } = f.counts;
        return (
          <>
            <p className={silent > 0 && f.state === "held" ? "bh-notice bh-notice-warn" : "bh-notice"}>
              {s.rate(landed, landed + going + caused + silent)} {s.explained(silent)}
            </p>
            {f.causes.length > 0 && (
              <Section title={s.causes}>
                <ul>
                  {f.causes.map((c) => (
                    <li key={c.cause}>
                      {word(FOLLOW_CAUSES[c.cause])} {s.n(c.n)}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            <Section title={s.outcome}>
              <Segmented<Outcome | "all">
                className="bh-no-print"
                aria-label={s.outcome}
                value={outcome}
                options={[
                  { value: "all", label: s.all },
                  ...(Object.keys(OUTCOMES) as Outcome[]).map((o) => ({ value: o, label: `${word(OUTCOMES[o])} ${f.counts[o]}` })),
                ]}
                onChange={choose}
              />
              {f.rows.length === 0 ? <p className="bh-quiet">{s.none}</p> : <Rows f={f} may={may} reload={loaded.reload} />}
              <p className="bh-actions-row bh-no-print">
                {after > 0 && <Button onClick={() => setAfter(0)}>{s.first}</Button>}
                {f.more && <Button onClick={() => setAfter(f.rows.at(-1)?.id ?? 0)}>{s.next}</Button>}
              </p>
            </Section>
          </>
        );
      }}
    </FairSheet>
  );
}

function Rows({ f, may, reload }: { readonly f: Follow; readonly may: boolean; readonly reload: () => Promise<void> }) {
  const s = useStrings(followStrings);
  const word = useWord();
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.follow}>
      <table className="bh-plain-table">
        <Heads of={[s.project, s.owner, s.zone, s.outcome, s.cause]} />
        <tbody>
          {f.rows.map((r) => (
            <tr key={`${r.id} ${r.version}`}>
              <th scope="row">
                <AppLink href={`/fairs/projects/${r.id}`}>{r.title}</AppLink>
              </th>
              <td>{r.owner}</td>
              <td>{r.zone}</td>
              <td>{word(OUTCOMES[r.outcome])}</td>
              <td>
                {r.cause !== null && (
                  <p>
                    {word(FOLLOW_CAUSES[r.cause])} {r.words} {r.saidBy !== null && <span className="bh-quiet">{s.saidBy(r.saidBy)}</span>}
                  </p>
                )}
                {may && (r.outcome === "silent" || r.saidBy !== null) && <Cause row={r} reload={reload} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cause({ row, reload }: { readonly row: Follow["rows"][number]; readonly reload: () => Promise<void> }) {
  const s = useStrings(followStrings);
  const word = useWord();
  const act = useRefusal();
  const [cause, setCause] = useState<FollowCause | null>(row.saidBy === null ? null : row.cause);
  const [words, setWords] = useState(row.words ?? "");
  return (
    <div className="bh-actions-row bh-no-print">
      <Select<FollowCause | null>
        style={{ minWidth: 160 }}
        aria-label={`${row.title} ${s.cause}`}
        placeholder={s.cause}
        value={cause}
        options={(Object.keys(FOLLOW_CAUSES) as FollowCause[]).map((c) => ({ value: c, label: word(FOLLOW_CAUSES[c]) }))}
        onChange={setCause}
      />
      <Input aria-label={s.words} placeholder={s.words} maxLength={300} value={words} onChange={(e) => setWords(e.target.value)} />
      <ActButton
        size="small"
        loading={act.busy}
        missing={[cause === null && s.cause]}
        onClick={() =>
          void act.run(async () => {
            if (cause === null) return;
            await fairs.sayCause({ projectId: row.id, version: row.version, cause, words: words.trim() });
            await reload();
          })
        }
      >
        {s.save}
      </ActButton>
      <ErrorPanel trouble={act.trouble} />
    </div>
  );
}
