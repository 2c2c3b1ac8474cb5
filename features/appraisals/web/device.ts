/** What a voter's or a teller's own device keeps of a vote from afar, and nobody else has: read back as it was put. */
export function keptOf<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
/** Refuses where the device keeps nothing (a private window), before anything is sent. */
export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(name, text);
  } catch {
    // What is read back says it.
  }
  if (keptOf(name) === undefined || localStorage.getItem(name) !== text)
    refuseHere(
      "这个浏览器什么也存不下（无痕窗口？），请用平常的窗口打开",
      "This browser keeps nothing (a private window?); open the link in an ordinary one",
    );
}
export const forget = (name: string): void => localStorage.removeItem(name);

/** A refusal of this device's own program, shown as the server's are. */
export function refuseHere(zh: string, en: string): never {
  throw Object.assign(new Error(en), { code: "REFUSED", data: { code: "here", message: { zh, en } } });
}

export const random = (n: number): Uint8Array => crypto.getRandomValues(new Uint8Array(n));
export const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
export const bytes = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
export const numberOf = (text: string): bigint => BigInt(`0x${text}`);
