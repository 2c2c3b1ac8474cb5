import { carrierOf, type Actor } from "../access/scope.ts";
import type { Owner } from "../casework/casework.ts";
import type { Label } from "../http/contract.ts";
import type { Records } from "./define.ts";
import type { Found } from "./rows.ts";

/** Whose move a state is: a superior's where the declaration says so, else the record's unit's. The one who carries it where nobody else is named. */
export function ownerOf(records: Records, state: string, record: Pick<Found, "unitPath" | "values">, adviser: number | null): Owner {
  const level = records.levels[state];
  if (level !== undefined && level !== "own") return { unitId: unitOfLevel(level, record) };
  return records.process?.states[state]?.owner === "adviser" && adviser !== null
    ? { personId: adviser }
    : { unitId: record.unitPath.at(-1) ?? null };
}

/** Who carries a new record: its maker, unless an adviser's move is asked of it and he is none; then any adviser of its unit does. */
export function carriedBy(records: Records, actor: Actor): number | null {
  const isAsked = Object.values(records.process?.states ?? {}).some((s) => s.owner === "adviser");
  return isAsked && !actor.roles.includes("adviser") ? null : carrierOf(actor);
}

/** The unit whose move a state is: of a depth, named by a field, or the record's own. */
function unitOfLevel(level: number | string, { unitPath, values }: Pick<Found, "unitPath" | "values">): number | null {
  if (typeof level === "number") return unitPath[Math.min(level, unitPath.length) - 1] ?? null;
  return level === "own" ? (unitPath.at(-1) ?? null) : ((values[level] as number | null) ?? null);
}

/** A state that is one unit's move is not moved by those beneath, though they see it and bear the role; nor by those above. */
export function notHere(
  records: Records,
  record: Pick<Found, "state" | "unitPath" | "values">,
  actor: Actor,
  action: string,
): Label | undefined {
  const by = records.process?.actions[action]?.by ?? [];
  return by.includes(records.process?.states[record.state ?? ""]?.owner ?? "") ? elsewhere(records, record, actor) : undefined;
}

/** Whose this state is, where it is another unit's than the actor's. */
export function elsewhere(records: Records, record: Pick<Found, "state" | "unitPath" | "values">, actor: Actor): Label | undefined {
  const level = records.levels[record.state ?? ""];
  if (level === undefined || actor.scope.unitId === unitOfLevel(level, record)) return undefined;
  const { zh, en } =
    typeof level === "number"
      ? (LEVELS[Math.min(level, record.unitPath.length)] ?? { zh: "上级", en: "superior" })
      : level === "own"
        ? { zh: "承办单位", en: "unit that carries it" }
        : (records.register.fields.find((f) => f.key === level)?.label ?? { zh: "上级", en: "superior" });
  return { zh: `这一步由${zh}办理`, en: `This step is the ${en}'s` };
}
const LEVELS: Readonly<Record<number, Label>> = {
  1: { zh: "全国", en: "national unit" },
  2: { zh: "省级", en: "province" },
  3: { zh: "市级", en: "city" },
  4: { zh: "县级", en: "county" },
  5: { zh: "乡镇", en: "town" },
};
