import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { tokenInAddress } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { CodeCamera } from "../../../platform/ui/CodeCamera.tsx";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { badgeIn, decideBadge, decideGuest, hasRoom, type Decision, type RosterGuest } from "../door.ts";
import { clockOf, dayOf, mineOf, waitingOf, type Kept, type KeptEntry } from "./door-kept.ts";
import { doorStrings } from "./door-strings.ts";
import { useDoor, type Door } from "./useDoor.ts";

const OLD_MILLIS = 2 * 3_600_000;
const LAST = 12;
const FOUND = 8;

/** A door of the fair on the phone of whoever stands there: scan, look, let in; with or without a network. */
export function DoorPage() {
  const word = useWord();
  const [token] = useState(tokenInAddress);
  const door = useDoor(token);
  const { kept, trouble } = door;
  if (!kept) return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : <Skeleton />;
  return <Gate door={door} kept={kept} />;
}

function Gate({ door, kept }: { readonly door: Door; readonly kept: Kept }) {
  const s = useStrings(doorStrings);
  const word = useWord();
  const [name, setName] = useState(kept.door);
  const today = dayOf(new Date().toISOString());
  const expected = kept.roster.guests.filter((g) => g.standing === "expected").length;
  const waiting = waitingOf(kept).length;
  const old = Date.now() - Date.parse(kept.signed.at) > OLD_MILLIS;
  return (
    <>
      <h1>{kept.title}</h1>
      <p>
        {kept.unitName} {kept.door !== "" && `· ${kept.door}`}
      </p>
      <p className="pb-help">{s.roster(clockOf(kept.signed.at), expected)}</p>
      {door.trouble && <Notice tone="bad">{word(sayTrouble(door.trouble))}</Notice>}
      {!door.keeps && <Notice tone="bad">{s.keepsNothing}</Notice>}
      {door.offline && <Notice tone="warn">{s.offline}</Notice>}
      {old && <Notice tone="warn">{s.oldRoster}</Notice>}
      {waiting > 0 && <Notice tone="warn">{s.waitingCount(waiting)}</Notice>}
      {kept.door === "" ? (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            door.setDoor(name.trim());
          }}
        >
          <Question title={s.whichDoor} help={s.whichDoorHelp}>
            <TextArea line="text" value={name} maxLength={40} onChange={setName} />
          </Question>
          <BigButton type="submit" missing={[name.trim() === "" && s.whichDoor]}>
            {s.begin}
          </BigButton>
        </form>
      ) : (
        <>
          <Scan door={door} kept={kept} today={today} />
          <WalkIn door={door} kept={kept} />
          <Last entries={kept.entries.slice(-LAST).reverse()} />
        </>
      )}
    </>
  );
}

interface Shown {
  readonly decision: Decision;
  readonly badge?: string;
  /** Let in by this very look. */
  readonly done: boolean;
}

function Scan({ door, kept, today }: { readonly door: Door; readonly kept: Kept; readonly today: string }) {
  const s = useStrings(doorStrings);
  const [text, setText] = useState("");
  const [shown, setShown] = useState<Shown>();
  const see = (decision: Decision, badge?: string) => {
    const done = decision.let === true;
    if (done) letIn(decision.guest, badge);
    setShown({ decision, done, ...(badge === undefined ? {} : { badge }) });
  };
  const letIn = (guest: RosterGuest, badge?: string) =>
    door.letIn({ way: badge === undefined ? "name" : "badge", guestId: guest.id, ...(badge === undefined ? {} : { badge }) }, guest.name);
  const scan = (raw: string) => {
    const badge = raw.trim();
    if (badge !== "") see(decideBadge(kept.roster, mineOf(kept, today), badge), badge);
  };
  const words = text.trim();
  const found =
    [...words].length < 2 || badgeIn(words)
      ? []
      : kept.roster.guests.filter((g) => `${g.name} ${g.employer}`.includes(words)).slice(0, FOUND);
  return (
    <section>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (found.length > 0) return;
          scan(words);
          setText("");
        }}
      >
        <Question title={s.scan} help={s.scanHelp}>
          <TextArea line="text" value={text} maxLength={300} onChange={setText} />
        </Question>
        {found.length === 0 && (
          <BigButton type="submit" missing={[words === "" && s.scan]}>
            {s.look}
          </BigButton>
        )}
      </form>
      <CodeCamera
        onCode={scan}
        press={(words, toggle) => (
          <BigButton kind="second" onClick={toggle}>
            {words}
          </BigButton>
        )}
      />
      {found.map((g) => (
        <BigButton
          key={g.id}
          kind="second"
          onClick={() => {
            see(decideGuest(kept.roster, mineOf(kept, today), g));
            setText("");
          }}
        >
          {g.name} · {g.employer}
        </BigButton>
      ))}
      {shown && (
        <Told
          shown={shown}
          still={(guest) => {
            letIn(guest, shown.badge);
            setShown({ ...shown, done: true });
          }}
        />
      )}
    </section>
  );
}

