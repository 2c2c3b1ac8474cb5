import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { useLinks } from "./LinkStates.tsx";
import { sendLink } from "./sent-links.ts";
import { linkStrings } from "./link-strings.ts";
import { useRefusal } from "../useRefusal.ts";

/** Sends a link that was just made by the channels this installation has; without any there is nothing here. */
export function SendLink({ caseId, token }: { readonly caseId: number; readonly token: string }) {
  const s = useStrings(linkStrings);
  const links = useLinks(caseId);
  const work = useRefusal();
  const [email, setEmail] = useState("");
  const channels = links.data?.channels ?? [];
  const send = (to?: string): void =>
    void work.run(async () => {
      await sendLink(token, to);
      await links.refetch();
    });
  if (channels.length === 0) return null;
  return (
    <div className="bh-no-print">
      <div className="bh-actions-row">
        {channels.includes("text") && (
          <Button onClick={() => send()} loading={work.busy}>
            {s.sendText}
          </Button>
        )}
        {channels.includes("mail") && (
          <form
            className="bh-actions-row"
            onSubmit={(e) => {
              e.preventDefault();
              send(email.trim());
            }}
          >
            <Input
              type="email"
              required
              aria-label={s.email}
              placeholder={s.email}
              value={email}
              maxLength={120}
              onChange={(e) => setEmail(e.target.value)}
              style={{ maxWidth: 260 }}
            />
            <Button htmlType="submit" loading={work.busy}>
              {s.sendMail}
            </Button>
          </form>
        )}
      </div>
      <ErrorPanel trouble={work.trouble} />
    </div>
  );
}
