import type { Gaps } from "@bihuan/quotas";
import { Checkbox, Select } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

export type Fixed = "in" | "out";
type Person = Awaited<ReturnType<typeof congress.readChoice>>["people"][number];
type Chosen = Awaited<ReturnType<typeof congress.compose>>["chosen"][number];
/** More rows than these make a tick slow to the eye; a unit is chosen then. */
const MOST_ROWS = 300;

interface Props {
  readonly people: readonly Person[];
  readonly gaps: Gaps;
  readonly only: boolean;
  readonly fixed: ReadonlyMap<number, Fixed>;
  readonly why: ReadonlyMap<number, Chosen>;
  readonly onTick?: (id: number, on: boolean) => void;
  readonly onFix?: (id: number, as: Fixed | "") => void;
}

/** Who may be chosen: what each further one would heal, what a second look is for, why the proposal has him in. */
export function PeopleTable({ people, gaps, only, fixed, why, onTick, onFix }: Props) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const name = new Map(gaps.plan.bounds.map((b) => [b.key, b.name]));
  const rows = people
    .map((p) => ({ p, heals: gaps.isChosen(String(p.id)) ? [] : gaps.heals(String(p.id)) }))
    .filter(({ heals }) => !only || heals.length > 0);
  const reason = (c: Chosen | undefined): string =>
    c === undefined ? "" : c.reason === "floor" ? s.whyFloor(c.floors.join("、")) : c.reason === "fixed" ? s.whyFixed : s.whyQuality;
  return (
    <>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.who}>
        <table className="bh-plain-table bh-stack">
          <Heads of={[s.who, s.unit, s.age, s.rank, s.heals, s.fixed]} />
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ p, heals }) => (
              <tr key={p.id}>
                <th scope="row">
                  <Checkbox
                    checked={gaps.isChosen(String(p.id))}
                    disabled={!onTick}
                    aria-label={p.name}
                    onChange={(e) => onTick?.(p.id, e.target.checked)}
                  />{" "}
                  <AppLink href={`/congress/people/${p.id}`}>{p.name}</AppLink>
                  {p.isTwice && <span className="bh-state bh-state-wait"> {s.twice}</span>}
                </th>
                <td data-label={s.unit}>
                  {p.unitName}
                  {p.fault && <div className="bh-fault">{word(p.fault)}</div>}
                </td>
                <td data-label={s.age}>
                  {p.age}
                  {p.birthday && `（${s.birthday}）`}
                </td>
                <td data-label={s.rank}>{p.rank ?? "—"}</td>
                <td data-label={s.heals}>
                  {heals.length > 0 ? heals.map((key) => name.get(key) ?? key).join("、") : reason(why.get(p.id))}
                </td>
                <td data-label={s.fixed}>
                  {onFix && (
                    <Select<Fixed | "">
                      size="small"
                      aria-label={`${s.fixed} ${p.name}`}
                      style={{ minWidth: 84 }}
                      value={fixed.get(p.id) ?? ""}
                      options={[
                        { value: "", label: s.free },
                        { value: "in", label: s.in },
                        { value: "out", label: s.out },
                      ]}
                      onChange={(as) => onFix(p.id, as)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST_ROWS && <p className="bh-quiet">{s.more(rows.length - MOST_ROWS)}</p>}
    </>
  );
}
