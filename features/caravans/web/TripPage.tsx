import { writtenTime } from "@bihuan/kit";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress } from "../../../platform/ui/public/links.ts";
import { dropBlob, readBlob } from "../../../platform/ui/public/kept-blobs.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { sendByLink } from "../../../platform/ui/public/send-by-link.ts";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { useSentWhenBack } from "../../../platform/ui/useSentWhenBack.ts";
import { publicCaravans } from "./public.tsx";
import { publicCaravansStrings } from "./public-strings.ts";
import { TripPhotos } from "./TripPhotos.tsx";
import { beginLeg, keep, readKept, type Kept, type KeptPhoto, type LegDraft, type Opened } from "./trip-kept.ts";

/** A driver's day on his phone, with or without a network. No track, no position. */
export function TripPage() {
  const word = useWord();
  const [token] = useState(tokenInAddress);
  const [kept, setKept] = useState<Kept>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => {
    const own = readKept(token);
    publicCaravans.openTrip({ token }).then(
      (opened) => setKept({ caravanId: null, driver: "", legs: [], ...own, opened }),
      (error: unknown) => {
        const why = troubleOf(error);
        // Without a network the list as it was last seen is enough to write on.
        if (own && why.kind === "offline") setKept(own);
        else setTrouble(why);
      },
    );
  }, [token]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  return kept ? <Log token={token} first={kept} /> : <Skeleton />;
}

function Log({ token, first }: { readonly token: string; readonly first: Kept }) {
  const s = useStrings(publicCaravansStrings);
  const word = useWord();
  const [kept, setKept] = useState(first);
  const [offline, setOffline] = useState(() => !navigator.onLine);
  const now = useRef(kept);
  const busy = useRef(false);
  const put = useCallback(
    (change: (k: Kept) => Kept) => {
      now.current = change(now.current);
      keep(token, now.current);
      setKept(now.current);
    },
    [token],
  );
  useEffect(() => void keep(token, now.current), [token]);
  const putLeg = useCallback(
    (key: string, more: Partial<LegDraft>) => put((k) => ({ ...k, legs: k.legs.map((l) => (l.key === key ? { ...l, ...more } : l)) })),
    [put],
  );
  // Each leg is sent by itself: one that is refused holds up no other.
  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (const leg of now.current.legs.filter((l) => l.standing === "waiting")) {
        const { key, standing: _s, why: _w, photos: _p, tripId: _t, ...values } = leg;
        const filled = Object.fromEntries(Object.entries(values).filter(([, x]) => x !== ""));
        try {
          const { id } = await publicCaravans.logTrip({
            token,
            requestKey: key,
            values: { ...filled, caravanId: now.current.caravanId ?? 0, driver: now.current.driver },
          });
          putLeg(key, { standing: "sent", tripId: id });
          setOffline(false);
        } catch (error) {
          const why = troubleOf(error);
          if (why.kind === "offline") {
            setOffline(true);
            return;
          }
          const fields = why.kind === "refused" ? Object.values(why.refusal.fields ?? {}).map(word) : [];
          // Mended it is another sending: the key of a refused one has written nothing.
          putLeg(key, { standing: "refused", why: fields.length > 0 ? fields.join("；") : word(sayTrouble(why)), key: newKey() });
        }
      }
      for (const { key, tripId, photos = [] } of now.current.legs)
        for (const photo of photos.filter((p) => p.standing === "kept" && tripId !== undefined)) {
          const mark = (more: Partial<KeptPhoto>): void =>
            putLeg(key, {
              photos: (now.current.legs.find((l) => l.key === key)?.photos ?? []).map((p) =>
                p.name === photo.name ? { ...p, ...more } : p,
              ),
            });
          const content = await readBlob(photo.name);
          try {
            if (content) await sendByLink(token, `${photo.name}.jpg`, content, tripId);
            mark(content ? { standing: "sent" } : { standing: "refused", why: s.photoLost });
          } catch (error) {
            const why = troubleOf(error);
            if (why.kind === "offline") {
              setOffline(true);
              return;
            }
            mark({ standing: "refused", why: word(sayTrouble(why)) });
          }
          await dropBlob(photo.name);
        }
    } finally {
      busy.current = false;
    }
  }, [token, putLeg, word, s]);
  useEffect(() => {
    const back = () => setOffline(false);
    const gone = () => setOffline(true);
    void send();
    addEventListener("online", back);
    addEventListener("offline", gone);
    return () => {
      removeEventListener("online", back);
      removeEventListener("offline", gone);
    };
  }, [send]);
  const { opened, caravanId, legs } = kept;
  const mine = opened.visits.filter((v) => v.caravanId === caravanId);
  const waiting = legs.filter((l) => l.standing === "waiting").length;
  const keptPhotos = legs.some((l) => l.tripId !== undefined && l.photos?.some((p) => p.standing === "kept"));
  useSentWhenBack(waiting > 0 || keptPhotos, send);
  const days = [...new Set(mine.map((v) => v.onDay))];
  return (
    <>
      <h1>{s.trip}</h1>
      <p>
        {opened.title} · {opened.unitName}
      </p>
      <p className="pb-help">
        {s.savedOn} {s.noTrack}
      </p>
      {offline && <Notice tone="warn">{s.offline}</Notice>}
      {waiting > 0 && <Notice tone="warn">{s.waiting(waiting)}</Notice>}
      <Question title={s.myVehicle}>
        <Choice
          value={caravanId === null ? null : String(caravanId)}
          onChange={(id) => put((k) => ({ ...k, caravanId: Number(id) }))}
          options={opened.vehicles.map((v) => ({ value: String(v.id), label: v.plate }))}
        />
      </Question>
      <Question title={s.driver}>
        <TextArea line="text" value={kept.driver} maxLength={40} onChange={(driver) => put((k) => ({ ...k, driver }))} />
      </Question>
      {caravanId !== null && mine.length === 0 && <Notice>{s.noVisits}</Notice>}
      {days.map((day) => (
        <Day
          key={day}
          day={day}
          opened={opened}
          visits={mine.filter((v) => v.onDay === day)}
          kept={kept}
          begin={(leg) => put((k) => ({ ...k, legs: [...k.legs, leg] }))}
          putLeg={putLeg}
          sendPhotos={() => void send()}
          send={(key) => {
            const { arrive, leave } = now.current.legs.find((l) => l.key === key) ?? { arrive: "", leave: "" };
            putLeg(key, { standing: "waiting", arrive: writtenTime(arrive) ?? arrive, leave: writtenTime(leave) ?? leave });
            void send();
          }}
        />
      ))}
    </>
  );
}

