import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocale, useStrings } from "../../platform/i18n/locale.ts";
import { showInstant } from "../../platform/register/fields.ts";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import { troubleOf } from "../../platform/ui/refusal.ts";
import { getSession, listSessions, revokeSession, useMe } from "../../platform/ui/session.ts";
import { useRefusal } from "../../platform/ui/useRefusal.ts";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { accountStrings } from "./strings.ts";
import { TotpPanel } from "./TotpPanel.tsx";

/** Password, two-step sign-in, where one is signed in. Where something of it is due it stands in place of every page until that is done. */
export function AccountPage() {
  const due = useMe()?.due;
  const s = useStrings(accountStrings);
  const { locale } = useLocale();
  const cache = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: listSessions });
  const session = useQuery({ queryKey: ["session"], queryFn: getSession });
  const work = useRefusal();
  const here = session.data?.session.token;
  return (
    <>
      <h1>{s.title}</h1>
      {due && <p className="bh-notice bh-notice-warn">{due === "password" ? s.duePassword : s.dueSecondFactor}</p>}
      <PasswordPanel onChanged={() => void cache.invalidateQueries({ queryKey: ["me"] })} />
      <section className="bh-panel">
        <h2>{s.sessions}</h2>
        <ErrorPanel trouble={sessions.error ? troubleOf(sessions.error) : work.trouble} />
        <ul className="bh-sessions">
          {sessions.data?.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.userAgent ? deviceOf(one.userAgent) : s.unknownDevice}</strong>{" "}
                {one.token === here && <span className="bh-quiet">（{s.thisOne}）</span>}
                <div className="bh-quiet">
                  {[one.ipAddress, s.since(showInstant(one.createdAt, locale)), s.until(showInstant(one.expiresAt, locale))]
                    .filter(Boolean)
                    .join(" · ")}
                </div>
              </div>
              {one.token !== here && (
                <Button
                  size="small"
                  onClick={() =>
                    void work.run(async () => {
                      await revokeSession(one.token);
                      await cache.invalidateQueries({ queryKey: ["sessions"] });
                    })
                  }
                >
                  {s.revoke}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {session.data && (
        <TotpPanel
          enabled={session.data.user.twoFactorEnabled === true}
          onChanged={() => void Promise.all([["session"], ["me"]].map((queryKey) => cache.invalidateQueries({ queryKey })))}
        />
      )}
    </>
  );
}

/** Browser and system, in the words their own names have. */
function deviceOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|MicroMessenger|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /Windows|Android|iPhone|iPad|Mac OS X|HarmonyOS|Linux/.exec(agent);
  return [browser?.[1] === "Edg" ? "Edge" : browser?.[1], system?.[0]].filter(Boolean).join(" · ") || agent.slice(0, 60);
}
