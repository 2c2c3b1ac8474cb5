import type { ListInput } from "../../http/contract.ts";
import { useLocale } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import type { Field } from "../../register/fields.ts";
import { WhenLoaded } from "../Page.tsx";
import { filterOf, useGroups, useGroupWords } from "./groups.ts";

const MOST = 12;

/** What stands in a column of the list, the most frequent first, each with how many; a press leaves those alone. */
export function Facets({
  records,
  by,
  input,
  onTake,
}: {
  readonly records: Records;
  readonly by: Field;
  readonly input: ListInput;
  readonly onTake: (value: ListInput["filter"][string]) => void;
}) {
  const { locale } = useLocale();
  const said = useGroupWords(by);
  return (
    <WhenLoaded of={useGroups(records, by, input)}>
      {({ groups }) => (
        <ul className="bh-facets">
          {groups.slice(0, MOST).map((g) => {
            const filter = filterOf(by, g.value);
            return (
              filter !== undefined && (
                <li key={String(g.value)}>
                  <button type="button" onClick={() => onTake(filter)}>
                    <span>{said(g.value, g.name)}</span> <span className="bh-quiet">{g.n.toLocaleString(locale)}</span>
                  </button>
                </li>
              )
            );
          })}
        </ul>
      )}
    </WhenLoaded>
  );
}
