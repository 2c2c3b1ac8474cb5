import { randomBytes } from "node:crypto";
import {
  deal,
  finishToken,
  makeBallot,
  makeCredential,
  makeOffer,
  openElection,
  openShare,
  readBoard,
  requestToken,
  takePart,
  tokenMessage,
  type Choice,
  type Dealt,
  type Election,
  type Entry,
  type Offer,
  type Opened,
  type TellerPart,
} from "@bihuan/ballots";
import type { Client } from "./records-world.ts";

type Api = Pick<Client, "ballots" | "afarTeller">;
export const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
export const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));
export const hex = (of: Uint8Array): string => Buffer.from(of).toString("hex");
const sure = <T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};
export const opened = (text: string | null): Opened => {
  const found = openElection(JSON.parse(text ?? "{}") as Election);
  if ("refused" in found) throw new Error(JSON.stringify(found.refused));
  return found;
};

/** What three tellers' devices do before the vote, in their order: the parts stay with whoever called. */
export async function makeTellersKey(api: Api, links: readonly { readonly no: number; readonly token: string }[]): Promise<TellerPart[]> {
  const { key } = await api.afarTeller.look({ token: links[0]?.token ?? "" });
  const setups = links.map((l) => makeOffer(key, l.no, 2, links.length, random));
  const all = async (what: "offer" | "dealt" | "ready", value: (i: number) => unknown) => {
    for (const [i, l] of links.entries()) await api.afarTeller.tell({ token: l.token, what, value: value(i) as never });
  };
  await all("offer", (i) => setups[i]?.offer);
  const told = async (what: "offer" | "dealt") =>
    (await api.afarTeller.look({ token: links[0]?.token ?? "" })).tellers.map((t) => JSON.parse(t[what] ?? "null") as unknown);
  const offers = (await told("offer")) as Offer[];
  await all("dealt", (i) => deal(key, (setups[i] as (typeof setups)[number]).secret, offers, random));
  const dealt = ((await told("dealt")) as Dealt[][]).flat();
  const parts = setups.map((s) => sure(takePart(key, s.secret, offers, dealt)));
  await all("ready", () => true);
  return parts;
}

export interface Device {
  readonly key: string;
  readonly opened: Opened;
  readonly class: string;
  readonly secret: bigint;
  readonly token: string;
  readonly blinded: string;
}
/** A voter's device before the vote opens. */
export async function takeToken(api: Api, link: string): Promise<Device> {
  const [key = "", half = ""] = link.split(".");
  const { election } = await api.ballots.lookAfar({ key });
  const at = opened(election);
  const who = await api.ballots.whoAfar({ key, link: half });
  const rsa = at.election.classes.find((c) => c.key === who.class)?.token as { n: string; e: string };
  const { secret, credential } = makeCredential(random);
  const message = tokenMessage(at, who.class, credential);
  const request = requestToken(rsa, message, random);
  if (!request) throw new Error("no request");
  const { signed } = await api.ballots.signToken({ key, link: half, blinded: hex(request.blinded) });
  const token = finishToken(rsa, message, request, bytes(signed));
  if (!token) throw new Error("no token");
  return { key, opened: at, class: who.class, secret, token: hex(token), blinded: hex(request.blinded) };
}
/** A ballot as the device sends it. */
export const encrypted = (d: Device, choices: readonly Choice[], no = 1): { key: string; ballot: string; token: string } => ({
  key: d.key,
  ballot: hex(sure(makeBallot(d.opened, { secret: d.secret, class: d.class, no }, choices, random))),
  token: d.token,
});

/** After the bell: a teller's device reads the board, opens what it may and tells its share. */
export async function tellShare(api: Api, token: string, part: TellerPart): Promise<{ board: readonly Entry[]; share: unknown }> {
  const at = opened((await api.afarTeller.look({ token })).election);
  const { entries } = await api.afarTeller.board({ token });
  const board = entries.map((e) => ({ ballot: bytes(e.ballot), token: bytes(e.token) }));
  const read = readBoard(at, board, random);
  const { share } = sure(openShare(at, part, read, read.parts ?? [], random));
  await api.afarTeller.tell({ token, what: "share", value: share as never });
  return { board, share };
}
