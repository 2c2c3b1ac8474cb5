import { Button } from "antd";
import { useEffect, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { onePersonStrings } from "./one-person-strings.ts";
import { EntryText, Grade, Merges, Propose, SamePerson } from "./SamePerson.tsx";

/** What waits for a second person, and who may be entered twice. */
export function OnePersonPage() {
  const s = useStrings(onePersonStrings);
  const waiting = useLoad(["merges"], () => call.listMerges());
  return (
    <Page title={s.title} lead={s.lead}>
      <Section title={s.waiting}>
        <WhenLoaded of={waiting}>
          {(merges) => (merges.length === 0 ? <p className="bh-quiet">{s.noWaiting}</p> : <Merges of={merges} onDone={waiting.reload} />)}
        </WhenLoaded>
      </Section>
      <Doubles onDone={waiting.reload} />
    </Page>
  );
}

type Found = Awaited<ReturnType<typeof call.listDoubles>>;

function Doubles({ onDone }: { readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(onePersonStrings);
  const work = useRefusal();
  const [found, setFound] = useState<Found>({ seen: 0, pairs: [], next: "" });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const look = (): Promise<boolean> =>
    work.run(async () => {
      const more = await call.listDoubles(found.next ? { after: found.next } : {});
      setFound((before) => ({ seen: before.seen + more.seen, pairs: [...before.pairs, ...more.pairs], next: more.next }));
    });
  useEffect(() => void look(), []);
  const pairs = found.pairs.filter((p) => !gone.has(keyOf(p)));
  return (
    <Section title={s.doubles}>
      <ul className="bh-notices">
        {pairs.map((p) => (
          <li key={keyOf(p)}>
            <EntryText entry={p.a} /> — <EntryText entry={p.b} />
            <Grade of={p} />
            <AppLink href={`/people/one/${p.a.list}/${p.a.id}`}>{s.look}</AppLink>
            <Propose
              a={p.a}
              b={p.b}
              onDone={async () => {
                setGone((before) => new Set([...before, keyOf(p)]));
                await onDone();
              }}
            />
          </li>
        ))}
      </ul>
      {pairs.length === 0 && found.next !== "" && <p className="bh-quiet">{s.noDoubles}</p>}
      <p className="bh-quiet" role="status">
        {found.next === null ? s.all : s.seen(found.seen)}
      </p>
      {found.next && (
        <Button loading={work.busy} onClick={() => void look()}>
          {s.more}
        </Button>
      )}
      <ErrorPanel trouble={work.trouble} />
    </Section>
  );
}

const keyOf = (p: Found["pairs"][number]): string => `${p.a.list}:${p.a.id} ${p.b.list}:${p.b.id}`;

/** The same panel for an entry of any register. */
export function OneEntryPage() {
  const s = useStrings(onePersonStrings);
  const { list = "", id } = useRouteParams();
  return (
    <Page title={s.title} lead={s.lead}>
      <SamePerson list={list} id={Number(id)} />
    </Page>
  );
}
