import { InputNumber } from "antd";

/** Whole points by criterion, none above what it can give. */
export type Points = Readonly<Record<number, number>>;

/** What the server is told: one mark a criterion. */
export const marksOf = (points: Points) => Object.entries(points).map(([id, n]) => ({ criterionId: Number(id), points: n }));

/** One number a criterion; a number taken out leaves the last one. */
export function PointFields({
  criteria,
  points,
  onPoints,
}: {
  readonly criteria: readonly { readonly id: number; readonly name: string; readonly points: number }[];
  readonly points: Points;
  readonly onPoints: (points: Points) => void;
}) {
  return (
    <>
      {criteria.map((c) => (
        <label key={c.id}>
          {c.name}（{c.points}）{" "}
          <InputNumber
            aria-label={c.name}
            min={0}
            max={c.points}
            precision={0}
            value={points[c.id] ?? null}
            onChange={(n) => n !== null && onPoints({ ...points, [c.id]: n })}
          />
        </label>
      ))}
    </>
  );
}
