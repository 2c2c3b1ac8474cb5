import { createApi } from "../../../platform/ui/api.ts";
import type { Lookup } from "../../../platform/ui/form/FieldInput.tsx";
import type { unitsContract } from "../../units/contract.ts";
import type { peopleContract } from "../contract.ts";

export const { call } = createApi<typeof peopleContract>("people");
const units = createApi<typeof unitsContract>("units").call;

export type PersonView = Awaited<ReturnType<typeof call.getPerson>>;

/** Units by name or initials; before anything is typed one's own and those beneath it. */
export const findUnits: Lookup = async (text) => {
  if (text.trim() !== "") return (await units.searchUnits({ words: text })).map((u) => ({ value: u.id, label: u.name }));
  const { unit, below } = await units.browseUnits({});
  return [unit, ...below.filter((b) => b.validTo === null)].map((u) => ({ value: u.id, label: u.name }));
};
