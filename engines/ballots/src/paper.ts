/** One sheet as a teller keys it: for each person the index of the grade ticked, "blank", or "void" where two are ticked or it cannot be read. */
export type Cell = number | "blank" | "void" | Written;
/** A name that a voter wrote in: "+" and the name. */
export type Written = `+${string}`;
export type Sheet = readonly Cell[];

/** Where two tellers' entries of one pile differ, sheet by sheet; numbers are those written on the sheets after shuffling, from 1. */
export interface Difference {
  readonly sheet: number;
  /** Person index; absent where one of the two has no such sheet. */
  readonly person?: number;
  readonly first?: Cell;
  readonly second?: Cell;
}

/** Compares two blind entries cell by cell; empty when they agree. */
export function compareEntries(first: readonly Sheet[], second: readonly Sheet[]): Difference[] {
  const out: Difference[] = [];
  for (let s = 0; s < Math.max(first.length, second.length); s++) {
    const [a, b] = [first[s], second[s]];
    if (!a || !b || a.length !== b.length) {
      out.push({ sheet: s + 1 });
      continue;
    }
    a.forEach((cell, person) => cell !== b[person] && out.push({ sheet: s + 1, person, first: cell, second: b[person] as Cell }));
  }
  return out;
}

/** What makes a whole sheet void: each a rule of the meeting with its source, never of the program. */
export type SheetRule =
  /** At most so many persons in these grades: 优秀 within its limit. */
  | { readonly kind: "at-most"; readonly grades: readonly number[]; readonly persons: number }
  /** At least so many persons in these grades: "at least two below 70". */
  | { readonly kind: "at-least"; readonly grades: readonly number[]; readonly persons: number }
  /** The same grade for everybody makes it void, given so many persons or more. */
  | { readonly kind: "not-all-equal"; readonly fromPersons: number }
  /** A blank makes the sheet void; without this rule a blank is an abstention for that person alone. */
  | { readonly kind: "complete" }
  /** An unreadable cell makes the sheet void; without this rule only that cell is. */
  | { readonly kind: "readable" };

/** Why a sheet is void, or undefined where it is valid. The first rule that it breaks, in their order. */
export function voidReason(
  sheet: Sheet,
  persons: number,
  rules: readonly SheetRule[],
): SheetRule | { readonly kind: "wrong-length" } | { readonly kind: "empty" } | undefined {
  if (sheet.length !== persons) return { kind: "wrong-length" };
  if (sheet.every((c) => c === "blank")) return { kind: "empty" };
  return rules.find((rule) => {
    const inGrades = (grades: readonly number[]): number => sheet.filter((c) => typeof c === "number" && grades.includes(c)).length;
    switch (rule.kind) {
      case "at-most":
        return inGrades(rule.grades) > rule.persons;
      case "at-least":
        return inGrades(rule.grades) < rule.persons;
      case "not-all-equal":
        return persons >= rule.fromPersons && sheet.every((c) => c === sheet[0] && typeof c === "number");
      case "complete":
        return sheet.includes("blank");
      case "readable":
        return sheet.includes("void");
    }
  });
}

/** 应到 实到 发出 收回 有效 无效 of one class, and per person the votes of each grade. */
export interface Tally {
  readonly due: number;
  readonly present: number;
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  readonly void: number;
  /** persons × grades. */
  readonly votes: readonly (readonly number[])[];
  /** Per person: blank or unreadable cells on valid sheets. */
  readonly abstained: readonly number[];
  readonly voidSheets: readonly { readonly sheet: number; readonly kind: string }[];
}

export type TallyRefusal =
  | { readonly code: "returned-above-issued"; readonly returned: number; readonly issued: number }
  | { readonly code: "present-above-due"; readonly present: number; readonly due: number }
  | { readonly code: "sheets-missing"; readonly returned: number; readonly keyed: number };

/** Counts a class's sheets; sums that cannot be are refused, with both numbers. */
export function tallySheets(
  sheets: readonly Sheet[],
  of: {
    readonly persons: number;
    readonly grades: number;
    readonly due: number;
    readonly present: number;
    readonly issued: number;
    readonly returned: number;
  },
  rules: readonly SheetRule[],
): Tally | TallyRefusal {
  if (of.returned > of.issued) return { code: "returned-above-issued", returned: of.returned, issued: of.issued };
  if (of.present > of.due) return { code: "present-above-due", present: of.present, due: of.due };
  if (sheets.length !== of.returned) return { code: "sheets-missing", returned: of.returned, keyed: sheets.length };
  const votes = Array.from({ length: of.persons }, () => new Array<number>(of.grades).fill(0));
  const abstained = new Array<number>(of.persons).fill(0);
  const voidSheets: { sheet: number; kind: string }[] = [];
  sheets.forEach((sheet, s) => {
    const reason = voidReason(sheet, of.persons, rules);
    if (reason) {
      voidSheets.push({ sheet: s + 1, kind: reason.kind });
      return;
    }
    sheet.forEach((cell, p) => {
      const row = votes[p] as number[];
      if (typeof cell === "number" && cell >= 0 && cell < of.grades) row[cell] = (row[cell] as number) + 1;
      else abstained[p] = (abstained[p] as number) + 1;
    });
  });
  return {
    due: of.due,
    present: of.present,
    issued: of.issued,
    returned: of.returned,
    valid: sheets.length - voidSheets.length,
    void: voidSheets.length,
    votes,
    abstained,
    voidSheets,
  };
}
