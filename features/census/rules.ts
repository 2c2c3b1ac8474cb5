import { showDay } from "../../platform/register/fields.ts";
import type { Filled, Shown } from "../../platform/forms/fill.ts";
import { say, type Answers, type Choice, type FormDefinition } from "../../platform/forms/form.ts";
import type { Label } from "../../platform/http/contract.ts";
import { questionsIn } from "./questions.ts";

/** A register as the lint sees it: where something is already held. */
export interface Holder {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
  /** What each unit's own page holds can never be asked of it. */
  readonly ofUnits: boolean;
}
/** A form that the same units were asked before. */
export interface AskedBefore {
  readonly title: string;
  readonly unitName: string;
  readonly askedOn: string;
  readonly definition: FormDefinition;
}
export interface Held {
  readonly label: string;
  readonly where: Label;
  /** A written reason may clear it. */
  readonly clearable: boolean;
  readonly why: string | null;
}

const bare = (text: string): string =>
  text
    .replace(/[（(][^（()）]{0,60}[)）]/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^(请填写|填写|贵单位|本单位|你单位)/, "")
    .toLowerCase();

/** Labels that several registers share (名称, 电话) say nothing about which thing is meant. */
function distinct(holders: readonly Holder[]): ReadonlyMap<string, Holder> {
  const seen = new Map<string, Holder[]>();
  for (const h of holders) for (const f of new Set(h.fields.map(bare))) seen.set(f, [...(seen.get(f) ?? []), h]);
  return new Map([...seen].flatMap(([field, all]) => (all.length === 1 ? [[field, all[0] as Holder] as const] : [])));
}

/**
 * The once-only lint: what a register already holds, or a form of the last twelve months asked, may not be asked again. Each finding names where it is. What the unit's
 * own entry holds can never be asked; the rest may be cleared by a reason that is shown to whoever is asked.
 */
export function heldElsewhere(
  form: FormDefinition,
  holders: readonly Holder[],
  before: readonly AskedBefore[],
  whyOf: ReadonlyMap<string, string>,
): Held[] {
  const own = holders.filter((h) => h.ofUnits);
  const single = distinct(holders.filter((h) => !h.ofUnits));
  const asked = before.map((b) => ({
    ...b,
    labels: new Set(questionsIn(b.definition).map((q) => bare(say(q.question.label, b.definition.language)))),
  }));
  return questionsIn(form).flatMap(({ question }): Held[] => {
    if (["note", "calculate", "hidden"].includes(question.kind)) return [];
    const label = say(question.label, form.language);
    const word = bare(label);
    const why = whyOf.get(question.name) ?? null;
    const of = own.find((h) => h.fields.some((f) => word === bare(f) || word === bare(`${h.label}${f}`)));
    if (of) return [{ label, where: { zh: `名册“${of.label}”里已有`, en: `The register ${of.label} holds it` }, clearable: false, why }];
    const held =
      single.get(word) ??
      holders.find((h) => !h.ofUnits && h.fields.some((f) => word === bare(`${h.label}${f}`) || word === bare(`${h.label}的${f}`)));
    if (held)
      return [{ label, where: { zh: `名册“${held.label}”里已有`, en: `The register ${held.label} holds it` }, clearable: true, why }];
    const round = asked.find((b) => word.length > 1 && b.labels.has(word));
    if (round)
      return [
        {
          label,
          where: {
            zh: `${showDay(round.askedOn, "zh-CN")} ${round.unitName}《${round.title}》问过；可把那一轮选为“上一轮”，答案会带过来`,
            en: `${round.unitName} asked it on ${round.askedOn} (${round.title}); choose that round as the earlier one and its answers come along`,
          },
          clearable: true,
          why,
        },
      ];
    return [];
  });
}
export const isOpen = (h: Held): boolean => !(h.clearable && isReason(h.why));
export const isReason = (why: string | null): boolean =>
  (why ?? "").trim().length >= 4 && !/^(核实|确认|工作)?需要[。！.!]{0,3}$/.test((why ?? "").trim());

/** Answers that a form of today still asks for, of those a form of last time was given. */
export function carriedOver(form: FormDefinition, earlierForm: FormDefinition, earlier: Answers): Answers {
  const kinds = (f: FormDefinition) => new Map(questionsIn(f).map((q) => [q.path, q.question.kind]));
  const [now, then] = [kinds(form), kinds(earlierForm)];
  const carry = (answers: Answers, path: string): Answers =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([name, v]): [string, string | Answers | Answers[]][] => {
        const at = path === "" ? name : `${path}/${name}`;
        if (typeof v === "string") return now.has(at) && now.get(at) === then.get(at) ? [[name, v]] : [];
        const inner = Array.isArray(v) ? (v as readonly Answers[]).map((a) => carry(a, at)) : carry(v as Answers, at);
        return Object.keys(inner).length > 0 ? [[name, inner]] : [];
      }),
    );
  return carry(earlier, "");
}

