import { elect } from "@bihuan/ballots";
import type { Label } from "../../platform/http/contract.ts";
import { meetingFault, type Standard } from "./rules.ts";

export interface Ballots {
  readonly heldOn: string | null;
  readonly due: number | null;
  readonly present: number | null;
  readonly issued: number | null;
  readonly returned: number | null;
  readonly valid: number | null;
}
export interface Candidate {
  readonly id: number;
  readonly votesFor: number | null;
}
export type Result = "elected" | "not_elected" | "tied";

/** What is wrong with counted ballots: incomplete, more back than handed out (the whole vote is void), more votes than ballots, no quorum. */
export function ballotFault(b: Ballots, all: readonly Candidate[], seats: number, s: Standard): Label | undefined {
  const { due, present, issued, returned, valid } = b;
  if (b.heldOn === null || due === null || present === null || issued === null || returned === null || valid === null)
    return {
      zh: "日期、应到、实到、发出、收回、有效票都要填",
      en: "Its day, those due and present, ballots issued, returned and valid are all needed",
    };
  const quorum = meetingFault({ electedOn: b.heldOn, electionBody: "", due, present }, s);
  if (quorum) return quorum;
  if (issued > present) return { zh: `发出 ${issued} 张，多于实到 ${present} 人`, en: `${issued} ballots issued to ${present} present` };
  if (returned > issued)
    return {
      zh: `收回 ${returned} 张，多于发出 ${issued} 张，这次选举无效，要重新投票`,
      en: `${returned} returned of ${issued} issued: void, vote again`,
    };
  if (valid > returned) return { zh: `有效 ${valid} 张，多于收回 ${returned} 张`, en: `${valid} valid of ${returned} returned` };
  if (all.some((c) => c.votesFor === null)) return { zh: "每个候选人的赞成票都要填", en: "Every candidate's votes are needed" };
  if (all.some((c) => (c.votesFor ?? 0) > valid))
    return { zh: `有人的赞成票多于有效票 ${valid} 张`, en: `Somebody has more votes than the ${valid} valid ballots` };
  const sum = all.reduce((n, c) => n + (c.votesFor ?? 0), 0);
  return sum > valid * seats
    ? { zh: `赞成票合计 ${sum}，多于有效票 × 应选人数 ${valid * seats}`, en: `${sum} votes in all, more than ${valid * seats}` }
    : undefined;
}

/** Whoever has the majority, the most votes first, as many as seats; those equal at the last seat are voted on again among themselves. */
export function resultsOf(all: readonly Candidate[], seats: number, base: number): Map<number, Result> {
  const votes = all.map((c) => ({ id: String(c.id), votes: c.votesFor ?? 0 }));
  const { elected, tied } = elect(votes, seats, base, { num: 1, den: 2, strict: true });
  const resultOf = (id: string): Result => (elected.includes(id) ? "elected" : tied.includes(id) ? "tied" : "not_elected");
  return new Map(all.map((c) => [c.id, resultOf(String(c.id))]));
}
