const KEY = "bihuan.walk.";

/** The records of the list one comes from, in its order: a record's page goes on to the next. */
export function rememberWalk(name: string, ids: readonly number[]): void {
  if (ids.length === 0) return;
  try {
    sessionStorage.setItem(KEY + name, ids.join(","));
  } catch {
    // Without memory of the tab there is no next record.
  }
}

export function walkAt(
  name: string,
  id: number,
): { readonly n: number; readonly of: number; readonly previous?: number; readonly next?: number } | undefined {
  let ids: number[];
  try {
    ids = (sessionStorage.getItem(KEY + name) ?? "").split(",").map(Number);
  } catch {
    return undefined;
  }
  const at = ids.indexOf(id);
  if (at < 0) return undefined;
  const [previous, next] = [ids[at - 1], ids[at + 1]];
  return { n: at + 1, of: ids.length, ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}
