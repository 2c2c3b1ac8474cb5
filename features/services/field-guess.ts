import type { Actor } from "../../platform/access/scope.ts";
import type { Context } from "../../platform/http/server.ts";
import { openCodeNames } from "./codes.ts";
import type { FIELD_SURENESS } from "./contract.ts";

type Sure = (typeof FIELD_SURENESS)[number];
/** Shares of the votes from which a guess is that sure; below the last nothing is said. */
const FROM: readonly (readonly [Sure, number])[] = [
  ["mostly", 0.7],
  ["perhaps", 0.5],
  ["hint", 0.3],
];
/** Fewer characters say nothing of a field. */
const LEAST = 6;

const surenessOf = (share: number): Sure | undefined => FROM.find(([, from]) => share >= from)?.[0];

/** Fields the coded records nearest to a text belong to, of those the reader may see. */
export async function guessField({ actor, services }: Context & { actor: Actor }, text: string) {
  if ([...text.trim()].length < LEAST) return [];
  const index = await services.search();
  const { fields = [] } = await index.search({ text, sight: { unit: actor.scope.unitId }, channel: "related", limit: 1 });
  const nameOf = await services.database.read(actor.scope, (db) => openCodeNames(db));
  return fields.flatMap(({ code, share }) => {
    const sure = surenessOf(share);
    return sure ? [{ code, name: nameOf("field", code).slice(code.length).trim(), sure }] : [];
  });
}
