import { Button } from "antd";
import { useId, useState, type ReactNode } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { ImportSheets } from "../../../platform/ui/records/ImportSheets.tsx";
import { likeliest, readTables, type SheetTable } from "../../../platform/ui/tables.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { KNOWN_HEADINGS } from "../import.ts";
import type { Fault } from "../rules.ts";
import { assessments } from "./api.ts";
import { assessmentsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Given {
  readonly faults: readonly Fault[];
  readonly items: readonly { no: string; name: string; points: string; rule: string; wording: string | null; meant: string }[];
}

function Rows({
  label,
  head,
  rows,
}: {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}) {
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={label} style={{ maxHeight: 420, overflowY: "auto" }}>
      <table className="bh-plain-table">
        <Heads of={head} />
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((c, k) => (
                <td key={k}>{c}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a standard says and how each rule is read; where it contradicts itself; a table to import; a dry run over all units. */
export function StandardCheck({ data, given, reload }: PanelProps) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const { faults, items } = given as Given;
  return (
    <>
      <Section title={s.check} id="check">
        {items.length > 0 && faults.length === 0 && <p className="bh-notice bh-notice-good">{s.checkGood(items.length)}</p>}
        {faults.length > 0 && (
          <div className="bh-notice bh-notice-warn">
            {s.checkBad(faults.length)}
            <ul>
              {faults.slice(0, 40).map((f, i) => (
                <li key={i}>
                  <strong>{f.no || s.whole}</strong> {word(f)}
                </li>
              ))}
            </ul>
            {faults.some((f) => f.isLint) && <AppLink href="/indicators/refused">{s.refusedLink}</AppLink>}
          </div>
        )}
        {items.length > 0 && (
          <Rows
            label={s.check}
            head={[s.item, s.content, s.points, s.asWritten, s.read]}
            rows={items.map((i) => [i.no, i.name, i.points, i.wording ?? i.rule, i.meant || s.notRead])}
          />
        )}
      </Section>
      {data.can.edit && <ImportTable id={data.id} version={data.version} done={reload} />}
      {items.length > 0 && <DryRun id={data.id} />}
    </>
  );
}

type Read = Awaited<ReturnType<typeof assessments.readStandard>>;
interface Picked {
  readonly table: { columns: string[]; rows: { at: number; cells: string[] }[] };
  readonly read: Read;
}

function ImportTable({ id, version, done }: { readonly id: number; readonly version: number; readonly done: () => Promise<void> }) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const fileId = useId();
  const act = useRefusal();
  const [picked, setPicked] = useState<Picked>();
  const [taken, setTaken] = useState<number>();
  const [chosen, setChosen] = useState<{ file: File; sheets: readonly SheetTable[]; sheet: number }>();
  const use = async (file: File, sheets: readonly SheetTable[], at: number) => {
    setTaken(undefined);
    setChosen({ file, sheets, sheet: at });
    const sheet = sheets[at];
    const table = { columns: [...(sheet?.columns ?? [""])], rows: (sheet?.rows ?? []).map((r) => ({ at: r.at, cells: [...r.cells] })) };
    setPicked({ table, read: await assessments.readStandard({ id, table }) });
  };
  const take = (file: File, byHand?: { sheet: number; heading: number }) =>
    act.run(async () => {
      const sheets = await readTables(file, KNOWN_HEADINGS, byHand);
      await use(file, sheets, byHand?.sheet ?? likeliest(sheets, KNOWN_HEADINGS));
    });
  const confirm = (table: Picked["table"]) =>
    act.run(async () => {
      const result = await assessments.importStandard({ id, version, table, confirmed: true });
      setPicked(undefined);
      setChosen(undefined);
      setTaken(result.taken);
      await done();
    });
  return (
    <Section title={s.importTitle} id="import">
      <p className="bh-quiet">{s.importHint}</p>
      <label htmlFor={fileId}>{s.chooseFile}</label>{" "}
      <input
        id={fileId}
        type="file"
        accept=".xlsx,.xls,.et,.ods,.csv,.html,.docx"
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file) void take(file);
        }}
      />
      <ErrorPanel trouble={act.trouble} />
      {chosen && (
        <ImportSheets
          sheets={chosen.sheets}
          chosen={chosen.sheet}
          busy={act.busy}
          onChoose={(sheet) => void act.run(() => use(chosen.file, chosen.sheets, sheet))}
          onHeading={(heading) => void take(chosen.file, { sheet: chosen.sheet, heading })}
        />
      )}
      {taken !== undefined && (
        <p role="status" className="bh-notice bh-notice-good">
          {s.imported(taken)}
        </p>
      )}
      {picked && picked.read.faults.length > 0 && (
        <ul className="bh-notice bh-notice-bad" role="alert">
          {picked.read.faults.slice(0, 30).map((f, i) => (
            <li key={i}>
              {s.line(f.line)} · {word(f.words)}
            </li>
          ))}
        </ul>
      )}
      {picked && picked.read.faults.length === 0 && (
        <>
          <p>{s.readAs(picked.read.items.length)}</p>
          {picked.read.skipped.length > 0 && (
            <p className="bh-quiet">
              {s.skipped(picked.read.skipped.length, picked.read.skipped.map((k) => `${s.line(k.line)} ${k.text}`).slice(0, 10))}
            </p>
          )}
          {picked.read.ignored.length > 0 && <p className="bh-quiet">{s.left(picked.read.ignored.join("、"))}</p>}
          <Rows
            label={s.importTitle}
            head={[s.item, s.content, s.points, s.asWritten, s.read]}
            rows={picked.read.items.map((i) => [
              i.no,
              i.name,
              i.points,
              i.wording,
              i.meant ?? <span className="bh-fault">{i.why ? word(i.why) : s.notRead}</span>,
            ])}
          />
          <Button type="primary" loading={act.busy} onClick={() => void confirm(picked.table)}>
            {s.confirm(picked.read.items.length)}
          </Button>
        </>
      )}
    </Section>
  );
}

type Dry = Awaited<ReturnType<typeof assessments.dryRun>>;
function DryRun({ id }: { readonly id: number }) {
  const s = useStrings(assessmentsStrings);
  const act = useRefusal();
  const [dry, setDry] = useState<Dry>();
  return (
    <Section title={s.dryTitle} id="dry-run">
      <Button loading={act.busy} onClick={() => void act.run(async () => setDry(await assessments.dryRun({ id })))}>
        {s.dry}
      </Button>
      <ErrorPanel trouble={act.trouble} />
      {dry && (
        <>
          <p className="bh-quiet">{s.dryAgainst(dry.before)}</p>
          <Rows
            label={s.dryTitle}
            head={[s.unit, s.total, s.was, s.differs, s.openItems]}
            rows={dry.units.map((u) => [
              u.name,
              u.total,
              u.was ?? "—",
              u.was === null ? "—" : (Number(u.total) - Number(u.was)).toFixed(2),
              u.open,
            ])}
          />
        </>
      )}
    </Section>
  );
}
