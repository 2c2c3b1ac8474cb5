import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showInstant } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { backupsContract } from "../contract.ts";
import { OUTCOMES, TROUBLES } from "../words.ts";
import { backupsStrings } from "./strings.ts";

const { call } = createApi<typeof backupsContract>("backups");
type Listed = Awaited<ReturnType<typeof call.listBackups>>;
type Trial = Listed["trials"][number];

const count = (n: number): string => n.toLocaleString("en");
const size = (bytes: number): string => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** Are there backups, did a restore of one hold, and what is set. */
export function BackupsPage() {
  const s = useStrings(backupsStrings);
  const word = useWord();
  const list = useLoad(["backups"], () => call.listBackups());
  return (
    <Page title={s.backups} lead={s.lead}>
      <WhenLoaded of={list}>
        {(l) => (
          <>
            {l.troubles.length > 0 && (
              <div className="bh-notice" role="alert">
                {l.troubles.map((t) => (
                  <p key={t}>
                    <strong>{word(TROUBLES[t])}</strong>
                  </p>
                ))}
                <p>{s.troubleNote}</p>
              </div>
            )}
            {l.schedule ? (
              <>
                <Tested trials={l.trials} now={l.now} />
                <Schedule schedule={l.schedule} isMailSet={l.isMailSet} />
                <Backups backups={l.backups} />
                <Trials trials={l.trials} />
              </>
            ) : (
              <Unset />
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Unset() {
  const s = useStrings(backupsStrings);
  return (
    <div className="bh-notice" role="alert">
      <strong>{s.unset}</strong>
      <p>{s.unsetLead}</p>
      <ol>
        {[s.step1, s.step2, s.step3].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

/** What a trial found, in words. */
function useOutcome(): (trial: Trial) => string {
  const s = useStrings(backupsStrings);
  const word = useWord();
  return ({ outcome, seals }) => word(OUTCOMES[outcome]) + (outcome !== "whole" ? "" : seals === null ? s.unsealed : s.sealed(seals));
}

function Tested({ trials, now }: { trials: Trial[]; now: string }) {
  const s = useStrings(backupsStrings);
  const { locale } = useLocale();
  const outcome = useOutcome();
  const last = trials.find((t) => t.outcome === "whole");
  if (!last) return <p role="status">{s.neverTested}</p>;
  const hours = Math.max(0, Math.floor((Date.parse(now) - Date.parse(last.at)) / 3_600_000));
  return (
    <p role="status">
      <strong>
        {s.tested}: {s.ago(hours)}
      </strong>{" "}
      <span className="bh-quiet">
        {showInstant(last.at, locale)} · {s.ofBackup(showInstant(last.of, locale))} · {outcome(last)}
      </span>
    </p>
  );
}

function Schedule({ schedule, isMailSet }: { schedule: NonNullable<Listed["schedule"]>; isMailSet: boolean }) {
  const s = useStrings(backupsStrings);
  const lines = [
    [s.folder, <code key="folder">{schedule.folder}</code>],
    [s.when, s.nightly(schedule.hour)],
    [s.keep, s.kept(schedule.daily, schedule.weekly, schedule.monthly)],
    [s.encryption, schedule.isEncrypted ? s.encrypted : s.notEncrypted],
  ] as const;
  return (
    <Section title={s.schedule}>
      <dl className="bh-definitions">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!isMailSet && <p className="bh-quiet">{s.mailNote}</p>}
    </Section>
  );
}

function Backups({ backups }: { backups: Listed["backups"] }) {
  const s = useStrings(backupsStrings);
  const { locale } = useLocale();
  return (
    <Section title={s.list}>
      <Rows
        head={[s.day, s.size, s.fresh, s.rows, s.files]}
        rows={backups.map((b) => ({
          key: b.name,
          cells: [
            showInstant(b.at, locale),
            size(b.bytes),
            size(b.newBytes),
            count(b.rows),
            count(b.files) + (b.faults > 0 ? s.fileFaults(b.faults) : ""),
          ],
        }))}
        none={s.none}
      />
    </Section>
  );
}

function Trials({ trials }: { trials: Trial[] }) {
  const s = useStrings(backupsStrings);
  const { locale } = useLocale();
  const outcome = useOutcome();
  return (
    <Section title={s.trials}>
      <Rows
        head={[s.tried, s.of, s.outcome, s.took]}
        rows={trials.map((t) => ({
          key: t.at,
          cells: [showInstant(t.at, locale), showInstant(t.of, locale), outcome(t), s.seconds(t.seconds.toFixed(1))],
        }))}
        none={s.noTrials}
      />
    </Section>
  );
}

function Rows({ head, rows, none }: { head: string[]; rows: { key: string; cells: string[] }[]; none: string }) {
  if (rows.length === 0) return <p className="bh-quiet">{none}</p>;
  return (
    <div className="bh-scroll">
      <table className="bh-plain-table bh-stack">
        <thead>
          <tr>
            {head.map((h) => (
              <th scope="col" key={h}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                <td data-label={head[i]} key={head[i]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
