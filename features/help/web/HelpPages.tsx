import { Button, Input } from "antd";
import { useId, useState } from "react";
import { clearable } from "../../../platform/ui/clearable.tsx";
import { useStrings, useWord, type Words } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { useRooms } from "../../../platform/ui/frame/HomePanels.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call, type Help } from "./api.ts";
import { helpStrings } from "./strings.ts";
import { callTour } from "./Tour.tsx";

export const useHelp = () => useLoad(["help"], () => call.listHelp());

/** Everything a room's help says in one language, to look for words in. */
const saidBy = (h: Help, word: (w: Words) => string): string =>
  [h.title, h.purpose, h.task, ...h.steps, ...h.who.flatMap((w) => [w.who, w.does]), ...h.words.flatMap((w) => [w.word, w.means])]
    .map(word)
    .join("\n")
    .toLowerCase();

export function HelpPage() {
  const s = useStrings(helpStrings);
  const word = useWord();
  const go = useGo();
  const id = useId();
  const [asked, setAsked] = useState("");
  const help = useHelp();
  const parts = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    <Page
      title={s.help}
      lead={s.lead}
      tools={
        <>
          <AppLink href="/help/manual">{s.toManual}</AppLink>
          <Button
            onClick={() => {
              callTour();
              go("/");
            }}
          >
            {s.again}
          </Button>
        </>
      }
    >
      <p>
        <label htmlFor={id}>{s.search}</label>
        <Input
          id={id}
          type="search"
          value={asked}
          placeholder={s.searchHint}
          allowClear={clearable}
          onChange={(e) => setAsked(e.target.value)}
        />
      </p>
      <WhenLoaded of={help}>
        {(all) => {
          const found = all.filter((h) => parts.every((p) => saidBy(h, word).includes(p)));
          return found.length === 0 ? (
            <EmptyState title={s.none} />
          ) : (
            <ul className="bh-help-rooms" role="list">
              {found.map((h) => (
                <li key={h.room}>
                  <h2>
                    <AppLink href={`/help/${h.room}`}>{word(h.title)}</AppLink>
                  </h2>
                  <p>{word(h.purpose)}</p>
                  {parts.length > 0 && <WordsFound help={h} parts={parts} />}
                </li>
              ))}
            </ul>
          );
        }}
      </WhenLoaded>
      <Section title={s.keys}>
        <p>{s.keysLead}</p>
      </Section>
    </Page>
  );
}

/** The hard words that were meant, with their sentences, at once. */
function WordsFound({ help, parts }: { readonly help: Help; readonly parts: readonly string[] }) {
  const word = useWord();
  const meant = help.words.filter((w) => parts.some((p) => word(w.word).toLowerCase().includes(p)));
  return meant.length === 0 ? null : <HelpWords words={meant} />;
}

const HelpWords = ({ words }: { readonly words: Help["words"] }) => {
  const word = useWord();
  return (
    <dl className="bh-help-words">
      {words.map((w) => (
        <div key={w.word.zh}>
          <dt>{word(w.word)}</dt>
          <dd>{word(w.means)}</dd>
        </div>
      ))}
    </dl>
  );
};

export function RoomHelpPage() {
  const s = useStrings(helpStrings);
  const word = useWord();
  const { code } = useRouteParams();
  const help = useHelp();
  const may = useMay();
  const way = useRooms()
    .find((r) => r.room === code)
    ?.nav.find((n) => may(n.permission));
  return (
    <WhenLoaded of={help}>
      {(all) => {
        const one = all.find((h) => h.room === code);
        if (!one) return <Page title={s.lost} tools={<AppLink href="/help">{s.all}</AppLink>} />;
        return (
          <Page
            title={word(one.title)}
            lead={word(one.purpose)}
            tools={
              <>
                {way && <AppLink href={way.href}>{s.open}</AppLink>}
                <AppLink href="/help">{s.all}</AppLink>
              </>
            }
          >
            <HelpBody help={one} />
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

/** Who, how, words and picture: the page of a room and its chapter in the manual. */
export function HelpBody({ help, deeper = false }: { readonly help: Help; readonly deeper?: boolean }) {
  const s = useStrings(helpStrings);
  const word = useWord();
  const Head = deeper ? "h3" : "h2";
  return (
    <div className="bh-help-body">
      <Head>{s.who}</Head>
      <dl className="bh-help-words">
        {help.who.map((w) => (
          <div key={w.who.zh}>
            <dt>{word(w.who)}</dt>
            <dd>{word(w.does)}</dd>
          </div>
        ))}
      </dl>
      <Head>{word(help.task)}</Head>
      <ol>
        {help.steps.map((step) => (
          <li key={step.zh}>{word(step)}</li>
        ))}
      </ol>
      {help.picture && (
        <img className="bh-help-picture" src={`/api/help/pictures/${help.picture}`} alt={s.picture(word(help.title))} loading="lazy" />
      )}
      {help.words.length > 0 && (
        <>
          <Head>{s.words}</Head>
          <HelpWords words={help.words} />
        </>
      )}
    </div>
  );
}
