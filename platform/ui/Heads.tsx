/** A table's heads, one row of words; `right` are the places (from 0) whose cells are figures, `rest` all but the first. */
export function Heads({ of, right }: { readonly of: readonly string[]; readonly right?: readonly number[] | "all" | "rest" | undefined }) {
  const isRight = (i: number): boolean => right === "all" || (right === "rest" ? i > 0 : right?.includes(i) === true);
  return (
    <thead>
      <tr>
        {of.map((h, i) => (
          <th key={i} scope="col" className={isRight(i) ? "bh-right" : undefined}>
            {h}
          </th>
        ))}
      </tr>
    </thead>
  );
}
