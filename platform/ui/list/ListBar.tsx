import { Badge, Button, Checkbox, Input } from "antd";
import { useEffect, useId, useState, type ReactNode } from "react";
import { clearable } from "../clearable.tsx";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Register } from "../../register/fields.ts";
import { FloatPanel } from "../FloatPanel.tsx";
import type { Lookups } from "../form/FieldInput.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { isNarrowed, shownColumns, type ListState } from "./list-state.ts";
import { SavedViews } from "./SavedViews.tsx";
import type { ViewShelf } from "./saved-views.ts";
import { ViewTabs } from "./ViewTabs.tsx";
import { listStrings } from "../strings.ts";

export interface ListBarProps {
  readonly register: Register;
  readonly name: string;
  readonly state: ListState;
  readonly onChange: (next: ListState, how?: "push" | "replace") => void;
  readonly address: URLSearchParams;
  readonly onAddress: (next: URLSearchParams) => void;
  readonly total: { readonly count: number; readonly exact: boolean } | undefined;
  readonly exportUrl: ((kind: "csv" | "xlsx") => string) | undefined;
  readonly lookups: Lookups | undefined;
  readonly views: ViewShelf | undefined;
  readonly actions: ReactNode;
  readonly dense: boolean;
  readonly onDense: (dense: boolean) => void;
}

/** What stands above a list: search, filters, columns, views, export, the total. */
export function ListBar(props: ListBarProps) {
  const { register, state, onChange } = props;
  const s = useStrings(listStrings);
  const [open, setOpen] = useState(Object.keys(state.filter).length > 0);
  const panel = useId();
  const active = Object.keys(state.filter).length;
  const filterable = register.fields.some((f) => f.filter && !f.swept);
  return (
    <>
      {props.views && (
        <ViewTabs
          list={props.name}
          query={props.address.toString()}
          shelf={props.views}
          onTake={(q) => props.onAddress(new URLSearchParams(q))}
        />
      )}
      <div className="bh-list-bar">
        <SearchBox value={state.search} onSearch={(search) => onChange({ ...state, search }, "replace")} />
        {filterable && (
          <Badge count={active} size="small" color="var(--bh-accent)" title={s.active(active)}>
            <Button aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
              {s.filters}
            </Button>
          </Badge>
        )}
        <ColumnChoice {...props} />
        <SavedViews
          list={props.name}
          query={props.address.toString()}
          shelf={props.views}
          onTake={(q) => props.onAddress(new URLSearchParams(q))}
        />
        {isNarrowed(state) && (
          <Button type="link" onClick={() => onChange({ ...state, search: "", filter: {} })}>
            {s.clear}
          </Button>
        )}
        <span className="bh-grow" />
        <span className="bh-total" role="status">
          {props.total && s.total(props.total.count, props.total.exact)}
        </span>
        {props.exportUrl && <ExportMenu url={props.exportUrl} total={props.total?.count} />}
        {props.actions}
      </div>
      <div id={panel} hidden={!open}>
        {open && <ListFilters register={register} state={state} onChange={onChange} lookups={props.lookups} />}
      </div>
    </>
  );
}

function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const s = useStrings(listStrings);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      onSearch(text);
    }, 300);
    return () => clearTimeout(timer);
  }, [text, sent, onSearch]);
  return (
    <Input
      type="search"
      className="bh-search"
      aria-label={s.search}
      placeholder={s.searchHint}
      value={text}
      maxLength={100}
      allowClear={clearable}
      onChange={(e) => setText(e.target.value)}
    />
  );
}

function ColumnChoice({ register, state, onChange, dense, onDense }: ListBarProps) {
  const s = useStrings(listStrings);
  const word = useWord();
  const choices = register.fields.filter((f) => f.list);
  const shown = shownColumns(register, state).map((f) => f.key);
  return (
    <FloatPanel
      label={s.columns}
      className="bh-columns"
      content={
        <>
          <Checkbox.Group
            value={shown}
            options={choices.map((f) => ({ value: f.key, label: word(f.label) }))}
            onChange={(keys) => {
              // What stands keeps its place, what is added comes last.
              const next = [...new Set([...shown, ...choices.map((f) => f.key)])].filter((key) => keys.includes(key));
              if (next.length > 0) onChange({ ...state, columns: next }, "replace");
            }}
          />
          <Checkbox checked={dense} onChange={(e) => onDense(e.target.checked)}>
            {s.dense}
          </Checkbox>
          {state.columns && (
            <Button type="link" size="small" onClick={() => onChange({ ...state, columns: undefined }, "replace")}>
              {s.restore}
            </Button>
          )}
        </>
      }
    >
      <Button className="bh-wide-only">{s.columns}</Button>
    </FloatPanel>
  );
}
