import { useWord, type Words } from "../../i18n/locale.ts";

/** wait: someone's move · go: under way · good: done · bad: overdue or refused · rest: closed, set aside. */
export type Tone = "wait" | "go" | "good" | "bad" | "rest";

export interface StateTagProps {
  readonly label: Words;
  readonly tone?: Tone | undefined;
}

/** A state as a word; shape and colour come second and carry nothing the word does not. */
export function StateTag({ label, tone = "rest" }: StateTagProps) {
  const word = useWord();
  return <span className={`bh-state bh-state-${tone}`}>{word(label)}</span>;
}
