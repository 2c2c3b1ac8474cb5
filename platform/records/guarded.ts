import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Label } from "../http/contract.ts";
import { refuseRequest, type Services } from "../http/server.ts";

interface Asked {
  readonly actor: Actor;
  readonly services: Services;
}

/** The book tells who was refused when and by which records, and nothing of what was sent. */
export const noteGuarded = ({ actor, services }: Asked, name: string): Promise<void> =>
  services.database.write(actor.scope, (tx) => audit(tx, actor, { act: `${name}.guarded`, subject: name }));

/** Ends the request before anything is written. */
export async function refuseGuarded(asked: Asked, name: string, refusal: Label): Promise<never> {
  await noteGuarded(asked, name);
  return refuseRequest("guarded", refusal);
}
