import { Button, Input, Segmented } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress, useHistoryStep } from "../../../platform/ui/address.ts";
import { SEARCH_BOX } from "../../../platform/ui/frame/AppFrame.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import { Facets, type Chosen } from "./Facets.tsx";
import { Hits, opened } from "./Hits.tsx";
import { addressOf, MOST_IN_ADDRESS, readQuestion } from "./question.ts";
import { Start } from "./Start.tsx";
import "./search.css";
import { searchStrings } from "./strings.ts";

const STEP = 30;
const MOST = 180;
/** How often an answer that is not the last word is asked for again. */
const AGAIN_MILLIS = 2000;

/** One box over every register; the question and its facets stand in the address, a long question in the window. */
export function SearchPage() {
  const s = useStrings(searchStrings);
  const word = useWord();
  const [address, setAddress] = useAddress();
  const { text: asked, isLong, isLost } = readQuestion(address);
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const chosen: Chosen = {
    kind: address.get("kind") ?? "",
    region: /^\d{6}$/.exec(address.get("region") ?? "")?.[0] ?? "",
    year: /^\d{4}$/.exec(address.get("year") ?? "")?.[0] ?? "",
  };
  const order = address.get("order") === "meaning" ? "meaning" : "words";
  const question = [asked, chosen.kind, chosen.region, chosen.year, order];
  const step = useHistoryStep();
  const [more, setMore] = useState(() => ({ of: question.join("\n"), limit: opened.get(step)?.limit ?? STEP }));
  const limit = more.of === question.join("\n") ? more.limit : STEP;
  const answer = useLoad(
    ["search", ...question, limit],
    () =>
      call.search({
        text: asked,
        ...(chosen.kind ? { kinds: [chosen.kind] } : {}),
        ...(chosen.region ? { region: chosen.region } : {}),
        ...(chosen.year ? { from: `${chosen.year}-01-01`, to: `${chosen.year}-12-31` } : {}),
        order,
        limit,
      }),
    { keep: true, againMillis: (a) => (a.state === "ready" || a.state === "failed" ? false : AGAIN_MILLIS) },
  );
  const go = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(address);
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    if (next.toString() !== address.toString()) setAddress(next);
  };
  const box = useRef<HTMLDivElement>(null);
  return (
    <Page title={s.title}>
      <div ref={box} onKeyDown={(e) => walk(e, box.current)}>
        <form
          role="search"
          className="se-form"
          onSubmit={(e) => {
            e.preventDefault();
            go(addressOf(text.trim()));
          }}
        >
          <Input
            id={SEARCH_BOX}
            type="search"
            size="large"
            autoFocus
            autoComplete="off"
            aria-label={s.words}
            placeholder={s.placeholder}
            aria-keyshortcuts="/"
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <Button type="primary" size="large" htmlType="submit">
            {s.find}
          </Button>
        </form>
        {isLong && <p className="bh-quiet">{s.long(MOST_IN_ADDRESS)}</p>}
        {isLost && (
          <p className="bh-notice bh-notice-warn" role="status">
            {s.lost}
          </p>
        )}
        <WhenLoaded of={answer}>
          {(a) => (
            <>
              {a.state !== "ready" && (
                <p className="bh-notice bh-notice-warn" role="status">
                  {a.reason ? `${word(a.reason)}${s.meanwhile}` : s[a.state]}
                </p>
              )}
              {asked === "" ? (
                <Start registers={a.registers} />
              ) : (
                <>
                  <Facets a={a} chosen={chosen} go={go} />
                  {a.hasMeaning && (
                    <Segmented
                      aria-label={s.order}
                      value={order}
                      onChange={(value) => go({ order: value === "meaning" ? value : "" })}
                      options={[
                        { value: "words", label: s.byWords },
                        { value: "meaning", label: s.byMeaning },
                      ]}
                    />
                  )}
                  {a.meant.length > 0 && <p className="bh-quiet">{s.meant(a.meant)}</p>}
                  {a.instead.length > 0 && (
                    <p role="status">
                      {s.instead}{" "}
                      {a.instead.map((w) => (
                        <Button key={w} type="link" onClick={() => go(addressOf(w))}>
                          {w}
                        </Button>
                      ))}
                    </p>
                  )}
                  <Hits
                    a={a}
                    limit={limit}
                    tell={(h) => void call.opened({ text: asked.slice(0, 1000), kind: h.kind, id: h.id }).catch(() => {})}
                    clear={Object.values(chosen).some(Boolean) ? () => go({ kind: "", region: "", year: "" }) : undefined}
                  />
                  {a.hits.length === limit && (
                    <p className="se-more">
                      {limit < MOST ? (
                        <Button onClick={() => setMore({ of: question.join("\n"), limit: limit + STEP })}>{s.more}</Button>
                      ) : (
                        <span className="bh-quiet">{s.narrow(MOST)}</span>
                      )}
                    </p>
                  )}
                </>
              )}
            </>
          )}
        </WhenLoaded>
      </div>
    </Page>
  );
}

/** Arrows go from the box through the hits and back; Enter then opens what has the focus, as for any link. */
function walk(e: KeyboardEvent, box: HTMLElement | null): void {
  if ((e.key !== "ArrowDown" && e.key !== "ArrowUp") || e.nativeEvent.isComposing) return;
  const stops = [...(box?.querySelectorAll<HTMLElement>(`#${SEARCH_BOX}, .se-hits h2 a`) ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? undefined : stops[at + (e.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  e.preventDefault();
  next.focus();
}
