import type { ListInput } from "../../http/contract.ts";
import type { Records } from "../../records/define.ts";
import type { Row } from "../list/ListTable.tsx";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { Labels } from "./Labels.tsx";

/** Labels of what is ticked: its codes, its name, whose it is. */
export function BulkLabels({
  records,
  load,
  ids,
}: {
  readonly records: Records;
  readonly load: (input: ListInput) => Promise<{ readonly rows: readonly Row[] }>;
  readonly ids: readonly number[];
}) {
  const loaded = useLoad([records.name, "labels", ids.join()], () => load({ filter: { id: ids.map(String) }, limit: ids.length }));
  const codes = records.register.fields.filter((f) => f.type === "code" && !f.sensitive && f.computed !== true).map((f) => f.key);
  return (
    <WhenLoaded of={loaded}>
      {({ rows }) => (
        <Labels
          labels={rows.map((row) => {
            const [name = "", ...lines] = [...codes.map((key) => row[key]), row[records.title], row["unitName"]]
              .filter(Boolean)
              .map(String);
            const id = Number(row["id"]);
            return { id, path: `${records.path}/${id}`, name, lines };
          })}
        />
      )}
    </WhenLoaded>
  );
}
