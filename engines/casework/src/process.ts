import type { Label } from "./label.ts";

export type DateUnit = { readonly days: number } | { readonly months: number };

export interface StateDef {
  readonly label: Label;
  readonly final: boolean;
  /** The role whose move it is; every state but a final one has it. */
  readonly owner?: string;
  /** How long the owner has; every state but a final one has it. */
  readonly limit?: DateUnit;
  /** What its owner does about it, as a verb (去匹配); else his own act that leads on. */
  readonly todo?: Label;
  readonly tone?: "waiting" | "active" | "done" | "stopped";
}

/** A condition on the case's data. The feature evaluates it; the engine knows its name alone. */
export interface GateDef {
  readonly label: Label;
  /** What to do about it, in the user's words. */
  readonly unmet: Label;
  /** The part of the record's page where it is mended: `fields`, `files`, or the name of child rows. */
  readonly at?: string;
}

/** Its states, actions and gates are words the compiler knows where the definition is written out. */
export interface ActionDef<S extends string = string, A extends string = string, G extends string = string> {
  readonly label: Label;
  /** Empty for the one action that opens a case. */
  readonly from: readonly S[];
  /** `stay` keeps the state. Of several the request names one. */
  readonly to: S | typeof STAY | readonly S[];
  readonly by: readonly string[];
  readonly gates?: readonly G[];
  readonly reason?: "required" | "optional" | "none";
  /** With it a reason is one of these keys; without it, free text. */
  readonly reasons?: Readonly<Record<string, Label>>;
  /** The kind of ledger fact it accomplishes, for the reader of the table. */
  readonly fact?: string;
  /** Takes back what ended the case: the one kind of action that may leave a final state. */
  readonly reverses?: boolean;
  /** Separation of duties: whoever did one of these in the case may not do this. */
  readonly separateFrom?: readonly A[];
  /** How whoever carries the case is told that another took it (对方已同意); its label where nothing is said. */
  readonly told?: Label;
  /** May be taken for many cases at once, after a look at what will happen; never by default. */
  readonly bulk?: true;
  /** Ends the case before its time, though the end is no stop (本人谢绝): never the one button. */
  readonly short?: true;
  /** Publishes, or cannot be taken back: what comes of it, in a sentence; whoever takes it is asked once. An act that asks for a reason asks already. */
  readonly asks?: Label;
  /** Taken by its room's own endpoint, since it asks for more than a step carries: never as a mere step. */
  readonly own?: true;
}

export interface ProcessDef<S extends string = string, A extends string = string, G extends string = string> {
  readonly name: string;
  readonly label: Label;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateDef>>;
  readonly actions: Readonly<Record<A, ActionDef<S, A, G>>>;
  readonly gates: Readonly<Record<G, GateDef>>;
}

/** A definition as it is written: states, actions and gates are named by their tables, and every other mention must be one of them. */
export interface WrittenProcess<S extends string, A extends string, G extends string> {
  readonly name: string;
  readonly label: Label;
  readonly initial: NoInfer<S>;
  readonly states: Readonly<Record<S, StateDef>>;
  readonly actions: Readonly<Record<A, ActionDef<NoInfer<S>, NoInfer<A>, NoInfer<G>>>>;
  readonly gates: Readonly<Record<G, GateDef>>;
}

/** What whoever's move it is does next, as a verb: a state that neither says it nor has such an act stands until something changes. */
export const todoOf = (def: ProcessDef, state: string): Label =>
  def.states[state]?.todo ?? nextAct(def, state)?.label ?? { zh: "有变化时更新", en: "Keep it up to date" };

/**
 * The act its owner takes next as a matter of course: his own, asking for no reason, towards no stop. Where one of several ends is
 * to be chosen, or what falls due after months is no end, the state itself says what is to be done.
 */
export function nextAct(def: ProcessDef, state: string): ActionDef | undefined {
  const { owner, limit } = def.states[state] ?? {};
  const own = Object.values(def.actions).filter(
    (a) => a.from.includes(state) && a.by.includes(owner ?? "") && (a.reason ?? "none") === "none" && !a.short,
  );
  const isEnd = (a: ActionDef) => targetsOf(a, state).every((to) => def.states[to]?.final);
  const leadsOn = (a: ActionDef) => targetsOf(a, state).some((to) => to !== state && def.states[to]?.tone !== "stopped");
  const ends = own.filter(isEnd);
  const isClear = ends.length === 1 && !(limit && "months" in limit);
  return own.find((a) => leadsOn(a) && !isEnd(a)) ?? (isClear ? ends.find(leadsOn) : undefined);
}

