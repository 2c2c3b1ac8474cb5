import { chinaDay } from "@bihuan/kit";
import { useAddress } from "../../../platform/ui/address.ts";

export interface Asked {
  from: string;
  to: string;
  unitId?: number;
  asOf?: number;
}

/** Period and unit of the page, kept in its address; this year where nothing is said. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const [address, setAddress] = useAddress();
  const year = chinaDay(Date.now()).slice(0, 4);
  const number = (name: string): number | undefined => (/^\d+$/.test(address.get(name) ?? "") ? Number(address.get(name)) : undefined);
  const month = (name: string, fallback: string): string =>
    /^\d{4}-(0[1-9]|1[0-2])$/.test(address.get(name) ?? "") ? (address.get(name) as string) : fallback;
  const unitId = number("unit");
  const asOf = number("asOf");
  const asked = {
    from: month("from", `${year}-01`),
    to: month("to", `${year}-12`),
    ...(unitId === undefined ? {} : { unitId }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  return [asked, (change) => setAddress(query({ ...asked, ...change }))];
}

export function query(asked: Asked, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    from: asked.from,
    to: asked.to,
    ...(asked.unitId === undefined ? {} : { unit: String(asked.unitId) }),
    ...(asked.asOf === undefined ? {} : { asOf: String(asked.asOf) }),
    ...more,
  });
}
