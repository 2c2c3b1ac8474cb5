import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { ACCOUNT_ACTS, isAccountAct } from "../power.ts";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import type { Me } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { peopleStrings } from "./strings.ts";

/** What others did to one's account, said until it is read. */
export function Notices({ me }: { readonly me: Me }) {
  const s = useStrings(peopleStrings);
  const word = useWord();
  const cache = useQueryClient();
  const work = useRefusal();
  if (me.notices.length === 0) return null;
  return (
    <section className="bh-notice bh-notice-warn" role="status">
      <strong>{s.notices}</strong>
      <ul>
        {me.notices.map((n) => (
          <li key={n.at}>
            <InstantText at={n.at} /> {n.byName}（{n.byRole}）{isAccountAct(n.act) ? word(ACCOUNT_ACTS[n.act]) : s.endedSessions}
          </li>
        ))}
      </ul>
      <Button
        size="small"
        loading={work.busy}
        onClick={() =>
          void work.run(async () => {
            await call.seeNotices();
            await cache.invalidateQueries({ queryKey: ["me"] });
          })
        }
      >
        {s.noticed}
      </Button>
    </section>
  );
}
