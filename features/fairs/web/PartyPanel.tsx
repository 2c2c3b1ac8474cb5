import { Input } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { TalkSeen } from "../by-link.ts";
import { fairs } from "./api.ts";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { fairsStrings } from "./strings.ts";
import { TalkTable } from "./TalkTable.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** A party's page: its programme, its link, and what follows when it drops out. */
export function PartyPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(fairsStrings);
  const open = data.case?.state === "joined" && data.actions.some((a) => a.allowed);
  return (
    <div id="programme">
      <Section title={s.programme}>
        <TalkTable talks={given as readonly TalkSeen[]} />
        <p className="bh-actions-row bh-no-print">
          <AppLink href={`/fairs/parties/${data.id}/programme`}>{s.print}</AppLink>
          <a href={`/api/fairs/${data.id}/programme`}>{s.ics}</a>
        </p>
        {open && <HandLink id={data.id} words={s.partyLink} hint={s.partyLinkHint} hand={() => fairs.handPartyLink({ id: data.id })} />}
      </Section>
      <DropOut id={data.id} open={open && data.can.edit} reload={reload} />
    </div>
  );
}

function DropOut({ id, open, reload }: { readonly id: number; readonly open: boolean; readonly reload: () => Promise<void> }) {
  const s = useStrings(fairsStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [why, setWhy] = useState("");
  const [key] = useState(newKey);
  const [done, setDone] = useState<Awaited<ReturnType<typeof fairs.dropOut>>>();
  if (!open && !done) return null;
  return (
    <Section title={s.out}>
      {!done && (
        <div className="bh-actions-row bh-no-print">
          <Input aria-label={s.outWhy} placeholder={s.outWhy} maxLength={500} value={why} onChange={(e) => setWhy(e.target.value)} />
          <ActButton
            danger
            loading={act.busy}
            missing={[why.trim() === "" && s.outWhy]}
            onClick={() =>
              void act.run(async () => {
                setDone(await fairs.dropOut({ id, reason: why.trim(), requestKey: key }));
                await reload();
              })
            }
          >
            {s.out}
          </ActButton>
        </div>
      )}
      {done && (
        <div role="status">
          <p>{done.tell.length === 0 ? s.tellNobody : s.tell}</p>
          <ul>
            {done.tell.map((t) => (
              <li key={t.talk}>
                <AppLink href={`/fairs/parties/${t.partner}`}>{t.name}</AppLink> {t.onDay !== null && showDay(t.onDay, locale)} {t.fromTime}
              </li>
            ))}
          </ul>
          {done.gained > 0 && <p>{s.gained(done.gained)}</p>}
        </div>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
