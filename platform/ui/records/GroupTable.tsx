import { Fragment, useState } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { showValue, type Field } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { EmptyState } from "../EmptyState.tsx";
import type { Row } from "../list/ListTable.tsx";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { filterOf, useGroups, useGroupWords } from "./groups.ts";
import { recordsStrings } from "./strings.ts";

/** What a list is read by: a question, its rows. */
export type LoadRows = (input: ListInput) => Promise<{ readonly rows: readonly Row[] }>;

/**
 * The list by the values of one column: how many of each, with subtotals of its amounts. A group unfolds to its first records; its name goes on to
 * all of them.
 */
export function GroupTable({
  records,
  by,
  input,
  load,
  onOpen,
}: {
  readonly records: Records;
  readonly load: LoadRows;
  readonly by: Field;
  readonly input: ListInput;
  readonly onOpen: (filter: ListInput["filter"]) => void;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const loaded = useGroups(records, by, input);
  const said = useGroupWords(by);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const turn = (key: string) => setOpen(open.has(key) ? new Set([...open].filter((k) => k !== key)) : new Set(open).add(key));
  return (
    <WhenLoaded of={loaded}>
      {({ groups, isCut }) => {
        const sums = records.list.fields.filter((f) => groups[0] && f.key in groups[0].sums);
        const total = (of: (g: (typeof groups)[number]) => number) => groups.reduce((sum, g) => sum + of(g), 0);
        if (groups.length === 0) return <EmptyState title={s.none} />;
        return (
          <div className="bh-panel bh-scroll" tabIndex={0} role="region" aria-label={s.groupedBy(word(by.label))}>
            {isCut && <p className="bh-notice">{s.groupCut}</p>}
            <table className="bh-table bh-groups">
              <thead>
                <tr>
                  <th scope="col">{word(by.label)}</th>
                  <th scope="col" className="bh-right">
                    {s.count}
                  </th>
                  {sums.map((f) => (
                    <th key={f.key} scope="col" className="bh-right">
                      {word(f.label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {groups.map((g) => {
                  const filter = filterOf(by, g.value);
                  const text = said(g.value, g.name);
                  const key = String(g.value);
                  const of = filter === undefined ? undefined : { ...input.filter, [by.key]: filter };
                  return (
                    <Fragment key={key}>
                      <tr>
                        <th scope="row">
                          {of === undefined ? (
                            text
                          ) : (
                            <>
                              <button
                                type="button"
                                className="bh-plain bh-unfold"
                                aria-expanded={open.has(key)}
                                aria-label={s.unfold(text)}
                                onClick={() => turn(key)}
                              >
                                {open.has(key) ? "▾" : "▸"}
                              </button>
                              <button type="button" className="bh-plain" onClick={() => onOpen(of)}>
                                {text}
                              </button>
                            </>
                          )}
                        </th>
                        <td className="bh-right">{g.n.toLocaleString(locale)}</td>
                        {sums.map((f) => (
                          <td key={f.key} className="bh-right">
                            {showValue(f, g.sums[f.key], locale)}
                          </td>
                        ))}
                      </tr>
                      {of && open.has(key) && (
                        <GroupRows
                          records={records}
                          by={by}
                          load={load}
                          input={{ ...input, filter: of }}
                          n={g.n}
                          sums={sums}
                          onAll={() => onOpen(of)}
                        />
                      )}
                    </Fragment>
                  );
                })}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{s.all}</th>
                  <td className="bh-right">{total((g) => g.n).toLocaleString(locale)}</td>
                  {sums.map((f) => (
                    <td key={f.key} className="bh-right">
                      {showValue(
                        f,
                        total((g) => g.sums[f.key] ?? 0),
                        locale,
                      )}
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </div>
        );
      }}
    </WhenLoaded>
  );
}

/** So many records of a group are shown in their place. */
const UNFOLDED = 8;
const SAID: readonly Field["type"][] = ["text", "state", "option", "day", "month"];

function GroupRows({
  records,
  by,
  load,
  input,
  n,
  sums,
  onAll,
}: {
  readonly records: Records;
  readonly by: Field;
  readonly load: LoadRows;
  readonly input: ListInput;
  readonly n: number;
  readonly sums: readonly Field[];
  readonly onAll: () => void;
}) {
  const s = useStrings(recordsStrings);
  const { locale } = useLocale();
  const { data } = useLoad([records.name, "group rows", input], () => load({ ...input, limit: UNFOLDED }));
  if (!data) return null;
  // What tells a row from its neighbours: the first words and days that the list shows besides its name.
  const besides = records.list.fields
    .filter((f) => f.list === "shown" && f.key !== records.title && f.key !== by.key && SAID.includes(f.type))
    .slice(0, 3);
  return (
    <>
      {data.rows.map((row) => (
        <tr key={String(row["id"])} className="bh-group-row">
          <th scope="row">
            <AppLink href={`${records.path}/${String(row["id"])}`}>{String(row[records.title] ?? "")}</AppLink>
            <span className="bh-quiet">
              {" "}
              {besides
                .map((f) => showValue(f, row[f.key], locale))
                .filter(Boolean)
                .join(" · ")}
            </span>
          </th>
          <td />
          {sums.map((f) => (
            <td key={f.key} className="bh-right">
              {showValue(f, row[f.key], locale)}
            </td>
          ))}
        </tr>
      ))}
      {n > data.rows.length && (
        <tr className="bh-group-row">
          <th scope="row">
            <button type="button" className="bh-plain" onClick={onAll}>
              {s.restOfGroup(n - data.rows.length)}
            </button>
          </th>
          <td />
          {sums.map((f) => (
            <td key={f.key} />
          ))}
        </tr>
      )}
    </>
  );
}
