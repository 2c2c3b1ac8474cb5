import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page } from "../../../platform/ui/Page.tsx";
import { Labels } from "../../../platform/ui/records/Labels.tsx";
import { panelStrings } from "../../../platform/ui/strings.ts";
import { useCopied } from "../../../platform/ui/useCopied.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { fairsStrings } from "./strings.ts";

/** The way from this installation's address, as a label's code says it. */
const pathOf = (url: string): string => {
  const { pathname, hash } = new URL(url, location.origin);
  return `${pathname}${hash}`;
};

/** Links of all parties that hold none yet. */
export function LinksPage() {
  const s = useStrings(fairsStrings);
  return (
    <Links words={{ title: s.partyLinks, hint: s.partyLinksHint, make: s.makeLinks, all: s.allHaveLinks }} hand={fairs.handPartyLinks} />
  );
}

/** The same of the experts who review. */
export function ExpertLinksPage() {
  const s = useStrings(fairsStrings);
  return (
    <Links
      words={{ title: s.expertLinks, hint: s.expertLinksHint, make: s.makeExpertLinks, all: s.allExpertsHaveLinks }}
      hand={fairs.handExpertLinks}
    />
  );
}

type Handed = Awaited<ReturnType<typeof fairs.handPartyLinks>>;
interface LinksProps {
  readonly words: Readonly<Record<"title" | "hint" | "make" | "all", string>>;
  readonly hand: (of: { fairId: number }) => Promise<Handed>;
}

/** A hundred on a sheet to cut, and as lines to copy: each is shown this once. */
function Links({ words, hand }: LinksProps) {
  const s = useStrings(fairsStrings);
  const fairId = Number(useRouteParams().id);
  const act = useRefusal();
  const [made, setMade] = useState<Handed>();
  const make = () => act.run(async () => setMade(await hand({ fairId })));
  return (
    <Page title={words.title} tools={<AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>}>
      <p className="bh-quiet">{words.hint}</p>
      {(made === undefined || made.more) && (
        <p>
          <Button type={made ? "default" : "primary"} loading={act.busy} onClick={() => void make()}>
            {made ? s.nextLinks : words.make}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
      {made && <p role="status">{made.links.length === 0 ? words.all : s.linksMade(made.links.length)}</p>}
      {made && made.links.length > 0 && (
        <>
          <Labels labels={made.links.map((l) => ({ id: l.id, path: pathOf(l.url), name: l.name, lines: [l.beside, l.code] }))} />
          <CopyList links={made.links} />
        </>
      )}
    </Page>
  );
}

/** One line each, in columns that a table takes: name, who, link. */
function CopyList({ links }: { readonly links: Handed["links"] }) {
  const s = useStrings(fairsStrings);
  const p = useStrings(panelStrings);
  const text = links.map((l) => [l.name, l.beside, l.url].join("\t")).join("\n");
  const { field, copied, copy } = useCopied<HTMLTextAreaElement>(text);
  return (
    <details className="bh-section bh-no-print">
      <summary>{s.linkList}</summary>
      <p className="bh-quiet">{s.linkListHint}</p>
      <textarea ref={field} className="bh-handover-url" rows={8} readOnly value={text} aria-label={s.linkList} />
      <p className="bh-actions-row">
        <Button onClick={() => void copy()}>{s.copyList}</Button>
        <span role="status">{copied && (copied === "yes" ? p.copied : s.copyListByHand)}</span>
      </p>
    </details>
  );
}
