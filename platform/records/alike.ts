import { implement } from "@orpc/server";
import type { Db } from "../db/database.ts";
import { wall, type Context } from "../http/server.ts";
import type { Register, Values } from "../register/fields.ts";
import type { Scope } from "../access/scope.ts";
import { listSame } from "./import-same.ts";
import type { Records } from "./define.ts";
import type { Served } from "./serve.ts";
import { signShown } from "./take-part.ts";
import type { ProcessDef } from "@bihuan/casework";

/** A record of another unit that this one may be, and the page on which one takes part in it instead of entering it twice. */
export interface Alike {
  readonly id: number;
  readonly title: string;
  readonly href: string;
}
/** As it is found: where its page is that of taking part, the sign that it was shown goes with the address. */
export type Found = Alike & { readonly joins?: boolean };

/** Records that several units enter: whoever is second is shown the first before saving, though he does not see the record itself. */
export function sameElsewhere<R extends Register, P extends ProcessDef>(
  served: Served<R, P>,
  find: (db: Db, values: Values, scope: Scope) => Promise<readonly Found[]>,
): Served<R, P> {
  // Of a router, so that the wall stands before what is sent is even read; of a single endpoint it would stand behind.
  const api = implement({ listSame: served.contract.listSame }).$context<Context>().use(wall);
  const listSameHandler = api.listSame.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const found = (await find(db, input.values, actor.scope))
        .filter((f) => f.id !== input.except)
        .map(({ joins, ...f }) =>
          joins ? { ...f, href: `${f.href}?shown=${signShown({ services, actor }, served.records.name, f.id)}` } : f,
        );
      const same = await listSame(db, actor.scope, served.records as Records, input.values, input.except);
      return [...found, ...same.filter((s) => !found.some((f) => f.id === s.id))];
    }),
  );
  return { ...served, router: { ...served.router, listSame: listSameHandler as never } };
}
