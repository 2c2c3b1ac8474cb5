/**
 * One key per intention. The same content asked twice (a double click, a retry after a lost answer) has the same key, so
 * the server takes it as one act; changed content is a new intention, because the old may have arrived after all.
 */
export class RequestKey {
  #content: string | undefined;
  #key = "";

  for(content: unknown): string {
    const text = JSON.stringify(content) ?? "";
    if (text !== this.#content) {
      this.#content = text;
      this.#key = newKey();
    }
    return this.#key;
  }

  /** The act is done; the next is another, even of the same content. */
  spend(): void {
    this.#content = undefined;
  }
}

/** `crypto.randomUUID` exists only on https and localhost; offices also serve plain http inside their walls. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}
