/**
 * Who acts, in which post, and therefore which rows exist for them. A Scope is minted here and nowhere else; every read
 * and write of the database demands one. One session acts in one post at a time: that makes a scope a single subtree.
 */
declare const minted: unique symbol;

export interface Scope {
  readonly [minted]: true;
  /** The unit whose subtree is visible. */
  readonly unitId: number;
  /** Root first, the unit itself last; its length is the unit's depth and names the index that answers. */
  readonly unitPath: readonly number[];
  /** null for the system and for one-time links. */
  readonly personId: number | null;
  /** Whoever only looks: nothing is written in this scope. */
  readonly looks?: true;
}

/** A person in a post, or the holder of a one-time link, or the system itself. */
export interface Actor {
  /** `person:<id>`, `link:<id>` or `system`. */
  readonly id: string;
  readonly name: string;
  readonly personId: number | null;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly scope: Scope;
  /** Set while somebody acts in the post of one who is away. */
  readonly deputyFor?: DeputyFor;
}

/** Whose post is acted in, and on which cases; null is everything. */
export interface DeputyFor {
  readonly personId: number;
  readonly name: string;
  readonly caseIds: readonly number[] | null;
}

/** The person behind an actor's id; null for links and the system. */
export const personIdOf = (actorId: string): number | null => (actorId.startsWith("person:") ? Number(actorId.slice(7)) : null);

/** Is this person the actor, or the one in whose post he acts? What is one's own is a deputy's too, and what another must do neither does. */
export const isSelf = (actor: Pick<Actor, "personId" | "deputyFor">, personId: number | null): boolean =>
  personId !== null && (personId === actor.personId || personId === actor.deputyFor?.personId);

/** On whose desk lies what this actor takes up. */
export const carrierOf = (actor: Pick<Actor, "personId" | "deputyFor">): number | null => actor.deputyFor?.personId ?? actor.personId;

/** The same actor in the post of one who is away, without the rights that go to no deputy. Both names go into every history. */
export const asDeputy = (actor: Actor, deputyFor: DeputyFor, withheld: readonly string[]): Actor => ({
  ...actor,
  name: `${actor.name} 代 ${deputyFor.name}`,
  permissions: new Set([...actor.permissions].filter((p) => !withheld.includes(p))),
  deputyFor,
});

export interface Post {
  readonly personId: number;
  readonly name: string;
  readonly unitPath: readonly number[];
  readonly roles: readonly string[];
}

/** rolePermissions is the composed table of all rooms (app/permissions.ts). */
export function mintActor(post: Post, rolePermissions: ReadonlyMap<string, readonly string[]>): Actor {
  const permissions = new Set(post.roles.flatMap((role) => rolePermissions.get(role) ?? []));
  return {
    id: `person:${post.personId}`,
    name: post.name,
    personId: post.personId,
    roles: post.roles,
    permissions,
    scope: mint(post.unitPath, post.personId),
  };
}

/** The holder of a link sees the unit of the link's one case, and only handlers of public links take such an actor. */
export function mintLinkActor(link: { id: number; party: string; unitPath: readonly number[]; looks?: boolean }): Actor {
  return {
    id: `link:${link.id}`,
    name: link.party,
    personId: null,
    roles: [link.party],
    permissions: new Set(),
    scope: mint(link.unitPath, null, link.looks),
  };
}

/**
 * The same person with the sight of the whole tree, for the one step of a shared case that lies across the border of units.
 * The handler has checked the right to that step beforehand; history and audit keep the person.
 */
export const acrossUnits = (actor: Actor, rootUnitId: number): Actor => ({ ...actor, scope: mint([rootUnitId], actor.personId) });

/** The same person looking at a unit of his own subtree as it sees itself: he reads and does nothing there. The caller has checked that his scope covers it. */
export const lookingAt = (actor: Actor, unitPath: readonly number[]): Actor => ({
  ...actor,
  permissions: new Set([...actor.permissions].filter((p) => p.endsWith(".read"))),
  scope: mint(unitPath, actor.personId),
});

/** Scheduled work and imports by an operator at the console: the whole tree. */
export function mintSystemActor(rootUnitId: number): Actor {
  return { id: "system", name: "系统", personId: null, roles: ["system"], permissions: new Set(), scope: mint([rootUnitId], null) };
}

export const depthOf = (scope: Scope): number => scope.unitPath.length;

/** Does the scope's subtree hold a record of this path? The same rule as the database's row policies. */
export const covers = (scope: Scope, unitPath: readonly number[]): boolean => unitPath.includes(scope.unitId);

function mint(unitPath: readonly number[], personId: number | null, looks = false): Scope {
  const unitId = unitPath.at(-1);
  if (unitId === undefined) throw new Error("a scope needs a unit");
  return { unitId, unitPath, personId, ...(looks ? { looks } : {}) } as Scope;
}
