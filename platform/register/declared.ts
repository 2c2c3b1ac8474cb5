import type { Label, ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import type { Register } from "./fields.ts";

/**
 * A list answers what its register declares: a filter or a sort it does not have is refused in words, never passed over.
 * `also` are filters without a column of their own, e.g. what is late.
 */
export function refuseUndeclared(
  register: Register,
  { filter, sort }: Pick<ListInput, "filter" | "sort">,
  also: readonly string[] = [],
): void {
  const fieldOf = (key: string) => register.fields.find((f) => f.key === key);
  for (const key of Object.keys(filter)) if (!fieldOf(key)?.filter && !also.includes(key)) refuseFilterKey(fieldOf(key)?.label, key);
  if (sort && !fieldOf(sort.field)?.sort) refuseSortKey(fieldOf(sort.field)?.label, sort.field);
}

export const refuseFilterKey = (label: Label | undefined, key: string): never =>
  refuseRequest("unknown-filter", unknown("条件", "filter", label, key));
export const refuseSortKey = (label: Label | undefined, key: string): never =>
  refuseRequest("unknown-sort", unknown("排序", "sort", label, key));

const unknown = (zh: string, en: string, label: Label | undefined, key: string): Label => ({
  zh: `这个清单没有“${label?.zh ?? key}”这项${zh}`,
  en: `This list has no ${en} “${label?.en ?? key}”`,
});
