import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import type { Label } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { showValue, type Field } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { Skeleton } from "../Skeleton.tsx";
import { useGo } from "../address.ts";
import { FieldText, isNumeric } from "../record/FieldText.tsx";
import { ListHead, type Heads } from "./ListHead.tsx";
import { widthsIn } from "./list-widths.ts";
import { useIsNarrow } from "../useIsNarrow.ts";
import { subjectOf } from "./ListChips.tsx";
import type { Tone } from "../record/StateTag.tsx";
import { listStrings } from "../strings.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Rows picked for one act; Space on a focused tick picks and lets go. */
export interface Ticks {
  readonly ids: ReadonlySet<number>;
  toggle(ids: readonly number[], on: boolean): void;
}

export interface Sums {
  /** What they are sums of, in words. */
  readonly label: ReactNode;
  readonly of: Readonly<Record<string, number>>;
}

export interface ListTableProps<R extends Row> {
  readonly label: Label;
  readonly columns: readonly Field[];
  readonly rows: readonly R[];
  /** −1 when not known exactly, as `aria-rowcount` wants it. */
  readonly total: number;
  readonly rowKey: (row: R) => string | number;
  readonly href?: ((row: R) => string) | undefined;
  readonly cells?: Readonly<Record<string, (row: R) => ReactNode>> | undefined;
  readonly tones?: Readonly<Record<string, Tone>> | undefined;
  readonly ticks?: Ticks | undefined;
  /** What rows name, as `expert:12`. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly dense?: boolean | undefined;
  readonly heads: Heads;
  /** Chosen by the person, by key. */
  readonly widths?: Readonly<Record<string, number>> | undefined;
  /** Under the rows: sums over all that match, by key. */
  readonly sums?: Sums | undefined;
  readonly more: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}

const ROW = 40;
const DENSE_ROW = 30;
const CARD_LINES = 4;
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** What a card shows: the first column and the next that are not blank. */
const filled = (columns: readonly Field[], row: Row): Field[] =>
  columns.filter((f, i) => i === 0 || ![null, undefined, ""].includes(row[f.key] as string)).slice(0, CARD_LINES);

