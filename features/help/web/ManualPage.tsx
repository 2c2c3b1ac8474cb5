import { Button } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useRooms } from "../../../platform/ui/frame/HomePanels.tsx";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import type { Help } from "./api.ts";
import { HelpBody, useHelp } from "./HelpPages.tsx";
import { helpStrings } from "./strings.ts";

/** Chapters in the order of the menu; pages without a menu come last. */
const inOrder = (all: readonly Help[], rooms: readonly RouteGroup[]): Help[] => {
  const place = (h: Help): number => rooms.find((r) => r.room === h.room)?.order ?? 150;
  return all.toSorted((a, b) => place(a) - place(b));
};

/** Every room's help as one book: contents, a chapter a room, pages numbered on paper. */
export function ManualPage() {
  const s = useStrings(helpStrings);
  const word = useWord();
  const help = useHelp();
  const rooms = useRooms();
  return (
    <Page
      title={s.manual}
      lead={s.manualLead}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={help}>
        {(all) => {
          const chapters = inOrder(all, rooms);
          return (
            <div className="bh-manual">
              <nav aria-label={s.contents}>
                <h2>{s.contents}</h2>
                <ol>
                  {chapters.map((h) => (
                    <li key={h.room}>
                      <a href={`#chapter-${h.room}`}>{word(h.title)}</a>
                    </li>
                  ))}
                </ol>
              </nav>
              {chapters.map((h, i) => (
                <section key={h.room} id={`chapter-${h.room}`}>
                  <h2>
                    {i + 1}. {word(h.title)}
                  </h2>
                  <p>{word(h.purpose)}</p>
                  <HelpBody help={h} deeper />
                </section>
              ))}
            </div>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}
