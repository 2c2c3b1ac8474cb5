import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { columnsOf, differenceTo, heatOf, meanOf, shareOf, type Matrix, type MatrixRow } from "./matrix.ts";
import { Mark } from "./Mark.tsx";
import { assessmentsStrings } from "./strings.ts";

interface Props {
  readonly matrix: Matrix;
  readonly rows: readonly MatrixRow[];
  readonly other: Matrix | undefined;
  readonly open: ReadonlySet<string>;
  readonly toggle: (aspect: string) => void;
  readonly chosen: { readonly row: number; readonly item: string } | undefined;
  readonly choose: (cell: { row: number; item: string }) => void;
}

const signed = (n: number): string => `${n > 0 ? "+" : n < 0 ? "−" : "±"}${Math.abs(n)}`;

/** Units by items: an open aspect shows its items by shape and colour, a folded one the share of points of each criterion. */
export function MatrixTable({ matrix: m, rows, other, open, toggle, chosen, choose }: Props) {
  const s = useStrings(assessmentsStrings);
  const columns = columnsOf(m.items, open);
  const aspects = [...new Set(m.items.map((i) => i.aspect))];
  const tail = 3 + (other ? 1 : 0) + (m.ranking ? 1 : 0);
  return (
    <table className="bh-plain-table">
      <thead>
        <tr>
          <td />
          {aspects.map((aspect) => (
            <th key={aspect} scope="colgroup" colSpan={columns.filter((c) => c.aspect === aspect).length}>
              <Button className="bh-no-print" type="link" size="small" aria-expanded={open.has(aspect)} onClick={() => toggle(aspect)}>
                {aspect} {open.has(aspect) ? "▾" : "▸"}
              </Button>
              {/* A button of a head is printed on the first sheet alone. */}
              <span className="bh-print-only">{aspect}</span>
            </th>
          ))}
          <td colSpan={tail} />
        </tr>
        <tr>
          <th scope="col">{s.unit}</th>
          {columns.map((c) => (
            <th key={`${c.aspect} ${c.key}`} scope="col" title={c.name}>
              {c.key}
            </th>
          ))}
          <th scope="col">{s.total}</th>
          {other && <th scope="col">{s.change}</th>}
          <th scope="col">{s.grade}</th>
          <th scope="col">{s.done}</th>
          {m.ranking && <th scope="col">{s.place}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => {
          const change = differenceTo(other, r);
          return (
            <tr key={r.id} className={chosen?.row === r.id ? "bh-matrix-chosen" : undefined}>
              <th scope="row">
                <AppLink href={`/assessments/cards/${r.id}`}>{r.name}</AppLink>
                {r.sampled && <span className="bh-quiet"> {s.sampled}</span>}
              </th>
              {columns.map((c) => {
                const [k] = c.at as [number];
                if (c.folded) return <Heat key={`${c.aspect} ${c.key}`} share={shareOf(m.items, r, c.at)} />;
                const cell = r.cells[k] as MatrixRow["cells"][number];
                return (
                  <td key={c.key}>
                    <Button
                      type="text"
                      size="small"
                      className={`bh-mark-cell bh-mark-cell-${cell.standing}`}
                      aria-pressed={chosen?.row === r.id && chosen.item === c.key}
                      aria-label={`${r.name} ${c.key} ${s[cell.standing]} ${s.pointsOf(cell.points, m.items[k]?.points ?? "")}`}
                      onClick={() => choose({ row: r.id, item: c.key })}
                    >
                      <Mark of={cell.standing} label="" />
                    </Button>
                  </td>
                );
              })}
              <td className="bh-number">
                <strong>{r.total}</strong>
              </td>
              {other && <td className="bh-number">{change === undefined ? "—" : signed(change)}</td>}
              <td>{r.grade ?? "—"}</td>
              <td className="bh-number">
                {r.scored}/{m.items.length}
              </td>
              {m.ranking && <td className="bh-number">{r.place}</td>}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{s.together}</th>
          {columns.map((c) =>
            c.folded ? (
              <td key={`${c.aspect} ${c.key}`} className="bh-number">
                {meanOf(rows.flatMap((r) => shareOf(m.items, r, c.at) ?? [])) ?? "—"}
              </td>
            ) : (
              <td key={c.key} className="bh-number" title={s.metOf}>
                {rows.filter((r) => r.cells[c.at[0] as number]?.standing === "met").length}
              </td>
            ),
          )}
          <td className="bh-number">{meanOf(rows.map((r) => Number(r.total))) ?? "—"}</td>
          <td colSpan={tail - 1} />
        </tr>
      </tfoot>
    </table>
  );
}

function Heat({ share }: { readonly share: number | undefined }) {
  return <td className={`bh-number${share === undefined ? "" : ` bh-heat-${heatOf(share)}`}`}>{share ?? "—"}</td>;
}