interface DayProps {
  readonly day: string;
  readonly opened: Opened;
  readonly visits: Opened["visits"];
  readonly kept: Kept;
  readonly begin: (leg: LegDraft) => void;
  readonly putLeg: (key: string, more: Partial<LegDraft>) => void;
  readonly send: (key: string) => void;
  readonly sendPhotos: () => void;
}

function Day({ day, opened, visits, kept, begin, putLeg, send, sendPhotos }: DayProps) {
  const s = useStrings(publicCaravansStrings);
  const { locale } = useLocale();
  // The reading with which the last leg ended is the next one's beginning.
  const lastKm =
    kept.legs.map((l) => l.kmTo).findLast((km) => km !== "") ?? String(opened.vehicles.find((v) => v.id === kept.caravanId)?.km ?? "");
  return (
    <section>
      <h2>
        {showDay(day, locale)} {day === opened.today && `· ${s.today}`}
      </h2>
      {visits.map((v) => {
        const leg = kept.legs.find((l) => l.requestId === v.id);
        return (
          <section key={v.id} className="pb-question">
            <h3>
              {v.fromTime}–{v.toTime} {v.school}
            </h3>
            <p>
              {[v.address, s.count(v.pupils), v.ground, v.power === null ? null : (s[v.power as "v220"] ?? null)]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p>
              {v.contactName} {v.contactPhone !== null && <a href={`tel:${v.contactPhone}`}>{v.contactPhone}</a>}
            </p>
            {leg ? (
              <>
                <Leg leg={leg} canSend={kept.driver.trim() !== ""} put={(more) => putLeg(leg.key, more)} send={() => send(leg.key)} />
                <TripPhotos
                  photos={leg.photos ?? []}
                  add={(photo) => {
                    putLeg(leg.key, { photos: [...(leg.photos ?? []), photo] });
                    if (leg.tripId !== undefined) sendPhotos();
                  }}
                />
              </>
            ) : v.logged ? (
              <Notice tone="good">{s.logged}</Notice>
            ) : (
              <BigButton kind="second" onClick={() => begin({ ...beginLeg(v, lastKm), arrive: clock() })}>
                {s.nowArrived}
              </BigButton>
            )}
          </section>
        );
      })}
    </section>
  );
}

/** Beijing's clock, whatever the phone's zone. */
const clock = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16);

function Leg({
  leg,
  canSend,
  put,
  send,
}: {
  readonly leg: LegDraft;
  readonly canSend: boolean;
  readonly put: (more: Partial<LegDraft>) => void;
  readonly send: () => void;
}) {
  const s = useStrings(publicCaravansStrings);
  if (leg.standing === "sent" || leg.standing === "waiting")
    return (
      <Notice tone={leg.standing === "sent" ? "good" : "warn"}>
        {leg.arrive}–{leg.leave} · {s.driven(leg.kmFrom, leg.kmTo)} · {leg.standing === "sent" ? s.sent : s.waiting(1)}
      </Notice>
    );
  const line = (
    name: "arrive" | "leave" | "kmFrom" | "kmTo" | "pupils" | "faults",
    title: string,
    kind: "text" | "numeric",
    optional = false,
  ) => (
    <Question title={title} optional={optional}>
      <TextArea line={kind} value={leg[name]} maxLength={name === "faults" ? 200 : 8} onChange={(value) => put({ [name]: value })} />
    </Question>
  );
  const isNumber = (x: string): boolean => /^\d{1,7}$/.test(x.trim());
  return (
    <>
      {leg.standing === "refused" && (
        <Notice tone="bad" title={s.refused}>
          <p>{leg.why}</p>
        </Notice>
      )}
      {line("arrive", s.arrive, "text")}
      {line("kmFrom", s.kmFrom, "numeric")}
      {leg.leave === "" && (
        <BigButton kind="second" onClick={() => put({ leave: clock() })}>
          {s.nowLeft}
        </BigButton>
      )}
      {line("leave", s.leave, "text")}
      {line("kmTo", s.kmTo, "numeric")}
      {line("pupils", s.driverPupils, "numeric", true)}
      {line("faults", s.faults, "text", true)}
      <BigButton
        missing={[
          !canSend && s.driver,
          writtenTime(leg.arrive) === undefined && s.timeOf(s.arrive),
          !isNumber(leg.kmFrom) && s.kmFrom,
          writtenTime(leg.leave) === undefined && s.timeOf(s.leave),
          !isNumber(leg.kmTo) && s.kmTo,
        ]}
        onClick={send}
      >
        {s.sendTrip}
      </BigButton>
    </>
  );
}
