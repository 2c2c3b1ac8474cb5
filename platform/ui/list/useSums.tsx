import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useStrings } from "../../i18n/locale.ts";
import type { Field } from "../../register/fields.ts";
import { listStrings } from "../strings.ts";
import type { Sums } from "./ListTable.tsx";

/** Sums of amounts and numbers over all records that match. */
export interface SumsOf {
  /** The keys there are sums of. */
  readonly keys: ReadonlySet<string>;
  readonly load: (input: ListInput) => Promise<{ n: number; sums: Readonly<Record<string, number>>; isCut: boolean }>;
}

/** So many are added up without being asked to. */
const UNASKED = 5000;

/** The sums at a list's foot: at once where the records are few, else at a press, since all of them are read for it. */
export function useSums(
  of: SumsOf | undefined,
  name: string,
  { filter, search }: ListInput,
  columns: readonly Field[],
  page: { total: number; totalIsExact: boolean } | undefined,
): Sums | undefined {
  const s = useStrings(listStrings);
  const asked = { filter, ...(search === undefined ? {} : { search }) };
  const question = JSON.stringify(asked);
  const [wanted, setWanted] = useState("");
  const few = page !== undefined && page.totalIsExact && page.total <= UNASKED;
  const isShown = of !== undefined && page !== undefined && page.total > 1 && columns.some((f) => of.keys.has(f.key));
  const { data, isFetching } = useQuery({
    queryKey: [name, "sums", asked],
    queryFn: () => (of as SumsOf).load({ ...asked, limit: 1 }),
    enabled: isShown && (few || wanted === question),
  });
  if (!isShown) return undefined;
  if (data && Object.keys(data.sums).length === 0) return undefined;
  if (data) return data.isCut ? { label: s.tooManyToAdd, of: {} } : { label: s.sumOfAll(data.n), of: data.sums };
  if (few || isFetching) return { label: s.adding, of: {} };
  return {
    label: (
      <button type="button" className="bh-plain" onClick={() => setWanted(question)}>
        {s.addAll}
      </button>
    ),
    of: {},
  };
}
