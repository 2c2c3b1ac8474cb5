/** Characters of a question that stand in the address: what many servers and messengers still carry when each takes nine signs. */
export const MOST_IN_ADDRESS = 200;

const kept = new Map<string, string>();
const nameOf = (key: string): string => `bihuan.question.${key}`;

/** Where the question of an address stands: in it, or in this window under a key. */
export interface Question {
  readonly text: string;
  /** Too long for the address: a reload finds it, a link sent to others does not hold it. */
  readonly isLong: boolean;
  /** The address names a long question that another window kept. */
  readonly isLost: boolean;
}

export function readQuestion(address: URLSearchParams): Question {
  const key = address.get("long");
  if (key === null) return { text: address.get("q") ?? "", isLong: false, isLost: false };
  const text = kept.get(key) ?? stored(key);
  return { text: text ?? "", isLong: text !== undefined, isLost: text === undefined };
}

/** What of the address changes for a question: `q`, or the key of a long one, kept in this window. */
export function addressOf(text: string): { q: string; long: string } {
  if ([...text].length <= MOST_IN_ADDRESS) return { q: text, long: "" };
  const key = keyOf(text);
  kept.set(key, text);
  try {
    sessionStorage.setItem(nameOf(key), text);
  } catch {
    // Full or forbidden: it lasts until the page is loaded anew, which then says that it is gone.
  }
  return { q: "", long: key };
}

function stored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a over the UTF-16 units, with the length: the same question has the same address. */
function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `${hash.toString(36)}-${text.length}`;
}
