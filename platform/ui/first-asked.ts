/** What the shell asked before any code was here (app/web/public/browser.js), each answer taken once. */
interface Asked {
  readonly path: string;
  readonly body: string;
  /** The post it was asked for; none where the tab knew none yet. */
  readonly post: Promise<string | null>;
  /** Nothing where the post holds no permission to ask it. */
  readonly answer: Promise<Response | undefined>;
  /** `Date.now()` of the asking. */
  readonly at: number;
}
/** An answer older than this is asked for again. */
const STALE_MILLIS = 10_000;

/** The answer to this very request, where the shell asked it for the post the request names; undefined where it is to be sent. */
export async function firstAnswer(request: Request): Promise<Response | undefined> {
  const asked = (globalThis as { firstAsked?: Asked[] }).firstAsked;
  if (!asked || asked.length === 0) return undefined;
  const { pathname } = new URL(request.url);
  if (!asked.some((a) => a.path === pathname)) return undefined;
  const body = request.method === "GET" ? "" : await request.clone().text();
  const at = asked.findIndex((a) => a.path === pathname && a.body === body && Date.now() - a.at < STALE_MILLIS);
  if (at < 0) return undefined;
  const [{ answer, post }] = asked.splice(at, 1) as [Asked];
  const [response, of] = await Promise.all([answer, post]).catch(() => []);
  return response?.ok && of === request.headers.get("x-bihuan-post") ? response : undefined;
}