/** Only the rows in view exist; a native table keeps rows and headers readable to every reader. On a phone rows are cards. */
export function ListTable<R extends Row>(props: ListTableProps<R>) {
  const { rows, columns, more, onMore, ticks } = props;
  const s = useStrings(listStrings);
  const word = useWord();
  const { locale } = useLocale();
  const narrow = useIsNarrow();
  const box = useRef<HTMLDivElement>(null);
  const widths = widthsIn(columns, useWidth(box) - (ticks ? 36 : 0), props.widths);
  const height = narrow ? 22 * Math.min(CARD_LINES, columns.length) + 26 : props.dense ? DENSE_ROW : ROW;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 10 });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && end >= rows.length - 15) onMore();
  }, [more, end, rows.length, onMore]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const foot =
    props.busy && rows.length === 0 ? (
      <Skeleton lines={9} />
    ) : (
      <p className="bh-list-foot" role="status">
        {props.busy ? s.loading : more ? "" : s.end}
      </p>
    );
  const cellOf = (row: R, field: Field) =>
    props.cells?.[field.key]?.(row) ??
    props.names?.[subjectOf(field, row[field.key])] ?? <FieldText field={field} value={row[field.key]} tones={props.tones} />;
  const idsOf = (some: readonly R[]) => some.map((row) => Number(row["id"]));
  const linked = (row: R, field: Field, i: number) =>
    i === 0 && props.href ? <AppLink href={props.href(row)}>{cellOf(row, field)}</AppLink> : cellOf(row, field);

  if (narrow) {
    return (
      <div ref={box} className="bh-list-box" tabIndex={0} role="region" aria-label={word(props.label)}>
        <ul className="bh-cards" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <li key={props.rowKey(row)} style={{ height, transform: `translateY(${item.start}px)` }}>
                  {filled(columns, row).map((field, i) => (
                    <div key={field.key} className={i === 0 ? "bh-card-title" : "bh-card-line"}>
                      {i > 0 && <span className="bh-quiet">{word(field.label)}</span>} {linked(row, field, i)}
                    </div>
                  ))}
                </li>
              )
            );
          })}
        </ul>
        {foot}
      </div>
    );
  }
  return (
    <div ref={box} className="bh-list-box" tabIndex={0} role="region" aria-label={word(props.label)} onKeyDown={walkRows}>
      <table
        className="bh-table"
        aria-label={word(props.label)}
        aria-rowcount={props.total < 0 ? -1 : props.total + 1}
        aria-busy={props.busy}
      >
        <colgroup>
          {ticks && <col style={{ width: 36 }} />}
          {columns.map((f, i) => (
            <col key={f.key} style={{ width: widths[i] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {ticks && (
              <th scope="col" className="bh-tick">
                <input
                  type="checkbox"
                  aria-label={s.tickAll}
                  checked={rows.length > 0 && rows.every((row) => ticks.ids.has(Number(row["id"])))}
                  onChange={(e) => ticks.toggle(idsOf(rows), e.target.checked)}
                />
              </th>
            )}
            {columns.map((field, i) => (
              <ListHead
                key={field.key}
                field={field}
                width={widths[i] ?? 0}
                before={columns[i - 1]?.key}
                after={columns[i + 1]?.key}
                heads={props.heads}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <TableRow key={props.rowKey(row)} index={item.index} height={height} href={props.href?.(row)}>
                  {ticks && (
                    <td className="bh-tick">
                      <input
                        type="checkbox"
                        aria-label={`${s.tick} ${showValue(columns[0] as Field, row[columns[0]?.key ?? ""], locale)}`}
                        checked={ticks.ids.has(Number(row["id"]))}
                        onChange={(e) => ticks.toggle(idsOf([row]), e.target.checked)}
                      />
                    </td>
                  )}
                  {columns.map((field, i) => (
                    <td
                      key={field.key}
                      className={isNumeric(field) ? "bh-right" : undefined}
                      title={typeof row[field.key] === "string" && !field.options ? showValue(field, row[field.key], locale) : undefined}
                    >
                      {linked(row, field, i)}
                    </td>
                  ))}
                </TableRow>
              )
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
        {props.sums && <SumRow columns={columns} sums={props.sums} ticks={ticks !== undefined} />}
      </table>
      {foot}
    </div>
  );
}

function SumRow({ columns, sums, ticks }: { columns: readonly Field[]; sums: Sums; ticks: boolean }) {
  // The words take the room of all columns before the first sum.
  const words = Math.max(
    1,
    columns.findIndex((f) => f.key in sums.of),
  );
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={words + (ticks ? 1 : 0)}>
          {sums.label}
        </th>
        {columns.slice(words).map((f) => (
          <td key={f.key} className={isNumeric(f) ? "bh-right" : undefined}>
            {f.key in sums.of && <FieldText field={f} value={sums.of[f.key]} />}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function TableRow({ index, height, href, children }: { index: number; height: number; href: string | undefined; children: ReactNode }) {
  const go = useGo();
  return (
    <tr
      aria-rowindex={index + 2}
      style={{ height }}
      className={href ? "bh-row-link" : undefined}
      onClick={(e) => {
        if (!href || e.defaultPrevented || (e.target as Element).closest("a, button, input, label") || getSelection()?.toString()) return;
        if (e.ctrlKey || e.metaKey) window.open(href);
        else go(href);
      }}
    >
      {children}
    </tr>
  );
}

/** ↑ and ↓ walk from row to row by their links, Home and End to the first and last; Space picks the row, Enter opens it. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (!["ArrowDown", "ArrowUp", "Home", "End", " "].includes(event.key)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tbody td:first-child a, tbody td:first-child:has(input) + td a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  if (event.key === " ") links[at]?.closest("tr")?.querySelector<HTMLInputElement>("td:first-child input")?.click();
  else links[event.key === "Home" ? 0 : event.key === "End" ? links.length - 1 : at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
