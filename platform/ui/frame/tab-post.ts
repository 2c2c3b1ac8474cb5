/**
 * The post this tab works in. It lies in the tab's own storage: changing the post in one tab leaves the others where they are, and
 * every request says for which post it was made.
 */
const KEY = "bihuan.post";

export function tabPost(): number | undefined {
  try {
    const kept = Number(sessionStorage.getItem(KEY));
    return Number.isSafeInteger(kept) && kept !== 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepTabPost(id: number): void {
  try {
    sessionStorage.setItem(KEY, String(id));
  } catch {
    // Without storage the person's last post is taken, and one with several is asked by the server's refusal.
  }
}

export const forgetTabPost = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
};

const PERSON = "bihuan.person";

/** Who works in this tab now. What somebody else left in it is wiped before anything of it can show. */
export function keepTabOwner(personId: number, postId: number): void {
  try {
    const before = sessionStorage.getItem(PERSON);
    if (before !== null && before !== String(personId)) wipeTab();
    sessionStorage.setItem(PERSON, String(personId));
  } catch {
    // Without storage nothing is left behind either.
  }
  keepTabPost(postId);
}

/** Person and post, as drafts are named by them. */
export function tabOwner(): string {
  try {
    return `${sessionStorage.getItem(PERSON) ?? 0}.${tabPost() ?? 0}`;
  } catch {
    return "0.0";
  }
}

/** Everything this tab keeps: drafts, questions, runs. At sign-out, and when another person signs in. */
export function wipeTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}

/** The header of every call of the staff's pages. */
export const postHeader = (): Record<string, string> => {
  const id = tabPost();
  return id === undefined ? {} : { "x-bihuan-post": String(id) };
};

/** A link to a file cannot carry a header: its address names the post, at the moment it is followed. */
export function namePostInLink(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="/api/"]') : null;
  const id = tabPost();
  if (!link || id === undefined) return;
  const url = new URL(link.href);
  url.searchParams.set("post", String(id));
  link.setAttribute("href", url.pathname + url.search);
}
