import type { Label } from "../../http/contract.ts";
import { fetchJson, RPC_PREFIX } from "../api.ts";

export interface SentLink {
  readonly id: number;
  readonly party: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: "open" | "used" | "replaced" | "edited" | "closed" | "expired";
  readonly messages: readonly {
    channel: "mail" | "text";
    state: "queued" | "sent" | "failed" | "lapsed";
    fault: string | null;
    attempts: number;
  }[];
}

/** Which ways of sending this installation has, and the links of a case with what became of them. */
export const listLinks = (caseId: number) => ask<{ channels: ("mail" | "text")[]; links: SentLink[] }>("listLinks", { caseId });

/** Without an address: by text message to the contact on record. */
export const sendLink = (token: string, email?: string) =>
  ask<{ ok: true }>("sendLink", { token, ...(email === undefined ? {} : { email }) });

async function ask<T>(endpoint: string, input: unknown): Promise<T> {
  try {
    return (await fetchJson<{ json: T }>(`${RPC_PREFIX}/work/${endpoint}`, { json: input })).json;
  } catch (error) {
    // The interface wraps a refusal once more than a plain answer.
    const refused = (error as { data?: { json?: { code: string; data: { message: Label } } } }).data?.json;
    throw refused ? Object.assign(new Error(refused.code), refused) : error;
  }
}
