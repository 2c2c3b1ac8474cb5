import type { EndpointMeta } from "../platform/http/contract.ts";
import { contract } from "./contract.ts";
import { rolePermissions } from "./permissions.ts";

export interface Endpoint {
  path: string;
  permission: string;
  megabytes: number | undefined;
}

/** Every endpoint of the contract with its permission, in the contract's order. */
export function listEndpoints(node: unknown = contract, path: string[] = []): Endpoint[] {
  const own = (node as { "~orpc"?: { meta: EndpointMeta } })["~orpc"];
  if (own) return [{ path: path.join("."), permission: own.meta.permission, megabytes: own.meta.megabytes }];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => listEndpoints(child, [...path, key]));
}

/** The access matrix as Markdown: what is reviewed, and what docs/access-matrix.md must equal. */
export function printAccessMatrix(): string {
  const roles = [...rolePermissions.keys()].sort();
  const rows = listEndpoints().map((e) => {
    const marks = roles.map((role) => (e.permission === "signed-in" || rolePermissions.get(role)?.includes(e.permission) ? "●" : ""));
    return `| \`${e.path}\` | ${e.permission} | ${e.permission === "public" || e.permission === "link" ? roles.map(() => "–").join(" | ") : marks.join(" | ")} |`;
  });
  return [
    "# Access matrix",
    "",
    "Printed by `npm run cli -- access-matrix`; a test compares it with the contract. `public` needs no session, `link` the token of a one-time link (–: roles do not matter). What a role may do reaches the subtree of its post's unit and no further.",
    "",
    `| endpoint | permission | ${roles.join(" | ")} |`,
    `|---|---|${roles.map(() => "---").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}
