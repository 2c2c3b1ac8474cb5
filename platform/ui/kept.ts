/** What a person chose, kept on the device; a browser that keeps nothing has none, and forgets with the page. */
export function keptText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepText(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then it is forgotten with the page.
  }
}

/** Short lists of words. */
export function keptList(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(keptText(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((x) => typeof x === "string") : [];
  } catch {
    return [];
  }
}

export const keepList = (key: string, list: readonly string[]): void => keepText(key, JSON.stringify(list.slice(0, 50)));
