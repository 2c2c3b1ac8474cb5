import { Button } from "antd";
import type { ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { AppLink } from "../AppLink.tsx";
import { useAddress, useGo } from "../address.ts";
import { Page } from "../Page.tsx";
import { fixedBy, readListState, writeListState } from "../list/list-state.ts";
import { useMay } from "../session.ts";
import { callOf } from "./client.ts";
import { PastedRows } from "./PastedRows.tsx";
import { RecordsList } from "./RecordsList.tsx";
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
  const asked = address.get("view");
  const kinds = viewsOf(records);
  const view = kinds.find((k) => k === asked);
  const Above = panels.above;
  const { create } = records.words;
  const tools: ReactNode = create && may(`${records.name}.edit`) && (
    <>
      <Button title={s.pasteHint} onClick={() => go(`${records.path}/import`)}>
        {s.import}
      </Button>
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
        <RecordsList
          records={records}
          load={(input) => callOf(records.name).list(input)}
          cells={panels.cells}
          above={(columns) => may(`${records.name}.edit`) && <PastedRows records={records} columns={columns} />}
          empty={{ title: word(records.words.empty), ...(tools ? {} : { hint: s.othersEnter }) }}
        />
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

const viewsOf = ({ views, warnings }: Records): ViewKind[] =>
  VIEWS.filter((kind) => (kind === "due" ? Object.keys(warnings).length > 0 : views[kind] !== undefined));
