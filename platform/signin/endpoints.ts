/**
 * What of the sign-in library the internet may reach. Whatever is not listed here is not there: a name is changed by officers
 * with a trace, never by `update-user`; a new release's new endpoint stays shut until somebody reads it.
 */
export const OPEN_ENDPOINTS: readonly string[] = [
  "POST /sign-in/username",
  "POST /sign-in/social",
  "GET /callback/:id",
  "POST /sign-out",
  "GET /get-session",
  "GET /list-sessions",
  "POST /revoke-session",
  "POST /revoke-other-sessions",
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
];

const open = new Set(OPEN_ENDPOINTS.filter((e) => !e.includes(":")));

export const isOpen = (method: string, path: string): boolean =>
  open.has(`${method} ${path}`) || (method === "GET" && /^\/callback\/[a-z]+$/.test(path));

/** Behind these the present password is asked again: a stolen session guesses no better than a stranger. */
export const ASKS_PASSWORD: ReadonlySet<string> = new Set(["/change-password", "/two-factor/enable", "/two-factor/disable"]);
