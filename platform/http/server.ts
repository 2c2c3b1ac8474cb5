import type { Encoder } from "@bihuan/matching";
import { ORPCError, os } from "@orpc/server";
import type { Actor } from "../access/scope.ts";
import type { Config } from "../config/config.ts";
import { Overloaded, type Database } from "../db/database.ts";
import type { Members } from "../db/members.ts";
import type { Files } from "../files/files.ts";
import type { Links } from "../links/links.ts";
import type { Origin } from "../links/origin.ts";
import type { Messages } from "../messages/messages.ts";
import type { House } from "../rooms/room.ts";
import type { Search } from "../search/search.ts";
import type { Accounts } from "../signin/accounts.ts";
import type { EndpointMeta, Label, Refusal } from "./contract.ts";
import { answering } from "./give-way.ts";
import { inputRefusal, unstorable } from "./input-faults.ts";

/** What every handler is given. `actor` is present wherever the permission is not `public` or `link`. */
export interface Context {
  actor: Actor | undefined;
  requestId: string;
  /** Address of the caller, for rate limits and, as a keyed hash, for where a link was issued; never stored plain. */
  address: string;
  /** Of a browser in which staff has signed in. */
  device?: string | undefined;
  services: Services;
}

/** What lives as long as the process. */
export interface Services {
  database: Database;
  config: Config;
  files: Files;
  links: Links;
  accounts: Accounts;
  /** Where files of the installation lie that are no uploads. */
  dataFolder: string;
  messages: Messages;
  /** Where BIHUAN_ENCODER names one. */
  encoder?: Encoder;
  /** The text index over every searched register, with the changes that waited taken in. */
  search: () => Promise<Search>;
  /** The server's clock, so that tests can turn it. */
  now: () => number;
  rootUnitId: number;
  /** The other servers of this database. */
  servers: Pick<Members, "tell" | "hear">;
  /** The rooms of this installation, put together: what works across rooms is given them here and imports none. */
  house: House;
}

/**
 * The permission wall. Every room's router stands behind it: `implement(contract).$context<Context>().use(wall)`.
 * No session → 401, no permission → 403; handlers never ask again, they only narrow to rows.
 */
export const wall = os.$context<Context>().middleware(async ({ context, procedure, next }) => {
  const { permission } = procedure["~orpc"].meta as EndpointMeta;
  if (permission !== "public" && permission !== "link") {
    if (!context.actor) throw new ORPCError("UNAUTHORIZED");
    if (permission !== "signed-in" && !context.actor.permissions.has(permission)) throw new ORPCError("FORBIDDEN");
  }
  try {
    return await answering(() => next({ context: { actor: context.actor as Actor } }));
  } catch (error) {
    if (error instanceof Overloaded) throw overloaded();
    const odd = unstorable(error);
    if (odd) throw new ORPCError("REFUSED", { status: 400, data: odd, cause: error });
    throw inputRefusal(error) ?? error;
  }
});

/** Ends the request with an expected refusal in the person's words. */
export function refuseRequest(code: string, message: Label, more: Omit<Refusal, "code" | "message"> = {}): never {
  throw new ORPCError("REFUSED", { status: 422, data: { code, message, ...more } satisfies Refusal });
}

/** The words of an expected refusal, where an error is one: for what runs outside a request, and for files. */
export const refusalIn = (error: unknown): Refusal | undefined =>
  error instanceof ORPCError && error.code === "REFUSED" ? (error.data as Refusal) : undefined;

/** Too much at once is a refusal with words, and never a wait without end. */
const overloaded = () => new ORPCError("REFUSED", { status: 503, data: { code: "overloaded", message: OVERLOADED } satisfies Refusal });
export const OVERLOADED: Label = {
  zh: "系统正忙，这一步没有保存，请稍后再试",
  en: "The system is busy; this step was not stored, please try again shortly",
};

export function notFound(): never {
  throw new ORPCError("NOT_FOUND");
}

/** Where a request comes from, for links. */
export const originOf = ({ address, device }: Pick<Context, "address" | "device">): Origin => ({ address, device });

/** The present instant as the acts of casework take it. */
export const instant = (context: Context): string => new Date(context.services.now()).toISOString();
