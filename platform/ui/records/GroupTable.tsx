import type { ListInput } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { showValue, type Field } from "../../register/fields.ts";
import { EmptyState } from "../EmptyState.tsx";
import { WhenLoaded } from "../Page.tsx";
import { filterOf, useGroups, useGroupWords } from "./groups.ts";
import { recordsStrings } from "./strings.ts";

/** The list by the values of one column: how many of each, with subtotals of its amounts; a click goes on to those records. */
export function GroupTable({
  records,
  by,
  input,
  onOpen,
}: {
  readonly records: Records;
  readonly by: Field;
  readonly input: ListInput;
  readonly onOpen: (filter: ListInput["filter"]) => void;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const loaded = useGroups(records, by, input);
  const said = useGroupWords(by);
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
                  return (
                    <tr key={String(g.value)}>
                      <th scope="row">
                        {filter === undefined ? (
                          text
                        ) : (
                          <button type="button" className="bh-plain" onClick={() => onOpen({ ...input.filter, [by.key]: filter })}>
                            {text}
                          </button>
                        )}
                      </th>
                      <td className="bh-right">{g.n.toLocaleString(locale)}</td>
                      {sums.map((f) => (
                        <td key={f.key} className="bh-right">
                          {showValue(f, g.sums[f.key], locale)}
                        </td>
                      ))}
                    </tr>
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
