import type { Records } from "../../records/define.ts";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { callOf } from "./client.ts";
import { Labels } from "./Labels.tsx";

/** Labels of what is ticked: its codes, its name, whose it is. */
export function BulkLabels({ records, ids }: { readonly records: Records; readonly ids: readonly number[] }) {
  const loaded = useLoad([records.name, "labels", ids.join()], () =>
    callOf(records.name).list({ filter: { id: ids.map(String) }, limit: ids.length }),
  );
  const codes = records.register.fields.filter((f) => f.type === "code" && !f.sensitive && f.computed !== true).map((f) => f.key);
  return (
    <WhenLoaded of={loaded}>
      {({ rows }) => (
        <Labels
          labels={(rows as readonly (Readonly<Record<string, unknown>> & { id: number; unitName: string })[]).map((row) => {
            const [name = "", ...lines] = [...codes.map((key) => row[key]), row[records.title], row.unitName].filter(Boolean).map(String);
            return { id: row.id, path: `${records.path}/${row.id}`, name, lines };
          })}
        />
      )}
    </WhenLoaded>
  );
}
