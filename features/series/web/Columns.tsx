import { Select } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import type { SheetTable } from "../../../platform/ui/tables.ts";
import type { Role } from "../table.ts";
import type { call } from "./api.ts";
import { seriesStrings } from "./strings.ts";

type Preview = Awaited<ReturnType<typeof call.previewFigures>>;

/** What each column of a table holds: proposed, and chosen. */
export function Columns({
  table,
  seen,
  busy,
  onRoles,
}: {
  table: SheetTable;
  seen: Preview;
  busy: boolean;
  onRoles: (roles: (Role | null)[]) => void;
}) {
  const s = useStrings(seriesStrings);
  const write = (role: Role | null): string =>
    role === null
      ? ""
      : role.as !== "value"
        ? role.as
        : role.seriesId !== undefined
          ? `s${role.seriesId}`
          : role.period !== undefined
            ? `p${role.period}`
            : "value";
  const read = (text: string): Role | null => {
    if (text === "") return null;
    if (text === "region" || text === "period" || text === "series") return { as: text };
    if (text.startsWith("s")) return { as: "value", seriesId: Number(text.slice(1)) };
    return text.startsWith("p") ? { as: "value", period: text.slice(1) } : { as: "value" };
  };
  const roles = seen.roles as (Role | null)[];
  return (
    <Section title={s.columns}>
      <ul className="bh-items" aria-label={s.columns}>
        {table.columns.map((heading, i) => {
          const role = roles[i] ?? null;
          const period = role?.as === "value" ? role.period : undefined;
          return (
            <li key={i}>
              <label>
                {heading || "—"}{" "}
                <Select
                  aria-label={`${s.columns} ${i + 1} ${heading}`}
                  style={{ minWidth: 260 }}
                  disabled={busy}
                  showSearch={{ optionFilterProp: "label" }}
                  value={write(role)}
                  onChange={(v) => onRoles(table.columns.map((_, c) => (c === i ? read(v) : (roles[c] ?? null))))}
                  options={[
                    { value: "", label: s.notUsed },
                    { value: "region", label: s.asRegion },
                    { value: "period", label: s.asPeriod },
                    { value: "series", label: s.asSeries },
                    { value: "value", label: s.asValue },
                    ...(period === undefined ? [] : [{ value: `p${period}`, label: s.asPeriodValue(period) }]),
                    ...seen.choices.map((c) => ({ value: `s${c.id}`, label: `${c.name}（${c.measureUnit}）` })),
                  ]}
                />
              </label>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
