import type { Label } from "../http/contract.ts";

/** A hard word and the sentence behind the `?` beside it. */
export interface HelpWord {
  readonly word: Label;
  readonly means: Label;
  /** Further labels beside which it is explained. */
  readonly also?: readonly string[];
}

/** A room in its users' words: a page of the help, a chapter of the manual. */
export interface RoomHelp {
  readonly title: Label;
  readonly purpose: Label;
  readonly who: readonly { readonly who: Label; readonly does: Label }[];
  /** The main task, in steps. */
  readonly task: Label;
  readonly steps: readonly Label[];
  readonly words: readonly HelpWord[];
  /** A picture the journeys take, by its name in docs/pictures. */
  readonly picture?: string;
}

export const defineHelp = (help: RoomHelp): RoomHelp => help;
