import type { Visitor } from "./served.ts";

type Api = Visitor["api"];
type Item = Awaited<ReturnType<Api["work"]["workbench"]>>["mine"][number];

interface Listed {
  list(input: object): Promise<{ rows: { id: number }[]; next: string | null }>;
}

/** What the list at an address is asked, as its page asks it. */
export function filterOf(href: string): Record<string, unknown> {
  const address = new URL(href, "http://house").searchParams;
  return Object.fromEntries(
    [...new Set(address.keys())].map((key) => {
      const [values, field] = [address.getAll(key), key.slice(2)];
      return [field, field === "dueOn" || field === "state" ? values : Number(values[0])];
    }),
  );
}

/** The entries behind rows of a bench: of a line those that its list holds. */
export async function behind(api: Api, items: readonly Item[]): Promise<{ id: number; isOutside: boolean }[]> {
  const found: { id: number; isOutside: boolean }[] = [];
  for (const { id, process, isOutside, many } of items) {
    if (!many) found.push({ id, isOutside });
    else {
      const { list } = (api as unknown as Record<string, Listed>)[process] as Listed;
      let cursor: string | null | undefined;
      do {
        const page = await list({ filter: filterOf(many.href), limit: 200, ...(cursor ? { cursor } : {}) });
        found.push(...page.rows.map((r) => ({ id: r.id, isOutside })));
        cursor = page.next;
      } while (cursor);
    }
  }
  return found;
}
