import { LIMITS, type Answers, type Group, type Item } from "./form.ts";

/** What stands at a place of the form's tree before anybody answers: an item and whose child it is. */
export interface Spot {
  readonly item: Item | undefined;
  readonly parent: Spot | undefined;
  readonly path: readonly string[];
  readonly children: ReadonlyMap<string, Spot>;
}

export function spotsOf(items: readonly Item[]): Spot {
  const make = (item: Item | undefined, parent: Spot | undefined, path: readonly string[], inner: readonly Item[]): Spot => {
    const children = new Map<string, Spot>();
    const spot: Spot = { item, parent, path, children };
    for (const i of inner) children.set(i.name, make(i, spot, [...path, i.name], i.is === "group" ? i.items : []));
    return spot;
  };
  return make(undefined, undefined, [], items);
}

/** All spots under each name, in the form's order. */
export function spotsByName(root: Spot): ReadonlyMap<string, readonly Spot[]> {
  const by = new Map<string, Spot[]>();
  const walk = (spot: Spot): void => {
    for (const child of spot.children.values()) {
      by.set((child.item as Item).name, [...(by.get((child.item as Item).name) ?? []), child]);
      walk(child);
    }
  };
  walk(root);
  return by;
}

/** `${name}` as seen from a spot: of several, the one that shares most of the way. */
export function spotNamed(by: ReadonlyMap<string, readonly Spot[]>, name: string, from: Spot): Spot | undefined {
  const all = by.get(name) ?? [];
  const shared = (spot: Spot): number => {
    const differs = spot.path.findIndex((p, i) => from.path[i] !== p);
    return differs < 0 ? spot.path.length : differs;
  };
  return all.reduce<Spot | undefined>((best, s) => (best === undefined || shared(s) > shared(best) ? s : best), undefined);
}

/** An instance of a spot: one question with its answer, one group, one round of a repeat. Children are made when asked for, since their number may be reckoned. */
export class Node {
  readonly spot: Spot;
  readonly parent: Node | undefined;
  /** From 1 within its repeat. */
  readonly position: number;
  readonly raw: string;
  readonly #given: Answers;
  readonly #tree: Tree;
  readonly #children = new Map<string, readonly Node[]>();

  constructor(tree: Tree, spot: Spot, parent: Node | undefined, given: string | Answers | undefined, position: number) {
    this.#tree = tree;
    tree.count();
    this.spot = spot;
    this.parent = parent;
    this.position = position;
    this.raw = typeof given === "string" ? given : "";
    this.#given = typeof given === "object" ? given : {};
  }

  get path(): string {
    if (!this.parent) return "";
    const own =
      this.spot.item?.is === "group" && this.spot.item.repeat ? `${this.spot.item.name}[${this.position}]` : (this.spot.item?.name ?? "");
    return this.parent.path === "" ? own : `${this.parent.path}/${own}`;
  }

  children(name: string): readonly Node[] {
    const known = this.#children.get(name);
    if (known) return known;
    const spot = this.spot.children.get(name);
    if (!spot) return [];
    const given = Object.hasOwn(this.#given, name) ? this.#given[name] : undefined;
    const repeat = (spot.item as Group).repeat;
    let made: Node[];
    if (repeat) {
      const list = Array.isArray(given) ? (given as readonly Answers[]) : [];
      const wanted = repeat.count === undefined ? list.length : this.#tree.countOf(spot, this);
      made = Array.from({ length: Math.min(wanted, LIMITS.instances) }, (_, i) => new Node(this.#tree, spot, this, list[i], i + 1));
    } else made = [new Node(this.#tree, spot, this, Array.isArray(given) ? undefined : (given as string | Answers | undefined), 1)];
    this.#children.set(name, made);
    return made;
  }

  all(): Node[] {
    return [...this.spot.children.keys()].flatMap((name) => [...this.children(name)]);
  }

  root(): Node {
    return this.parent ? this.parent.root() : this;
  }
}

/** What nodes ask of the whole. */
export interface Tree {
  count(): void;
  /** How often a repeat is asked, by its own reckoning. */
  countOf(spot: Spot, parent: Node): number;
}

/** The nodes of a spot as one node sees them: within the rounds both lie in, that round; beyond, all rounds. */
export function nodesOf(from: Node, spot: Spot): readonly Node[] {
  let at = from;
  while (at.parent && !(at.spot.path.length <= spot.path.length && at.spot.path.every((p, i) => spot.path[i] === p))) at = at.parent;
  // The repeat itself is named from within: all its rounds, not the one that asks.
  if (at.spot === spot && at !== from && spot.item?.is === "group" && spot.item.repeat) at = at.parent as Node;
  let nodes: readonly Node[] = [at];
  for (const name of spot.path.slice(at.spot.path.length)) nodes = nodes.flatMap((n) => n.children(name));
  return nodes;
}
