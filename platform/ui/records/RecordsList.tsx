import { Select } from "antd";
import { useCallback, useMemo, type ReactNode } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { groupable } from "../../records/groupable.ts";
import type { Field } from "../../register/fields.ts";
import { useAddress } from "../address.ts";
import { GROUP, RegisterList, type Page, type RegisterListProps } from "../list/RegisterList.tsx";
import type { Row } from "../list/ListTable.tsx";
import { serverViews } from "../list/server-views.ts";
import { tonesOf } from "../record/tones.ts";
import { useMay } from "../session.ts";
import { BulkBar, useTicks } from "./BulkBar.tsx";
import { exportUrl, filterLookupsOf, sumsOf } from "./client.ts";
import { Facets } from "./Facets.tsx";
import { GroupTable } from "./GroupTable.tsx";
import { recordsStrings } from "./strings.ts";
import { rememberWalk } from "./walk.ts";

interface RecordsListProps<R extends Row> extends Pick<RegisterListProps<R>, "name" | "href" | "cells" | "tones" | "empty" | "above"> {
  readonly records: Records;
  readonly load: (input: ListInput) => Promise<Page<R>>;
  /** Groups and counts are of the list as it stands; another day's is shown without. */
  readonly standing?: boolean | undefined;
  /** Buttons beside those every list has. */
  readonly actions?: ((can: Readonly<Record<string, boolean>>) => ReactNode) | undefined;
}

/** The list of records with what every list has: filters at the heads with counts, groups, sums, ticks for many at once, saved views, files, paper. */
export function RecordsList<R extends Row>({ records, actions, standing = true, ...list }: RecordsListProps<R>) {
  const may = useMay();
  const [address] = useAddress();
  const ticks = useTicks();
  const lookups = useMemo(() => filterLookupsOf(records), [records]);
  const sums = useMemo(() => sumsOf(records), [records]);
  const keepWalk = useCallback(
    (rows: readonly Row[]) =>
      rememberWalk(
        records.name,
        rows.map((r) => Number(r["id"])),
      ),
    [records],
  );
  const by = standing && records.list.fields.find((f) => f.key === address.get(GROUP) && groupable(f));
  const bulk = Object.entries(records.process?.actions ?? {}).filter(([, a]) => a.bulk);
  return (
    <>
      {ticks.ids.size > 0 && <BulkBar records={records} load={list.load} actions={may(`${records.name}.act`) ? bulk : []} ticks={ticks} />}
      <RegisterList
        href={(row) => `${records.path}/${String(row["id"])}`}
        tones={records.process && tonesOf(records.process)}
        {...list}
        register={records.list}
        lookups={lookups}
        views={serverViews}
        exportUrl={exportUrl(records)}
        ticks={ticks}
        onRows={keepWalk}
        actions={(can) => (
          <>
            {standing && <GroupChoice records={records} by={by || undefined} />}
            {actions?.(can)}
          </>
        )}
        sums={standing ? sums : undefined}
        facets={(field, input, take) => standing && groupable(field) && <Facets records={records} by={field} input={input} onTake={take} />}
        body={by ? (input, take) => <GroupTable records={records} by={by} input={input} load={list.load} onOpen={take} /> : undefined}
      />
    </>
  );
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
