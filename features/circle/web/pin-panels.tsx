import { Button, Input } from "antd";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { clearable } from "../../../platform/ui/clearable.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { WEIGHT_UNITS } from "../weights.ts";
import { typedFault } from "../../places/rules.ts";
import { call } from "./api.ts";
import type { PanelProps } from "./panel.ts";
import { mapStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Spot {
  lat: number;
  lon: number;
}
type Axis = "lat" | "lon";
const SHOWN = 200;

export function PlacesPanel(props: PanelProps) {
  const { data, picked, onPicked, view } = props;
  const s = useStrings(mapStrings);
  const [words, setWords] = useState("");
  const place = data.places.find((p) => p.id === picked);
  const found = useMemo(() => data.places.filter((p) => p.name.includes(words.trim())).slice(0, SHOWN), [data, words]);
  return (
    <>
      <p className="bh-quiet">{s.placesLead}</p>
      {place && <Mover key={place.id} {...props} place={{ ...place, at: place }} />}
      <Input
        type="search"
        aria-label={s.find}
        placeholder={s.find}
        allowClear={clearable}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <ul className="pl-list">
        {found.map((p) => (
          <li key={p.id}>
            <button
              type="button"
              className="pl-row"
              aria-pressed={p.id === picked}
              onClick={() => {
                onPicked(p.id);
                view.current?.goTo(p);
              }}
            >
              <span>{p.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Addresses that wait for their pin. */
export function WaitingPanel(props: PanelProps) {
  const { data, picked, onPicked } = props;
  const s = useStrings(mapStrings);
  const place = data.waiting.find((p) => p.id === picked);
  // Said here: with its pin the place leaves this list, and its own panel with it.
  const [saved, setSaved] = useState<string>();
  return (
    <>
      <p role="status">{saved}</p>
      <p className="bh-quiet">{data.waiting.length === 0 ? s.noWaiting : s.waitingLead}</p>
      {place && (
        <Mover key={place.id} {...props} place={{ ...place, at: undefined }} onSaved={(words) => setSaved(`${place.name}：${words}`)} />
      )}
      <ul className="pl-list">
        {data.waiting.map((p) => (
          <li key={p.id}>
            <button
              type="button"
              className="pl-row"
              aria-pressed={p.id === picked}
              onClick={() => {
                setSaved(undefined);
                onPicked(p.id);
              }}
            >
              <span>
                {p.name} <span className="bh-quiet">{p.address}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** 50 m in degrees of latitude. */
const STEP = 50 / 111_195;

/** Moves one pin by dragging, by buttons or by typing; the people it would cover follow. */
function Mover({
  place,
  view,
  asked,
  data,
  reload,
  onPicked,
  onSaved,
}: PanelProps & {
  place: { id: number; name: string; version: number; at: Spot | undefined };
  onSaved?: (words: string) => void;
}) {
  const s = useStrings(mapStrings);
  const { locale } = useLocale();
  const id = useId();
  const refusal = useRefusal();
  const [at, setAt] = useState<Spot | undefined>(place.at && { lat: place.at.lat, lon: place.at.lon });
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof call.whatIf>> & { at: Spot }>();
  const [lost, setLost] = useState(false);
  const [saved, setSaved] = useState<string>();
  const [fault, setFault] = useState<{ axis: Axis; words: string }>();
  // One question under way at a time; of those that came meanwhile only the last is asked.
  const asking = useRef(false);
  const next = useRef<Spot>(undefined);
  const ask = async (to: Spot) => {
    next.current = to;
    if (asking.current) return;
    asking.current = true;
    try {
      for (let now: Spot | undefined = next.current; now; now = next.current) {
        next.current = undefined;
        setAnswer({ ...(await call.whatIf({ ...asked, placeId: place.at ? place.id : null, ...now })), at: now });
        setLost(false);
      }
    } catch {
      // The pin goes on; a figure of another spot would be believed.
      setAnswer(undefined);
      setLost(true);
    } finally {
      asking.current = false;
    }
  };
  // The ground around the pin follows when it rests.
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const draw = (to: Spot, wait: number) => {
    clearTimeout(resting.current);
    resting.current = setTimeout(
      () =>
        void call.getIsochrones({ ...asked, at: to }).then(
          (found) => view.current?.setOwnReach(found?.geometries ?? []),
          () => undefined,
        ),
      wait,
    );
  };
  const moveTo = (to: Spot) => {
    setFault(undefined);
    setAt(to);
    setSaved(undefined);
    void ask(to);
    draw(to, 250);
  };
  const move = useRef(moveTo);
  move.current = moveTo;
  useEffect(() => {
    if (data.can.edit) view.current?.setPin(at, { onDrag: (to) => move.current(to), onDrop: (to) => move.current(to) });
  });
  useEffect(() => {
    const map = view;
    if (place.at) draw(place.at, 0);
    return () => {
      clearTimeout(resting.current);
      map.current?.setPin(undefined);
      map.current?.setOwnReach([]);
    };
    // Once for each place looked at.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view]);
  // What is no position on earth is refused at its field; the pin stays where it was.
  const onTyped = (axis: Axis, text: string): boolean => {
    const here = at ?? view.current?.centre ?? { lat: 0, lon: 0 };
    const found = typedFault(axis, text, data.bounds);
    if (found === undefined) moveTo({ lat: here.lat, lon: here.lon, [axis]: Number(text) });
    else setFault({ axis, words: s[found](s[axis], axis === "lat" ? 90 : 180) });
    return found === undefined;
  };
  const by = (dLat: number, dLon: number) => at && moveTo({ lat: at.lat + dLat, lon: at.lon + dLon / Math.cos((at.lat * Math.PI) / 180) });
  const unit = useWord()(WEIGHT_UNITS[data.weights]);
  const number = (n: number) => n.toLocaleString(locale);
  const line = (i: number) =>
    answer &&
    number(answer.after[i] as number) + s.difference(signed((answer.after[i] as number) - (answer.before[i] as number), locale), unit);
  return (
    <section className="bh-notice" aria-label={s.move(place.name)}>
      <p>
        <strong>{s.move(place.name)}</strong> <AppLink href={`/places/${place.id}`}>{s.open}</AppLink>{" "}
        <button type="button" className="bh-plain" onClick={() => onPicked(undefined)}>
          {s.put}
        </button>
      </p>
      {data.can.edit && (
        <>
          <div className="bh-actions-row">
            <Button size="small" onClick={() => view.current && moveTo(view.current.centre)}>
              {s.setHere}
            </Button>
            {at && (
              <>
                <Button size="small" aria-label={s.north} onClick={() => by(STEP, 0)}>
                  ↑
                </Button>
                <Button size="small" aria-label={s.south} onClick={() => by(-STEP, 0)}>
                  ↓
                </Button>
                <Button size="small" aria-label={s.west} onClick={() => by(0, -STEP)}>
                  ←
                </Button>
                <Button size="small" aria-label={s.east} onClick={() => by(0, STEP)}>
                  →
                </Button>
              </>
            )}
          </div>
          <div className="bh-actions-row">
            <DegreeInput
              id={`${id}a`}
              label={s.lat}
              value={at?.lat}
              fault={fault?.axis === "lat" ? id : undefined}
              onTyped={(text) => onTyped("lat", text)}
            />
            <DegreeInput
              id={`${id}o`}
              label={s.lon}
              value={at?.lon}
              fault={fault?.axis === "lon" ? id : undefined}
              onTyped={(text) => onTyped("lon", text)}
            />
            <ActButton
              type="primary"
              size="small"
              missing={[(!at || fault?.axis === "lat") && s.lat, (!at || fault?.axis === "lon") && s.lon]}
              loading={refusal.busy}
              onClick={() =>
                void refusal.run(async () => {
                  const done = await call.movePlace({ id: place.id, version: place.version, ...(at as Spot) });
                  const words = done.doubt ? s.savedDoubt : s.saved;
                  setSaved(words);
                  onSaved?.(words);
                  await reload();
                })
              }
            >
              {s.save}
            </ActButton>
          </div>
          {fault && (
            <p id={id} className="bh-fault" role="alert">
              {fault.words}
            </p>
          )}
        </>
      )}
      <p role="status" className="pl-what-if" data-at={answer && `${answer.at.lat},${answer.at.lon}`}>
        {answer ? s.wouldCover(line(0) ?? "", line(1) ?? "") : lost ? s.noFigure : (saved ?? "")}
      </p>
      {answer && saved && <p role="status">{saved}</p>}
      <ErrorPanel trouble={refusal.trouble} />
    </section>
  );
}

const signed = (n: number, locale: string): string => n.toLocaleString(locale, { signDisplay: "always" });

/** One axis of a position: taken when it is left or Enter is pressed, so that no half-typed number moves the pin. */
function DegreeInput({
  id,
  label,
  value,
  fault,
  onTyped,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: number | undefined;
  /** Id of the words that refuse it. */
  readonly fault: string | undefined;
  /** Answers whether it was taken. */
  readonly onTyped: (text: string) => boolean;
}) {
  const [text, setText] = useState<string>();
  // What was refused stands until the pin moves by other means.
  useEffect(() => {
    if (fault === undefined) setText(undefined);
  }, [fault, value]);
  const take = () => {
    if (text !== undefined && (text.trim() === "" || onTyped(text))) setText(undefined);
  };
  return (
    <span className="pl-pair">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="small"
        className="pl-degrees"
        inputMode="decimal"
        aria-invalid={fault !== undefined}
        aria-describedby={fault}
        {...(fault === undefined ? {} : { status: "error" as const })}
        value={text ?? value?.toFixed(6) ?? ""}
        onChange={(e) => setText(e.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
    </span>
  );
}
