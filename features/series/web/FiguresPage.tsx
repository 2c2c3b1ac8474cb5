import { Button, Checkbox, Input, Select } from "antd";
import { useRef, useState, useId } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayInput } from "../../../platform/ui/form/DayInput.tsx";
import { Page, Section } from "../../../platform/ui/Page.tsx";
import { ImportSheets } from "../../../platform/ui/records/ImportSheets.tsx";
import { likeliest, readPasted, readTables, type SheetTable } from "../../../platform/ui/tables.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Role } from "../table.ts";
import { call } from "./api.ts";
import { Batches } from "./Batches.tsx";
import { Columns } from "./Columns.tsx";
import { Told } from "./Told.tsx";
import { seriesStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Preview = Awaited<ReturnType<typeof call.previewFigures>>;
interface Chosen {
  readonly file: File | undefined;
  readonly sheets: readonly SheetTable[];
  readonly sheet: number;
}
interface Whole {
  readonly roles?: readonly (Role | null)[];
  readonly seriesId?: number;
  readonly period?: string;
  readonly regions?: Readonly<Record<string, string>>;
}

/** A table of statistics: every sheet told, each column's meaning proposed and chosen, every cell accounted for, stored on a second press, taken back as a whole. */
export function FiguresPage() {
  const s = useStrings(seriesStrings);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>();
  const [whole, setWhole] = useState<Whole>({});
  const [seen, setSeen] = useState<Preview>();
  const [bring, setBring] = useState({ source: "", publishedOn: "", revision: "", partial: false });
  const [taken, setTaken] = useState<Awaited<ReturnType<typeof call.bringFigures>>>();
  const work = useRefusal();
  const pasteId = useId();
  const input = useRef<HTMLInputElement>(null);
  const batches = useLoad(["series", "batches"], () => call.listBatches({}));
  const table = chosen?.sheets[chosen.sheet];

  const given = (of: Chosen, more: Whole) => {
    const t = of.sheets[of.sheet] as SheetTable;
    return {
      columns: [...t.columns],
      rows: t.rows.map((r) => [...r.cells]),
      at: t.rows.map((r) => r.at),
      ...(of.file ? { name: of.file.name } : {}),
      ...(t.unit ? { unit: t.unit } : {}),
      ...(more.roles ? { roles: [...more.roles] } : {}),
      ...(more.seriesId === undefined ? {} : { seriesId: more.seriesId }),
      ...(more.period ? { period: more.period } : {}),
      ...(more.regions ? { regions: { ...more.regions } } : {}),
    };
  };
  const check = async (of: Chosen, more: Whole) => {
    setTaken(undefined);
    setWhole(more);
    if (!of.sheets[of.sheet]?.heading) return setSeen(undefined);
    const preview = await call.previewFigures(given(of, more));
    setSeen(preview);
    setWhole({ ...more, roles: preview.roles as (Role | null)[] });
  };
  const take = async (of: Chosen, keep: Whole = {}) => {
    setChosen(of);
    await check(of, keep);
  };
  const open = (file: File | undefined, heading?: number) =>
    void work.run(async () => {
      setSeen(undefined);
      if (!file) return take({ file, sheets: [readPasted(text, [], heading)], sheet: 0 });
      const byHand = heading && chosen ? { sheet: chosen.sheet, heading } : undefined;
      const sheets = await readTables(file, [], byHand);
      return take({ file, sheets, sheet: byHand?.sheet ?? likeliest(sheets, []) });
    });
  const again = (more: Whole) => void work.run(async () => chosen && check(chosen, { ...whole, ...more }));
  const store = () =>
    void work.run(async () => {
      if (!chosen) return;
      const { source, publishedOn, revision, partial } = bring;
      const done = await call.bringFigures({
        ...given(chosen, whole),
        source,
        partial,
        ...(publishedOn ? { publishedOn } : {}),
        ...(revision.trim() ? { revision } : {}),
      });
      setTaken(done);
      await batches.reload();
    });

  const count = seen ? seen.sums.fresh + (bring.revision.trim() ? seen.sums.differ : 0) : 0;
  return (
    <Page title={s.bring} lead={s.lead}>
      <div className="bh-panel bh-form">
        <div className="bh-actions-row">
          <Button loading={work.busy} onClick={() => input.current?.click()}>
            {s.choose}
          </Button>
          <AppLink href="/indicators/series">{s.back}</AppLink>
          <AppLink href="/indicators/series/import">{s.defineMany}</AppLink>
        </div>
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.et,.xlsb,.ods,.csv,.tsv,.txt,.html,.docx"
          onChange={(e) => {
            const file = e.target.files?.[0];
            e.target.value = "";
            if (file) open(file);
          }}
        />
        <label htmlFor={pasteId}>{s.paste}</label>
        <Input.TextArea id={pasteId} value={text} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(e) => setText(e.target.value)} />
        <ActButton missing={[text.trim() === "" && s.paste]} loading={work.busy} onClick={() => open(undefined)}>
          {s.check}
        </ActButton>
      </div>
      <ErrorPanel trouble={work.trouble} />
      {chosen && (
        <ImportSheets
          sheets={chosen.sheets}
          chosen={chosen.sheet}
          busy={work.busy}
          onChoose={(sheet) => void work.run(() => take({ ...chosen, sheet }))}
          onHeading={(row) => open(chosen.file, row)}
        />
      )}
      {seen && table && seen.choices.length === 0 && (
        <p className="bh-notice bh-notice-warn">
          {s.noSeries} <AppLink href="/indicators/series/new">{s.enter}</AppLink>
        </p>
      )}
      {seen && table && (
        <>
          <Columns table={table} seen={seen} busy={work.busy} onRoles={(roles) => again({ roles })} />
          <WholeTable whole={whole} seen={seen} busy={work.busy} onCheck={again} />
          <Told seen={seen} busy={work.busy} onRegion={(name, code) => again({ regions: { ...whole.regions, [name]: code } })} />
          <Section title={s.source2}>
            <p>
              <label>
                {s.source2}{" "}
                <Input
                  aria-label={s.source2}
                  style={{ maxWidth: 420 }}
                  placeholder={s.sourceHelp}
                  value={bring.source}
                  onChange={(e) => setBring({ ...bring, source: e.target.value })}
                />
              </label>
            </p>
            <p>
              <label>
                {s.publishedOn}{" "}
                <DayInput
                  kind="day"
                  aria-label={s.publishedOn}
                  text={bring.publishedOn}
                  onChange={(publishedOn) => setBring({ ...bring, publishedOn })}
                />
              </label>
            </p>
            {seen.sums.differ > 0 && (
              <p>
                <label>
                  {s.revisionReason}{" "}
                  <Input
                    aria-label={s.revisionReason}
                    style={{ maxWidth: 420 }}
                    value={bring.revision}
                    onChange={(e) => setBring({ ...bring, revision: e.target.value })}
                  />
                </label>
              </p>
            )}
            {seen.sums.faulty > 0 && (
              <p>
                <Checkbox checked={bring.partial} onChange={(e) => setBring({ ...bring, partial: e.target.checked })}>
                  {s.partial}
                </Checkbox>
              </p>
            )}
            {taken ? (
              <p className="bh-notice bh-notice-good" role="status">
                {s.taken(taken.stored, taken.revised, taken.left)}
              </p>
            ) : (
              <ActButton
                type="primary"
                loading={work.busy}
                missing={[bring.source.trim().length < 2 && s.source2, seen.sums.faulty > 0 && !bring.partial && s.partial]}
                why={count === 0 && s.noneToTake}
                onClick={store}
              >
                {s.take(count)}
              </ActButton>
            )}
          </Section>
        </>
      )}
      <Batches batches={batches} />
    </Page>
  );
}

