import type { Label } from "../http/contract.ts";

/** Words by language; under "" where a form names none. */
export type Words = Readonly<Record<string, string>>;

export type Kind =
  | "text"
  | "integer"
  | "decimal"
  | "day"
  | "time"
  | "instant"
  | "one"
  | "many"
  | "note"
  | "acknowledge"
  | "calculate"
  | "hidden"
  | "place";

/** A question; conditions are expressions in XPath's words (see expression.ts) with `${name}` for another question's answer. */
export interface Question {
  readonly is: "question";
  readonly name: string;
  readonly kind: Kind;
  readonly label: Words;
  readonly hint?: Words;
  readonly relevant?: string;
  readonly required?: string;
  readonly requiredSaid?: Words;
  readonly constraint?: string;
  readonly constraintSaid?: Words;
  readonly calculation?: string;
  readonly initial?: string;
  readonly readOnly?: string;
  readonly list?: string;
  /** Which choices are offered; a bare name is a column of the choice. */
  readonly filter?: string;
  readonly long?: boolean;
  /** Why it is asked although it is held elsewhere. */
  readonly why?: string;
  /** Where in the sheet it stands. */
  readonly row?: number;
}

export interface Group {
  readonly is: "group";
  readonly name: string;
  readonly label: Words;
  readonly relevant?: string;
  readonly items: readonly Item[];
  /** Asked again for each of several; how often, where the form says so itself. */
  readonly repeat?: { readonly count?: string };
  readonly row?: number;
}
export type Item = Question | Group;

export interface Choice {
  readonly name: string;
  readonly label: Words;
  readonly columns: Readonly<Record<string, string>>;
}

/** A form as it is stored and sent: data alone. */
export interface FormDefinition {
  readonly title: string;
  readonly languages: readonly string[];
  readonly language: string;
  readonly items: readonly Item[];
  readonly lists: Readonly<Record<string, readonly Choice[]>>;
}

/** Every answer is a text, blank where nothing was said; a group holds its own, a repeat a list of them. */
export interface Answers {
  readonly [name: string]: string | Answers | readonly Answers[];
}

/** What the form does not do as its author wrote it: `fault` keeps it from being used, `left` leaves that part out. */
export interface Told {
  readonly weight: "fault" | "left";
  readonly feature: string;
  readonly sheet: string;
  readonly row: number;
  readonly cause: Label;
}

/** A hundred levels of brackets, a thousand instances: beyond that somebody means harm. */
export const LIMITS = { items: 3000, expression: 4000, depth: 60, instances: 300, nodes: 20_000, steps: 2_000_000, text: 4000 } as const;

export const say = (words: Words | undefined, language: string): string =>
  words?.[language] || words?.[""] || Object.values(words ?? {}).find((w) => w !== "") || "";
