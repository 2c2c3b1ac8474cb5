import {
  finishToken,
  fingerprint,
  makeBallot,
  makeCredential,
  openElection,
  requestToken,
  tokenMessage,
  type Election,
  type Opened,
} from "@bihuan/ballots";
import { useEffect, useMemo, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { ballotsApi } from "./ballot-api.ts";
import { bytes, hex, keep, keptOf, numberOf, random, refuseHere } from "./device.ts";
import { votePublicStrings } from "./public-strings.ts";
import { Recount } from "./Recount.tsx";
import { Fault, Safety, Sheet, type Cell } from "./SheetForm.tsx";

type Look = Awaited<ReturnType<typeof ballotsApi.lookAfar>>;
/** A credential that this device made, the request by which its token is signed, the token, and the number of its last ballot; all hexadecimal. */
interface Kept {
  readonly of: string;
  readonly class: string;
  readonly secret: string;
  readonly blinded: string;
  readonly prefix: string;
  readonly inverse: string;
  readonly token?: string;
  readonly no: number;
}
const nameOf = (key: string): string => `bihuan-afar-${key}`;

/** Checks the tellers' proofs and lays the key's tables: tens of milliseconds, on a phone half a second. */
function openedOf(election: string | null): Opened | undefined {
  const opened = election === null ? undefined : openElection(JSON.parse(election) as Election);
  return opened && !("refused" in opened) ? opened : undefined;
}
const credentialOf = (secret: string): Uint8Array => makeCredential(() => bytes(secret)).credential;

/**
 * Makes a credential and has its token signed without showing it. What the answer needs is kept before anything is sent, so that a broken connection asks the same again.
 */
async function takeToken(key: string, link: string, opened: Opened): Promise<Kept> {
  const name = nameOf(key);
  const who = await ballotsApi.whoAfar({ key, link });
  const of = fingerprint(opened);
  const token = opened.election.classes.find((c) => c.key === who.class)?.token;
  if (!token) throw new Error("no such class");
  let kept = keptOf<Kept>(name);
  if (kept?.of !== of) {
    const secret = hex(random(64));
    const request = requestToken(token, tokenMessage(opened, who.class, credentialOf(secret)), random);
    if (!request) throw new Error("no such key");
    kept = {
      ...{ of, class: who.class, secret, no: 0 },
      ...{ blinded: hex(request.blinded), prefix: hex(request.prefix), inverse: request.inverse.toString(16) },
    };
    keep(name, kept);
  }
  const { signed } = await ballotsApi.signToken({ key, link, blinded: kept.blinded });
  const request = { blinded: bytes(kept.blinded), prefix: bytes(kept.prefix), inverse: numberOf(kept.inverse) };
  const finished = finishToken(token, tokenMessage(opened, kept.class, credentialOf(kept.secret)), request, bytes(signed));
  if (!finished) return refuseHere("签回来的不对，没有领到票，请再试一次", "What came back is no signature; try again");
  const whole = { ...kept, token: hex(finished) };
  keep(name, whole);
  return whole;
}

/** Encrypts on this device; the number rises with each ballot, so that the last one counts. */
async function cast(key: string, opened: Opened, kept: Kept, cells: readonly Cell[]): Promise<Kept> {
  const { secret } = makeCredential(() => bytes(kept.secret));
  const next = { ...kept, no: kept.no + 1 };
  const ballot = makeBallot(
    opened,
    { secret, class: kept.class, no: next.no },
    cells.map((c) => (typeof c === "number" ? c : "abstain")),
    random,
  );
  if (!ballot.ok) throw new Error(ballot.error.code);
  keep(nameOf(key), next);
  await ballotsApi.castAfar({ key, ballot: hex(ballot.value), token: kept.token ?? "" });
  return next;
}

/** The voter's page from afar: his token before the vote opens, his ballot while it is open, the recount after it. The link's secret half is sent in the first part alone. */
export function AfarPage() {
  const s = useStrings(votePublicStrings);
  const [[key = "", link = ""]] = useState(() => location.hash.slice(1).split("."));
  const [look, setLook] = useState<Look>();
  const [kept, setKept] = useState(() => keptOf<Kept>(nameOf(key)));
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const reload = () => ballotsApi.lookAfar({ key }).then(setLook, (error: unknown) => setTrouble(troubleOf(error)));
  useEffect(() => void reload(), []);
  const state = look?.state;
  useEffect(() => {
    if (state === undefined || state === "published" || (state === "open" && !sent)) return;
    const timer = setInterval(() => void reload(), 5000);
    return () => clearInterval(timer);
  }, [state, sent]);
  const election = look?.election ?? null;
  const opened = useMemo(() => openedOf(election), [election]);
  if (!look || !state) return <Fault trouble={trouble} />;
  const mine = kept && opened && kept.of === fingerprint(opened) && kept.token !== undefined ? kept : undefined;
  const label = (k: string) => `${k} ${look.classes.find((c) => c.key === k)?.label ?? ""}`.trim();
  const run = (work: Promise<Kept>, after: () => void) => {
    setBusy(true);
    setTrouble(undefined);
    return work
      .then((now) => {
        setKept(now);
        after();
      })
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  if (state === "open" && opened && mine && !sent)
    return (
      <Sheet
        ballot={{ ...look, class: label(mine.class) }}
        again
        cast={async (cells) => {
          setKept(await cast(key, opened, mine, cells));
          setSent(true);
        }}
      />
    );
  return (
    <>
      <h1>{look.title}</h1>
      <p className="pb-help">{look.unitName}</p>
      <Fault trouble={trouble} />
      {state === "waiting" && <Notice>{s.afarWaiting}</Notice>}
      {state === "tokens" &&
        (mine ? (
          <Notice tone="good" title={s.afarHas}>
            {s.afarHasLead}
          </Notice>
        ) : (
          <>
            <p>{s.afarTake}</p>
            <BigButton busy={busy || !opened} onClick={() => opened && void run(takeToken(key, link, opened), () => undefined)}>
              {s.afarTakeButton}
            </BigButton>
          </>
        ))}
      {state === "open" && !mine && <Notice tone="warn">{s.afarNone}</Notice>}
      {state === "open" && mine && sent && (
        <>
          <Notice tone="good" title={s.sent}>
            {s.afarSent}
          </Notice>
          <BigButton kind="second" onClick={() => setSent(false)}>
            {s.afarAgain}
          </BigButton>
        </>
      )}
      {state === "counting" && <Notice>{s.afarCounting}</Notice>}
      {state === "published" && <Recount look={look} voteKey={key} credential={mine && hex(credentialOf(mine.secret))} />}
      {opened && <p className="pb-help">{s.fingerprint(fingerprint(opened))}</p>}
      <Safety words={s.safetyAfar} />
    </>
  );
}