/** What neither columns nor rows say. */
function WholeTable({ whole, seen, busy, onCheck }: { whole: Whole; seen: Preview; busy: boolean; onCheck: (more: Whole) => void }) {
  const s = useStrings(seriesStrings);
  const [period, setPeriod] = useState(whole.period ?? "");
  return (
    <Section title={s.all}>
      <p>
        <label>
          {s.allSeries}{" "}
          <Select
            aria-label={`${s.all}${s.allSeries}`}
            style={{ minWidth: 260 }}
            disabled={busy}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            value={whole.seriesId ?? null}
            onChange={(id) => onCheck(id === null || id === undefined ? {} : { seriesId: id })}
            options={seen.choices.map((c) => ({ value: c.id, label: `${c.name}（${c.measureUnit}）` }))}
          />
        </label>
      </p>
      <p>
        <label>
          {s.allPeriod}{" "}
          <Input aria-label={`${s.all}${s.allPeriod}`} style={{ width: 140 }} value={period} onChange={(e) => setPeriod(e.target.value)} />
        </label>{" "}
        <span className="bh-quiet">{s.allPeriodHelp}</span>{" "}
        <Button size="small" disabled={busy} onClick={() => onCheck({ period })}>
          {s.recheck}
        </Button>
      </p>
    </Section>
  );
}
