import type { Goal } from "./reach/protocol.ts";

/** What a plan is sought for, as screens and files say it. */
export const GOAL_WORDS: Readonly<Record<Goal, { readonly zh: string; readonly en: string }>> = {
  most: { zh: "覆盖的人最多", en: "Most people covered" },
  fair: { zh: "公平：覆盖最少的乡镇街道先补", en: "Fair: the least covered town first" },
  nearest: { zh: "走到最近一处的总路程最短", en: "Shortest ways to the nearest place" },
};

/** Sites asked for at once. */
export const MOST_SITES = 500;
