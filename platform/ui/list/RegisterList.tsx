import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, type ReactNode } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useStrings } from "../../i18n/locale.ts";
import type { Field, Register } from "../../register/fields.ts";
import { useAddress } from "../address.ts";
import { EmptyState } from "../EmptyState.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import type { Lookups } from "../form/FieldInput.tsx";
import { FieldFilter } from "./ListFilters.tsx";
import {
  inputOf,
  isNarrowed,
  listable,
  movedTo,
  readListState,
  shownColumns,
  turnSort,
  writeListState,
  type ListState,
} from "./list-state.ts";
import { useKeptColumns } from "./kept-columns.ts";
import { ListBar } from "./ListBar.tsx";
import { ListChips } from "./ListChips.tsx";
import { ListTable, type Row, type Ticks } from "./ListTable.tsx";
import { useSums, type SumsOf } from "./useSums.tsx";
import { PrintList } from "./PrintList.tsx";
import { troubleOf } from "../refusal.ts";
import type { Tone } from "../record/StateTag.tsx";
import type { ViewShelf } from "./saved-views.ts";
import { listStrings } from "../strings.ts";

export interface Page<R extends Row> {
  readonly rows: readonly R[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly can: Readonly<Record<string, boolean>>;
  /** Of what rows and filters name by a number, as `expert:12`. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

export interface RegisterListProps<R extends Row> {
  readonly register: Register;
  readonly load: (input: ListInput) => Promise<Page<R>>;
  /** Told apart from other lists of the same register: the query's key, the shelf of saved views. The register's name by default. */
  readonly name?: string | undefined;
  /** Row identity; `row.id` by default. */
  readonly rowKey?: ((row: R) => string | number) | undefined;
  /** Where a row leads. The first column is then a link and the whole row is clickable. */
  readonly href?: ((row: R) => string) | undefined;
  /** The address that gives the same list as a file. */
  readonly exportUrl?: ((kind: "csv" | "xlsx", input: ListInput, columns: readonly string[]) => string) | undefined;
  /** What stands here while there is not one record: say what to do next. */
  readonly empty?: { readonly title: string; readonly hint?: string; readonly action?: ReactNode } | undefined;
  /** Buttons at the right of the bar; given what the asker may do here. */
  readonly actions?: ((can: Readonly<Record<string, boolean>>) => ReactNode) | undefined;
  /** Written by the page where a cell is more than text. */
  readonly cells?: Readonly<Record<string, (row: R) => ReactNode>> | undefined;
  readonly tones?: Readonly<Record<string, Tone>> | undefined;
  readonly lookups?: Lookups | undefined;
  /** Rows may be picked for one act. */
  readonly ticks?: Ticks | undefined;
  /** Where saved views are kept; this device by default. */
  readonly views?: ViewShelf | undefined;
  /** Sums over all that match, for the foot of the table. */
  readonly sums?: SumsOf | undefined;
  /** What stands in a column and how often, beneath its filter; told which value is taken. */
  readonly facets?: ((field: Field, input: ListInput, take: (value: ListInput["filter"][string]) => void) => ReactNode) | undefined;
  /** Told whenever rows have come: for going from record to record. */
  readonly onRows?: ((rows: readonly R[]) => void) | undefined;
  /** Stands above the table; given its columns. */
  readonly above?: ((columns: readonly Field[]) => ReactNode) | undefined;
  /** Stands in the table's place; given what the list is asked. */
  readonly body?: ((input: ListInput, take: (filter: ListInput["filter"]) => void) => ReactNode) | undefined;
}

const PAGE = 50;

/** The address's word for the column that a list is grouped by. */
export const GROUP = "by";
const withoutGroup = (address: URLSearchParams): URLSearchParams => new URLSearchParams([...address].filter(([k]) => k !== GROUP));

/** A register's list: search, filters, sort, columns, all in the address; rows come as one scrolls. */
export function RegisterList<R extends Row>(props: RegisterListProps<R>) {
  const { register, load, name = register.name } = props;
  const s = useStrings(listStrings);
  const [address, setAddress] = useAddress();
  const text = address.toString();
  const kept = useKeptColumns(name);
  const state = useMemo(() => {
    const read = readListState(register, new URLSearchParams(text));
    return read.columns || !kept.columns ? read : { ...read, columns: listable(register, kept.columns).map((f) => f.key) };
  }, [register, text, kept.columns]);
  const asked = useDeferredValue(state);
  const input = useMemo(() => inputOf(asked, PAGE), [asked]);
  const change = (next: ListState, how: "push" | "replace" = "push") => {
    if (next.columns !== state.columns) kept.keep(next.columns);
    setAddress(writeListState(register, next, address), how);
  };

  const query = useInfiniteQuery({
    queryKey: [name, "list", input],
    queryFn: ({ pageParam }) => load(pageParam === undefined ? input : { ...input, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((p) => p.rows) ?? [], [pages]);
  const last = pages?.at(-1);
  const names = useMemo(() => Object.assign({}, ...(pages ?? []).map((p) => p.names ?? {})) as Record<string, string>, [pages]);
  const { onRows } = props;
  useEffect(() => onRows?.(rows), [onRows, rows]);
  const columns = useMemo(() => shownColumns(register, state), [register, state]);
  const narrowed = isNarrowed(state);
  const sums = useSums(props.sums, name, input, columns, last);
  const without = (key: string): ListState["filter"] => {
    const { [key]: _, ...rest } = state.filter;
    return rest;
  };
  const filterBy = (key: string, value: ListInput["filter"][string] | undefined) =>
    change({ ...state, filter: value === undefined ? without(key) : { ...without(key), [key]: value } });

  return (
    <section className="bh-list">
      <ListBar
        register={register}
        name={name}
        state={state}
        onChange={change}
        address={address}
        onAddress={setAddress}
        total={last && { count: last.total, exact: last.totalIsExact }}
        exportUrl={
          props.exportUrl &&
          ((kind) =>
            props.exportUrl?.(
              kind,
              inputOf(state, PAGE),
              columns.map((c) => c.key),
            ) ?? "")
        }
        lookups={props.lookups}
        views={props.views}
        actions={
          <>
            {rows.length > 0 && (
              <PrintList
                register={register}
                columns={columns}
                load={load as never}
                input={inputOf(state, PAGE)}
                picked={props.ticks?.ids}
              />
            )}
            {last && props.actions?.(last.can)}
          </>
        }
        dense={kept.dense}
        onDense={kept.setDense}
      />
      <ListChips register={register} state={state} onChange={change} names={names} />
      {props.above?.(columns)}
      {query.isError && <ErrorPanel trouble={troubleOf(query.error)} onRetry={() => void query.refetch()} />}
      {props.body?.(input, (filter) => setAddress(withoutGroup(writeListState(register, { ...state, filter }, address))))}
      {!props.body &&
        last &&
        rows.length === 0 &&
        !query.isError &&
        (narrowed ? (
          <EmptyState
            title={s.noMatch}
            hint={s.noMatchHint}
            action={
              <button type="button" className="bh-plain" onClick={() => change({ ...state, search: "", filter: {} })}>
                {s.clear}
              </button>
            }
          />
        ) : (
          <EmptyState title={props.empty?.title ?? s.none} hint={props.empty?.hint ?? s.noneHint} action={props.empty?.action} />
        ))}
      {!props.body && (rows.length > 0 || query.isPending) && (
        <ListTable
          label={register.label}
          columns={columns}
          rows={rows}
          total={last?.totalIsExact ? last.total : -1}
          rowKey={props.rowKey ?? ((row) => String(row["id"]))}
          href={props.href}
          cells={props.cells}
          tones={props.tones}
          ticks={props.ticks}
          names={names}
          dense={kept.dense}
          sums={sums}
          widths={kept.widths}
          heads={{
            sort: state.sort,
            onSort: (field) => change({ ...state, sort: turnSort(state.sort, field) }),
            filter: (field) => (
              <>
                <FieldFilter
                  field={field}
                  value={state.filter[field.key]}
                  lookups={props.lookups}
                  onChange={(value) => filterBy(field.key, value)}
                />
                {props.facets?.(field, inputOf({ ...state, filter: without(field.key) }, PAGE), (value) => filterBy(field.key, value))}
              </>
            ),
            isFiltered: (key) => state.filter[key] !== undefined,
            onMove: (key, place) =>
              change(
                {
                  ...state,
                  columns: movedTo(
                    columns.map((c) => c.key),
                    key,
                    place,
                  ),
                },
                "replace",
              ),
            onWidth: kept.setWidth,
          }}
          more={query.hasNextPage && !query.isFetchNextPageError}
          busy={query.isFetching}
          onMore={() => !query.isFetchingNextPage && void query.fetchNextPage()}
        />
      )}
    </section>
  );
}