export interface Line {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly said: string;
}

/** A filled form as lines: what was asked and answered, choices by their words. */
export function linesOf(rows: readonly Shown[], language: string, within = ""): Line[] {
  return rows.flatMap((r): Line[] => {
    const label = say(r.label, language);
    if (r.is === "group") return linesOf(r.rows, language, label || within);
    if (r.is === "repeat") return r.rounds.flatMap((g, i) => linesOf(g.rows, language, `${label || r.group.name} ${i + 1}`));
    if (r.question.kind === "note") return [];
    const said = saidOf(r.value, r.question.list === undefined ? undefined : r.choices, language);
    return [{ path: r.path, label: [within, label || r.question.name].filter(Boolean).join(" · "), value: r.value, said }];
  });
}

/** An answer in words: of choices their own. */
export const saidOf = (value: string, choices: readonly Choice[] | undefined, language: string): string =>
  choices === undefined
    ? value
    : value
        .split(/\s/)
        .filter(Boolean)
        .map((w) => say(choices.find((c) => c.name === w)?.label, language) || w)
        .join("、");

export interface Change {
  readonly path: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** What is asked before it is taken: some ten, a hundred, ten thousand times the last figure. */
  readonly jump: Label | null;
}

/** Differences to last time in words; a jump by a power of ten asks for a reason. */
export function changesOf(before: readonly Line[], now: readonly Line[]): Change[] {
  const old = new Map(before.map((l) => [l.path, l]));
  const changed = now.flatMap((l): Change[] => {
    const was = old.get(l.path);
    return was === undefined || was.value === l.value
      ? []
      : [{ path: l.path, label: l.label, from: was.said, to: l.said, jump: jumpOf(was.value, l.value) }];
  });
  const gone = before.filter((l) => l.value !== "" && !now.some((n) => n.path === l.path));
  return [...changed, ...gone.map((l) => ({ path: l.path, label: l.label, from: l.said, to: "", jump: null }))];
}

function jumpOf(before: string, now: string): Label | null {
  const [a, b] = [before, now].map((t) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(t) ? Math.abs(Number(t)) : Number.NaN)) as [number, number];
  if (!(a > 0) || Number.isNaN(b)) return null;
  if (b === 0 && a >= 10)
    return { zh: "上次不是 0，这次填了 0：不知道请空着", en: "It was not 0 last time: leave it blank where it is not known" };
  const ratio = Math.max(a, b) / Math.min(a, b);
  return ratio >= 10 && Math.max(a, b) >= 10
    ? {
        zh: `与上次相差约 ${Math.round(ratio)} 倍，请看单位和位数`,
        en: `Some ${Math.round(ratio)} times last time: look at unit and digits`,
      }
    : null;
}

/** Questions that begin blank for whoever is asked: what the round costs him in fields. */
export const openFields = (filled: Filled): number => countBlank(filled.rows);
const countBlank = (rows: readonly Shown[]): number =>
  rows.reduce(
    (n, r) =>
      n +
      (r.is === "question"
        ? Number(!r.readOnly && r.value === "")
        : r.is === "group"
          ? countBlank(r.rows)
          : r.rounds.reduce((m, g) => m + countBlank(g.rows), 0)),
    0,
  );

export interface ReplyState {
  readonly state: string;
  readonly unchanged: boolean | null;
}
/** Coverage of a round: of those asked how many said something, how many nothing, in both numbers. */
export function coverageOf(replies: readonly ReplyState[]) {
  const n = (of: (r: ReplyState) => boolean) => replies.filter(of).length;
  const excused = n((r) => r.state === "excused");
  return {
    asked: replies.length,
    replied: n((r) => r.state === "replied" || r.state === "accepted"),
    accepted: n((r) => r.state === "accepted"),
    unchanged: n((r) => r.unchanged === true && (r.state === "replied" || r.state === "accepted")),
    returned: n((r) => r.state === "returned"),
    silent: n((r) => r.state === "asked"),
    excused,
  };
}
export type Coverage = ReturnType<typeof coverageOf>;
