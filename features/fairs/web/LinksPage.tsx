import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page } from "../../../platform/ui/Page.tsx";
import { Labels } from "../../../platform/ui/records/Labels.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { fairsStrings } from "./strings.ts";

/** The way from this installation's address, as a label's code says it. */
const pathOf = (url: string): string => {
  const { pathname, hash } = new URL(url, location.origin);
  return `${pathname}${hash}`;
};

/** Links of all parties that hold none yet, a hundred on a sheet to cut: each is shown this once. */
export function LinksPage() {
  const s = useStrings(fairsStrings);
  const fairId = Number(useRouteParams().id);
  const act = useRefusal();
  const [made, setMade] = useState<Awaited<ReturnType<typeof fairs.handPartyLinks>>>();
  const make = () => act.run(async () => setMade(await fairs.handPartyLinks({ fairId })));
  return (
    <Page title={s.partyLinks} tools={<AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>}>
      <p className="bh-quiet">{s.partyLinksHint}</p>
      {(made === undefined || made.more) && (
        <p>
          <Button type={made ? "default" : "primary"} loading={act.busy} onClick={() => void make()}>
            {made ? s.nextLinks : s.makeLinks}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
      {made && <p role="status">{made.links.length === 0 ? s.allHaveLinks : s.linksMade(made.links.length)}</p>}
      {made && made.links.length > 0 && (
        <Labels labels={made.links.map((l) => ({ id: l.id, path: pathOf(l.url), name: l.name, lines: [l.contactName, l.code] }))} />
      )}
    </Page>
  );
}
