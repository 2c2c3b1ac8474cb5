import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { VoteSection } from "../server.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";

interface Given {
  readonly what: "tellers" | "voters";
  readonly links: readonly { readonly who: string; readonly address: string }[];
}

/** The vote from afar until it opens: tellers' keys, voters' links, who has a token; after the bell whose share is there. */
export function AfarPanel({
  id,
  vote: v,
  state,
  mayEdit,
  reload,
}: {
  readonly id: number;
  readonly vote: VoteSection;
  readonly state: string;
  readonly mayEdit: boolean;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  const [given, setGiven] = useState<Given>();
  const before = state === "plan" || state === "meeting";
  const isAfar = v.definition?.classes.some((c) => c.afar) ?? false;
  const give = (what: Given["what"], links: Given["links"]) => {
    setGiven({ what, links });
    return reload();
  };
  if (!v.afar && !before) return null;
  return (
    <details open={v.afar !== null}>
      <summary>{s.afar}</summary>
      <p className="bh-quiet bh-no-print">{s.afarHelp}</p>
      {v.afar && (
        <ul>
          {v.afar.tellers.map((t) => (
            <li key={t.no}>
              {s.tellerIs(t.no, t.name)}：{t.shared ? s.tellerHasShared : t.ready ? s.tellerDone : s.tellerNot}
            </li>
          ))}
        </ul>
      )}
      {v.afar?.fingerprint && (
        <p>
          {s.fingerprint}：<strong>{v.afar.fingerprint}</strong>
        </p>
      )}
      {isAfar && before && (
        <p role="status">
          {s.issued(v.afar?.issued ?? 0)} <span className="bh-quiet">{s.issuedHelp}</span>
        </p>
      )}
      {state === "counting" && isAfar && <p>{s.shareHelp}</p>}
      <ErrorPanel trouble={act.trouble} />
      {before && mayEdit && (
        <p className="bh-actions-row bh-no-print">
          <Button
            loading={act.busy}
            onClick={() =>
              void act.run(async () =>
                give(
                  "tellers",
                  (await appraisalsApi.inviteTellers({ id })).map((t) => ({
                    who: s.tellerIs(t.no, t.name),
                    address: `${location.origin}/link/teller#${t.token}`,
                  })),
                ),
              )
            }
          >
            {v.afar ? s.inviteAgain : s.invite}
          </Button>
          {isAfar && (
            <Button
              loading={act.busy}
              onClick={() =>
                void act.run(async () =>
                  give(
                    "voters",
                    (await appraisalsApi.giveVoterLinks({ id })).map((l) => ({
                      who: `${l.name} ${l.class}`,
                      address: `${location.origin}/link/afar#${l.link}`,
                    })),
                  ),
                )
              }
            >
              {(v.afar?.issued ?? 0) > 0 ? s.linksAgain : s.links}
            </Button>
          )}
        </p>
      )}
      {given && before && (
        <div className="bh-panel" role="region" aria-label={given.what === "tellers" ? s.invite : s.links}>
          <p className="bh-notice bh-notice-warn">{given.what === "tellers" ? s.inviteOnce : s.linksOnce}</p>
          <ul className="bh-files">
            {given.links.map((l) => (
              <li key={l.address} className="bh-panel">
                <strong>{l.who}</strong>
                <div style={{ width: 110 }}>
                  <QrCode text={l.address} label={l.who} />
                </div>
                <a href={l.address} target="_blank" rel="noreferrer" style={{ overflowWrap: "anywhere" }}>
                  {l.address}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
