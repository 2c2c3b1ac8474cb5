/** Short lists of words kept on the device; a browser that keeps nothing has none. */
export function keptList(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((x) => typeof x === "string") : [];
  } catch {
    return [];
  }
}

export function keepList(key: string, list: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list.slice(0, 50)));
  } catch {
    // Then it is forgotten with the page.
  }
}
