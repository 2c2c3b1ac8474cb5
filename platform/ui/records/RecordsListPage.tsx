import { Button, Select } from "antd";
import { useCallback, useMemo, type ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import type { Field } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { useAddress, useGo } from "../address.ts";
import { Page } from "../Page.tsx";
import { groupable } from "../../records/groupable.ts";
import { fixedBy, readListState, writeListState } from "../list/list-state.ts";
import { GROUP, RegisterList } from "../list/RegisterList.tsx";
import { serverViews } from "../list/server-views.ts";
import { useMay } from "../session.ts";
import { tonesOf } from "../record/tones.ts";
import { BulkBar, useTicks } from "./BulkBar.tsx";
import { Facets } from "./Facets.tsx";
import { GroupTable } from "./GroupTable.tsx";
import { rememberWalk } from "./walk.ts";
import { callOf, exportUrl, filterLookupsOf, sumsOf } from "./client.ts";
import { DueList, RecordsView, VIEWS, type ViewKind } from "./RecordsViews.tsx";
import type { Panels } from "./RecordPage.tsx";
import { recordsStrings } from "./strings.ts";

/** The list of any declared records: other views as tabs, chips and columns from the register, ticks where an act may be done for many. */
export function RecordsListPage({ records, panels }: { readonly records: Records; readonly panels: Panels }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const go = useGo();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const ticks = useTicks();
  const lookups = useMemo(() => filterLookupsOf(records), [records]);
  const sums = useMemo(() => sumsOf(records), [records]);
  const keepWalk = useCallback(
    (rows: readonly Readonly<Record<string, unknown>>[]) =>
      rememberWalk(
        records.name,
        rows.map((r) => Number(r["id"])),
      ),
    [records],
  );
  const by = records.list.fields.find((f) => f.key === address.get(GROUP) && groupable(f));
  const asked = address.get("view");
  const kinds = viewsOf(records);
  const view = kinds.find((k) => k === asked);
  const Above = panels.above;
  const bulk = Object.entries(records.process?.actions ?? {}).filter(([, a]) => a.bulk);
  const { create } = records.words;
  const tools: ReactNode = create && may(`${records.name}.edit`) && (
    <>
      <Button onClick={() => go(`${records.path}/import`)}>{s.import}</Button>
      <Button type="primary" onClick={() => go(beginning(records, address))}>
        {word(create)}
      </Button>
    </>
  );
  return (
    <Page title={word(records.register.label)} tools={tools}>
      {records.access.sensitive && (
        <p className="bh-quiet bh-no-print">
          {s.sensitive} {may("sight.read") && <AppLink href="/units/sight">{s.sight}</AppLink>}
        </p>
      )}
      {Above && <Above />}
      {kinds.length > 0 && (
        <nav className="bh-tabs" aria-label={s.views}>
          {([undefined, ...kinds] as const).map((k) => {
            const to = new URLSearchParams(k ? { view: k } : {});
            return (
              <AppLink
                key={k ?? "list"}
                href={`${records.path}${k ? `?${to.toString()}` : ""}`}
                aria-current={view === k ? "page" : undefined}
                onClick={(e) => {
                  e.preventDefault();
                  setAddress(to);
                }}
              >
                {k ? s[k] : s.list}
              </AppLink>
            );
          })}
        </nav>
      )}
      {view === "due" ? (
        <DueList records={records} />
      ) : view ? (
        <RecordsView records={records} kind={view} />
      ) : (
        <>
          {ticks.ids.size > 0 && <BulkBar records={records} actions={may(`${records.name}.act`) ? bulk : []} ticks={ticks} />}
          <RegisterList
            register={records.list}
            load={(input) => callOf(records.name).list(input)}
            href={(row) => `${records.path}/${String(row["id"])}`}
            tones={records.process && tonesOf(records.process)}
            cells={panels.cells}
            lookups={lookups}
            views={serverViews}
            exportUrl={exportUrl(records)}
            ticks={ticks}
            onRows={keepWalk}
            actions={() => <GroupChoice records={records} by={by} />}
            sums={sums}
            facets={(field, input, take) => groupable(field) && <Facets records={records} by={field} input={input} onTake={take} />}
            body={by && ((input, take) => <GroupTable records={records} by={by} input={input} onOpen={take} />)}
            empty={{ title: word(records.words.empty), ...(tools ? {} : { hint: s.othersEnter }) }}
          />
        </>
      )}
    </Page>
  );
}

/** The form of a new record, with what the list's filter leaves no choice about. */
function beginning({ path, list }: Records, address: URLSearchParams): string {
  const { filter } = readListState(list, address);
  const fixed = fixedBy(list.fields, filter);
  const kept = Object.fromEntries(Object.entries(filter).filter(([key]) => key in fixed));
  const carried = writeListState(list, { search: "", filter: kept, sort: undefined, columns: undefined }).toString();
  return `${path}/new${carried && `?${carried}`}`;
}

function GroupChoice({ records, by }: { readonly records: Records; readonly by: Field | undefined }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const [address, setAddress] = useAddress();
  return (
    <Select
      aria-label={s.groupBy}
      placeholder={s.groupBy}
      allowClear
      popupMatchSelectWidth={false}
      value={by?.key ?? null}
      options={records.list.fields.filter(groupable).map((f) => ({ value: f.key, label: s.groupedBy(word(f.label)) }))}
      onChange={(key: string | null | undefined) => {
        const next = new URLSearchParams([...address].filter(([k]) => k !== GROUP));
        if (key) next.set(GROUP, key);
        setAddress(next);
      }}
    />
  );
}

const viewsOf = ({ views, warnings }: Records): ViewKind[] =>
  VIEWS.filter((kind) => (kind === "due" ? Object.keys(warnings).length > 0 : views[kind] !== undefined));
