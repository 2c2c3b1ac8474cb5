import { FilterFilled, FilterOutlined } from "@ant-design/icons";
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Field } from "../../register/fields.ts";
import { FloatPanel } from "../FloatPanel.tsx";
import { isNumeric } from "../record/FieldText.tsx";
import { listStrings } from "../strings.ts";

/** What may be done at the heads of a list. */
export interface Heads {
  readonly sort: ListInput["sort"];
  readonly onSort: (field: string) => void;
  /** What the column is filtered by; undefined where the list is not. */
  readonly filter?: ((field: Field) => ReactNode) | undefined;
  readonly isFiltered: (key: string) => boolean;
  /** Puts a column where another stands. */
  readonly onMove: (key: string, place: string) => void;
  /** Pixels; undefined gives the column its own width again. */
  readonly onWidth: (key: string, width: number | undefined) => void;
}

const NARROWEST = 60;
const WIDEST = 900;
const STEP = 24;

/**
 * A column's head: sorts, filters, is dragged to another place and drawn wider at its edge; Alt with ← and → does the same from the keyboard, with
 * Shift for the width.
 */
export function ListHead({
  field,
  width,
  before,
  after,
  heads,
}: {
  readonly field: Field;
  readonly width: number;
  /** The columns beside it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly heads: Heads;
}) {
  const s = useStrings(listStrings);
  const name = useWord()(field.label);
  const sorted = heads.sort?.field === field.key ? heads.sort.direction : undefined;
  const drawn = useRef<{ from: number; width: number }>(undefined);
  const widen = (to: number) => heads.onWidth(field.key, Math.round(Math.min(WIDEST, Math.max(NARROWEST, to))));
  const byKey = (e: KeyboardEvent) => {
    if (!e.altKey || !["ArrowLeft", "ArrowRight"].includes(e.key)) return;
    e.preventDefault();
    const isLeft = e.key === "ArrowLeft";
    if (e.shiftKey) return widen(width + (isLeft ? -STEP : STEP));
    const place = isLeft ? before : after;
    if (place !== undefined) heads.onMove(field.key, place);
  };
  const draw = (e: PointerEvent<HTMLElement>) => {
    if (drawn.current && e.buttons === 1) widen(drawn.current.width + e.clientX - drawn.current.from);
  };
  const filter = field.filter ? heads.filter?.(field) : undefined;
  return (
    <th
      scope="col"
      className={isNumeric(field) ? "bh-right" : undefined}
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
      draggable
      onDragStart={(e) => e.dataTransfer.setData(DRAGGED, field.key)}
      onDragOver={(e) => e.dataTransfer.types.includes(DRAGGED) && e.preventDefault()}
      onDrop={(e) => heads.onMove(e.dataTransfer.getData(DRAGGED), field.key)}
      onKeyDown={byKey}
    >
      {field.sort ? (
        <button type="button" className="bh-sort" title={`${s.sortBy(name)}\n${s.arrange}`} onClick={() => heads.onSort(field.key)}>
          {name}
          <span aria-hidden="true">{sorted === "asc" ? " ↑" : sorted === "desc" ? " ↓" : " ↕"}</span>
        </button>
      ) : (
        <span title={`${field.filter ? s.noSort(name) : s.noFilter(name)}\n${s.arrange}`}>{name}</span>
      )}
      {filter && (
        <FloatPanel label={s.filterBy(name)} placement="bottom" className="bh-head-filter" content={filter}>
          {/* Named by its title: a label with the field's name would be taken for the field itself. */}
          <button type="button" className="bh-head-filter-open" title={s.filterBy(name)}>
            {heads.isFiltered(field.key) ? <FilterFilled /> : <FilterOutlined />}
          </button>
        </FloatPanel>
      )}
      <span
        className="bh-head-edge"
        aria-hidden="true"
        title={s.draw}
        draggable
        onDragStart={(e) => {
          e.preventDefault();
          e.stopPropagation();
        }}
        onPointerDown={(e) => {
          e.currentTarget.setPointerCapture(e.pointerId);
          drawn.current = { from: e.clientX, width };
        }}
        onPointerMove={draw}
        onPointerUp={() => (drawn.current = undefined)}
        onDoubleClick={() => heads.onWidth(field.key, undefined)}
      />
    </th>
  );
}

const DRAGGED = "application/x-bihuan-column";