function Told({ shown, still }: { readonly shown: Shown; readonly still: (guest: RosterGuest) => void }) {
  const s = useStrings(doorStrings);
  const { decision, done } = shown;
  const who = decision.guest && (
    <p>
      {decision.guest.name} · {decision.guest.employer}
    </p>
  );
  if (done)
    return (
      <Notice tone="good" title={s.letIn}>
        {who}
      </Notice>
    );
  if (decision.let === false)
    return (
      <Notice tone="bad" title={s[decision.why]}>
        {who}
      </Notice>
    );
  if (decision.let === true) return null;
  const { before } = decision;
  return (
    <>
      <Notice tone="warn" title={decision.here ? s.againHere(clockOf(before.at)) : s.againElsewhere(before.door, clockOf(before.at))}>
        {who}
      </Notice>
      {!decision.here && (
        <BigButton kind="second" onClick={() => still(decision.guest)}>
          {s.still}
        </BigButton>
      )}
    </>
  );
}

function WalkIn({ door, kept }: { readonly door: Door; readonly kept: Kept }) {
  const s = useStrings(doorStrings);
  const [name, setName] = useState("");
  const [employer, setEmployer] = useState("");
  const [said, setSaid] = useState("");
  const walkIns = waitingOf(kept).filter((e) => e.way === "walk_in").length;
  const room = hasRoom(kept.roster, walkIns);
  const fullAt = useId();
  return (
    <details>
      <summary>{s.walkIn}</summary>
      <div id={fullAt}>{!room && <Notice tone="bad">{s.full}</Notice>}</div>
      <Question title={s.name}>
        <TextArea line="text" value={name} maxLength={40} onChange={setName} />
      </Question>
      <Question title={s.employer}>
        <TextArea line="text" value={employer} maxLength={100} onChange={setEmployer} />
      </Question>
      {said !== "" && (
        <Notice tone="good" title={s.letIn}>
          <p>{said}</p>
        </Notice>
      )}
      <BigButton
        missing={[name.trim() === "" && s.name, employer.trim() === "" && s.employer]}
        whyAt={room ? undefined : fullAt}
        onClick={() => {
          door.letIn({ way: "walk_in", walkIn: { name: name.trim(), employer: employer.trim() } }, name.trim());
          setSaid(name.trim());
          setName("");
          setEmployer("");
        }}
      >
        {s.enterAndLetIn}
      </BigButton>
    </details>
  );
}

/** What this device has let in last: not yet confirmed stands apart from confirmed, and what must be looked at says why. */
function Last({ entries }: { readonly entries: readonly KeptEntry[] }) {
  const s = useStrings(doorStrings);
  const word = useWord();
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{s.last}</h2>
      <ul className="pb-near">
        {entries.map((e) => {
          const r = e.result;
          const standing = r === undefined ? s.pending : r.words ? word(r.words) : s.verdict(r.verdict, r.other);
          const plain = r?.verdict === "confirmed" || r?.verdict === "again";
          return (
            <li key={e.key}>
              <strong>{e.name}</strong> {clockOf(e.at)}{" "}
              <span className={r === undefined ? "pb-shut" : plain ? "pb-open" : "pb-fault"}>{standing}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