export type StateOf<P> = P extends ProcessDef<infer S, infer _A, infer _G> ? S : never;
export type ActionOf<P> = P extends ProcessDef<infer _S, infer A, infer _G> ? A : never;
export type GateOf<P> = P extends ProcessDef<infer _S, infer _A, infer G> ? G : never;

export const STAY = "stay";

/** The states an action may lead to from a state. */
export const targetsOf = (action: ActionDef, from: string | undefined): readonly string[] => {
  if (action.to === STAY) return from === undefined ? [] : [from];
  return typeof action.to === "string" ? [action.to] : action.to;
};

/** Returns the definition, or throws UnsoundProcess with every fault found. */
export function defineProcess<S extends string, A extends string, G extends string>(def: WrittenProcess<S, A, G>): ProcessDef<S, A, G> {
  const faults = listFaults(def as unknown as ProcessDef);
  if (faults.length > 0) throw new UnsoundProcess(def.name, faults);
  // Names come from outside: `constructor` names nothing.
  for (const names of [def.states, def.actions, def.gates]) Object.setPrototypeOf(names, null);
  return def as ProcessDef<S, A, G>;
}

export class UnsoundProcess extends Error {
  readonly faults: readonly string[];
  constructor(name: string, faults: readonly string[]) {
    super(`process ${name} is unsound:\n${faults.map((f) => `  - ${f}`).join("\n")}`);
    this.faults = faults;
  }
}

function listFaults(def: ProcessDef): string[] {
  const faults: string[] = [];
  const actions = Object.entries(def.actions);
  const openings = actions.filter(([, a]) => a.from.length === 0);
  if (!(def.initial in def.states)) faults.push(`the initial state ${def.initial} does not exist`);
  if (openings.length !== 1) faults.push(`exactly one opening action is needed, found ${openings.length}`);
  for (const [, a] of openings)
    if (!targetsOf(a, undefined).includes(def.initial)) faults.push(`the opening action does not lead to ${def.initial}`);

  for (const [name, a] of actions) {
    for (const state of [...a.from, ...targetsOf(a, a.from[0])])
      if (!(state in def.states)) faults.push(`action ${name} names the unknown state ${state}`);
    for (const state of a.from) if (def.states[state]?.final && !a.reverses) faults.push(`action ${name} leaves the final state ${state}`);
    for (const gate of a.gates ?? []) if (!(gate in def.gates)) faults.push(`action ${name} names the unknown gate ${gate}`);
    for (const other of a.separateFrom ?? [])
      if (!(other in def.actions)) faults.push(`action ${name} is separated from the unknown action ${other}`);
    if (a.by.length === 0) faults.push(`nobody may do action ${name}`);
    if (a.reverses && !a.from.every((state) => def.states[state]?.final)) faults.push(`action ${name} reverses what is no end`);
    if (a.reasons && (a.reason ?? "none") === "none") faults.push(`action ${name} lists reasons but asks for none`);
  }

  for (const [name, state] of Object.entries(def.states)) {
    if (state.final) continue;
    if (!state.owner) faults.push(`state ${name} has no owner`);
    if (!state.limit) faults.push(`state ${name} has no time limit`);
    if (!actions.some(([, a]) => a.from.includes(name) && targetsOf(a, name).some((to) => to !== name)))
      faults.push(`state ${name} has no way out`);
  }

  const reachable = closure(
    openings.flatMap(([, a]) => targetsOf(a, undefined)),
    (s) => actions.filter(([, a]) => a.from.includes(s)).flatMap(([, a]) => targetsOf(a, s)),
  );
  const finals = Object.entries(def.states)
    .filter(([, s]) => s.final)
    .map(([name]) => name);
  const ending = closure(finals, (s) =>
    actions.filter(([, a]) => !a.reverses && targetsOf(a, undefined).includes(s)).flatMap(([, a]) => a.from),
  );
  for (const name of Object.keys(def.states)) {
    if (!reachable.has(name)) faults.push(`state ${name} cannot be reached`);
    if (!ending.has(name)) faults.push(`state ${name} leads to no final state`);
  }
  return faults;
}

function closure(start: readonly string[], next: (state: string) => readonly string[]): Set<string> {
  const seen = new Set(start);
  for (const state of seen) for (const to of next(state)) seen.add(to);
  return seen;
}
