import {
  deal,
  fingerprint,
  makeOffer,
  openElection,
  openShare,
  readBoard,
  takePart,
  type Dealt,
  type Election,
  type Offer,
  type TellerRefusal,
} from "@bihuan/ballots";
import { useEffect, useRef, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { afarTellerApi } from "./api.ts";
import { bytes, forget, keep, keptOf, numberOf, random, refuseHere } from "./device.ts";
import { votePublicStrings } from "./public-strings.ts";
import { Fault } from "./SheetForm.tsx";

/** What a teller's own program does not do, whoever asks. */
const REFUSED: Readonly<Record<TellerRefusal["code"], readonly [zh: string, en: string]>> = {
  "other-election": ["这把钥匙不是这次投票的", "This key is not of this vote"],
  "already-opened": ["这把钥匙开过另一份票，不再开第二份", "This key has opened another board and opens no second"],
  stuffed: ["票比应到的人多，不开", "There are more ballots than voters; not opened"],
  "not-in-plan": ["要开的合计不是事先定的，不开", "What is asked was not fixed before; not opened"],
  "too-few": ["票太少，不开", "Too few ballots; not opened"],
};

type Look = Awaited<ReturnType<typeof afarTellerApi.look>>;
/** The teller's own secret, then his part of the key, then the one board he has opened; hexadecimal, and on this device alone. */
interface Kept {
  readonly coefficients: readonly string[];
  readonly part?: string;
  readonly opened?: string;
}
const nameOf = (l: Look): string => `bihuan-teller-${l.key}-${l.no}`;
const all = <T,>(texts: readonly (string | null)[]): T[] | undefined =>
  texts.includes(null) ? undefined : texts.map((t) => JSON.parse(t as string) as T);
const secretOf = (l: Look, kept: Kept) => ({ no: l.no, coefficients: kept.coefficients.map(numberOf) });

/** What can be done without asking: dealing once all have offered, taking the part once all have dealt. */
async function goOn(token: string, l: Look, kept: Kept): Promise<Kept | undefined> {
  const offers = all<Offer>(l.tellers.map((t) => t.offer));
  const own = l.tellers[l.no - 1];
  if (!offers || !own || own.ready) return undefined;
  if (own.dealt === null) {
    await afarTellerApi.tell({ token, what: "dealt", value: [...deal(l.key, secretOf(l, kept), offers, random)] as never });
    return kept;
  }
  const dealt = all<Dealt[]>(l.tellers.map((t) => t.dealt));
  if (!dealt) return undefined;
  const part = takePart(l.key, secretOf(l, kept), offers, dealt.flat());
  if (!part.ok)
    return refuseHere(
      `监票人 ${part.error.from} 发来的部分和他公布的不符，钥匙作废：请会务人员重新请监票人`,
      `What teller ${part.error.from} dealt is not what he published; the key is void and must be made anew`,
    );
  const next = { ...kept, part: part.value.part.toString(16) };
  keep(nameOf(l), next);
  await afarTellerApi.tell({ token, what: "ready", value: true });
  return next;
}

/** Reads the board, sums itself and opens the parts that follow from the sizes; the board is kept before the share is given away. */
async function openBoard(token: string, l: Look, kept: Kept): Promise<Kept | "few"> {
  const opened = openElection(JSON.parse(l.election ?? "{}") as Election);
  if ("refused" in opened || kept.part === undefined) throw new Error("no such election");
  const { entries } = await afarTellerApi.board({ token });
  const board = readBoard(
    opened,
    entries.map((e) => ({ ballot: bytes(e.ballot), token: bytes(e.token) })),
    random,
  );
  const teller = { no: l.no, part: numberOf(kept.part), ...(kept.opened === undefined ? {} : { opened: kept.opened }) };
  const share = openShare(opened, teller, board, board.parts ?? [], random);
  if (!share.ok) {
    if (share.error.code === "too-few") return "few";
    return refuseHere(...REFUSED[share.error.code]);
  }
  const next = { ...kept, opened: board.digest };
  keep(nameOf(l), next);
  await afarTellerApi.tell({ token, what: "share", value: share.value.share as never });
  return next;
}

/** A teller's own device: makes his part of the key before the vote, opens the sums after the bell, forgets it when the result is published. */
export function TellerPage() {
  const s = useStrings(votePublicStrings);
  const [token] = useState(() => location.hash.slice(1));
  const [look, setLook] = useState<Look>();
  const [kept, setKept] = useState<Kept>();
  const [busy, setBusy] = useState(false);
  const [few, setFew] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const fail = (error: unknown) => setTrouble(troubleOf(error));
  const running = useRef(false);
  const reload = async () => {
    if (running.current) return;
    running.current = true;
    await lookAgain().finally(() => (running.current = false));
  };
  const lookAgain = async () => {
    let now = await afarTellerApi.look({ token });
    const name = nameOf(now);
    let own = keptOf<Kept>(name);
    if (own && (now.state === "published" || now.state === "archived")) {
      forget(name);
      own = undefined;
    }
    if (own && (now.state === "plan" || now.state === "meeting") && (await goOn(token, now, own))) {
      own = keptOf<Kept>(name);
      now = await afarTellerApi.look({ token });
    }
    setKept(own);
    setLook(now);
  };
  useEffect(() => {
    void reload().catch(fail);
    const timer = setInterval(() => void reload().catch(fail), 4000);
    return () => clearInterval(timer);
  }, []);
  const act = (work: () => Promise<unknown>) => {
    setBusy(true);
    setTrouble(undefined);
    work()
      .then(reload)
      .catch(fail)
      .finally(() => setBusy(false));
  };
  if (!look) return <Fault trouble={trouble} />;
  const own = look.tellers[look.no - 1];
  const before = look.state === "plan" || look.state === "meeting";
  const make = async () => {
    const { secret, offer } = makeOffer(look.key, look.no, look.threshold, look.tellers.length, random);
    keep(nameOf(look), { coefficients: secret.coefficients.map((c) => c.toString(16)) } satisfies Kept);
    await afarTellerApi.tell({ token, what: "offer", value: { commitments: [...offer.commitments], proof: offer.proof } });
  };
  return (
    <>
      <h1>{s.tellerTitle(look.no)}</h1>
      <p className="pb-help">
        {look.name} · {look.title} · {look.unitName}
      </p>
      <Fault trouble={trouble} />
      {!kept && own?.offer && (before || look.state === "voting" || look.state === "counting") && (
        <Notice tone="bad">{s.tellerLost}</Notice>
      )}
      {before && !own?.offer && (
        <>
          <p>{s.tellerMake}</p>
          <BigButton busy={busy} onClick={() => act(make)}>
            {s.tellerMakeButton}
          </BigButton>
        </>
      )}
      {before && kept && own?.offer && !own.ready && <Notice>{s.tellerWait(look.tellers.filter((t) => t.offer === null).length)}</Notice>}
      {kept && own?.ready && before && (
        <Notice tone="good" title={s.tellerReady}>
          {s.tellerKeep}
        </Notice>
      )}
      {look.state === "voting" && <Notice>{s.tellerVoting}</Notice>}
      {look.state === "counting" &&
        kept &&
        (own?.shared ? (
          <Notice tone="good">{s.tellerShared}</Notice>
        ) : few ? (
          <Notice tone="warn">{s.tellerFew}</Notice>
        ) : (
          <>
            <p>{s.tellerOpen}</p>
            <BigButton busy={busy} onClick={() => act(async () => setFew((await openBoard(token, look, kept)) === "few"))}>
              {s.tellerOpenButton}
            </BigButton>
          </>
        ))}
      {(look.state === "published" || look.state === "archived") && <Notice tone="good">{s.tellerGone}</Notice>}
      {look.election && <Print text={look.election} />}
    </>
  );
}

function Print({ text }: { readonly text: string }) {
  const s = useStrings(votePublicStrings);
  const opened = openElection(JSON.parse(text) as Election);
  return "refused" in opened ? null : <p className="pb-help">{s.fingerprint(fingerprint(opened))}</p>;
}
