import type { EndpointMeta } from "../platform/http/contract.ts";
import { mayConsent, powerOver } from "../features/people/index.ts";
import { contract } from "./contract.ts";
import { rolePermissions } from "./permissions.ts";

export interface Endpoint {
  path: string;
  permission: string;
  megabytes: number | undefined;
  crowd: boolean;
}

/** Every endpoint of the contract with its permission, in the contract's order. */
export function listEndpoints(node: unknown = contract, path: string[] = []): Endpoint[] {
  const own = (node as { "~orpc"?: { meta: EndpointMeta } })["~orpc"];
  if (own)
    return [{ path: path.join("."), permission: own.meta.permission, megabytes: own.meta.megabytes, crowd: own.meta.crowd === true }];
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
    ...whoTouchesWhom(),
  ].join("\n");
}

/** Officers over accounts, asked of the same rule the server asks. Unit 2 lies in unit 1. */
function whoTouchesWhom(): string[] {
  const touches = {
    direct: "alone",
    consent: "asks; an officer of another group than the asker agrees, neither asker nor owner",
    above: "never: the officer above every post of the account",
  };
  const owners = [
    { what: "business posts of the officer's unit or below", posts: [{ role: "adviser", unitPath: [1, 2, 3] }] },
    { what: "one of the three officers of the unit or below", posts: [{ role: "auditor", unitPath: [1, 2] }] },
    {
      what: "a post below and one of a superior unit",
      posts: [
        { role: "adviser", unitPath: [1, 2, 3] },
        { role: "leader", unitPath: [1] },
      ],
    },
  ];
  const officers = ["system_officer", "security_officer", "auditor"] as const;
  const agree = officers.map((asker) => {
    const others = officers.filter((o) => mayConsent({ by: 1, role: asker, over: 2 }, { personId: 3, roles: [o] }));
    return `| ${asker} | ${others.join(", ")} |`;
  });
  return [
    "## Who may touch whose account",
    "",
    `Password, second step, blocking. What is done the owner reads at the next sign-in. Made and managed with \`account.manage\`, asked for with \`officer.reset\`.`,
    "",
    "| the account opens | the officer acts |",
    "|---|---|",
    ...owners.map((o) => `| ${o.what} | ${touches[powerOver(2, o.posts)]} |`),
    "",
    "| over an officer's account, asked by | another person agrees, of |",
    "|---|---|",
    ...agree,
    "",
  ];
}
