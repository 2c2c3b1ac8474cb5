import { LIMITS, type Answers } from "./form.ts";

/** `branch[2]/title` as steps: a name, and which round of a repeat. */
const stepsOf = (path: string): { name: string; round: number | undefined }[] =>
  path.split("/").map((part) => {
    const m = /^([^[\]]{1,100})\[(\d{1,4})\]$/.exec(part);
    return m ? { name: m[1] as string, round: Number(m[2]) } : { name: part, round: undefined };
  });

type Part = string | Answers | readonly Answers[] | undefined;

/** The same answers with one put in another's place; what is on the way is made. */
export function putAnswer(answers: Answers, path: string, value: string): Answers {
  return change(answers, stepsOf(path), () => value);
}

/** One more round of a repeat, blank. */
export const addRound = (answers: Answers, path: string): Answers =>
  change(answers, stepsOf(path), (was) => {
    const rounds = Array.isArray(was) ? (was as readonly Answers[]) : [];
    return rounds.length >= LIMITS.instances ? rounds : [...rounds, {}];
  });

/** Without one of its rounds, counted from 1. */
export const dropRound = (answers: Answers, path: string, round: number): Answers =>
  change(answers, stepsOf(path), (was) => (Array.isArray(was) ? (was as readonly Answers[]).filter((_, i) => i !== round - 1) : []));

function change(
  answers: Answers,
  steps: readonly { name: string; round: number | undefined }[],
  to: (was: Part) => string | readonly Answers[],
): Answers {
  const [step, ...rest] = steps;
  if (!step) return answers;
  const was: Part = Object.hasOwn(answers, step.name) ? answers[step.name] : undefined;
  if (step.round === undefined) {
    const inner = typeof was === "object" && !Array.isArray(was) ? (was as Answers) : {};
    return { ...answers, [step.name]: rest.length === 0 ? to(was) : change(inner, rest, to) };
  }
  const rounds = Array.isArray(was) ? [...(was as readonly Answers[])] : [];
  while (rounds.length < step.round && rounds.length < LIMITS.instances) rounds.push({});
  const at = step.round - 1;
  if (at < rounds.length) rounds[at] = change(rounds[at] ?? {}, rest, to);
  return { ...answers, [step.name]: rounds };
}
