import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { Definition } from "../definition.ts";
import type { Part, PersonResult } from "../result.ts";
import { votePublicStrings } from "./public-strings.ts";
import { OUTCOMES, sayVoid } from "../words.ts";
import { appraisalStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Result {
  readonly definition: Definition;
  readonly parts: readonly Part[] | null;
  readonly results: readonly PersonResult[] | null;
}

/** The ways out of a result, and the result. */
export function ResultTables({
  id,
  afarFile = false,
  ...result
}: Result & { readonly id: number; /** Of ballots from afar. */ readonly afarFile?: boolean | undefined }) {
  const s = useStrings(appraisalStrings);
  return (
    <>
      {result.parts && (
        <>
          <p className="bh-no-print">{s.counted}</p>
          <p className="bh-no-print bh-actions-row">
            <AppLink href={`/appraisals/${id}/result`}>{s.printResult}</AppLink>
            {(
              [
                ["result.docx", s.word],
                ["result.xlsx", s.excel],
                ["recount.json", s.recount],
                ...(afarFile ? [["afar.json", s.afarFile] as const] : []),
              ] as const
            ).map(([file, label]) => (
              <a key={file} href={`/api/appraisals/${id}/${file}`} download>
                {label}
              </a>
            ))}
          </p>
        </>
      )}
      <ResultSheet {...result} />
    </>
  );
}

/** The merged sheet as it is published: sizes, then each person in the ballot's order. */
export function ResultSheet({ definition: d, parts, results }: Result) {
  const s = useStrings(appraisalStrings);
  const { third } = useStrings(votePublicStrings);
  const word = useWord();
  const left = parts?.find((p) => p.outcome)?.outcome;
  const heads = s.sizes.split("、");
  if (!parts || !results) return <p className="bh-notice">{s.noResult}</p>;
  const name = (p: Part) => p.classes.map((k) => `${k} ${d.classes.find((c) => c.key === k)?.label ?? ""}`).join("、");
  const sizes = (p: Part) => [p.due, p.present, p.issued, p.returned, p.valid, p.void.reduce((n, v) => n + v.n, 0)];
  return (
    <>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.part}>
        <table className="bh-plain-table">
          <Heads of={[s.part, s.weight, ...heads]} right="rest" />
          <tbody>
            {parts.map((p) => (
              <tr key={name(p)}>
                <th scope="row">{name(p)}</th>
                <td className="bh-right">{p.weight}</td>
                {sizes(p).map((n, i) => (
                  <td key={heads[i]} className="bh-right">
                    {n}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parts.map((p) =>
        p.void.length > 0 ? (
          <p key={name(p)}>{s.voidOf(name(p), p.void.map((v) => `${word(sayVoid(v.kind))} ${v.n}`).join(s.comma))}</p>
        ) : null,
      )}
      {parts.some((p) => p.coarse) && <p className="bh-quiet">{s.coarse}</p>}
      <p className="bh-quiet">{d.election ? s.electionOrder(d.election.seats, d.slots ?? 0) : s.order}</p>
      {parts.map((p) => (p.writtenElse ? <p key={name(p)}>{s.writtenElse(p.writtenElse)}</p> : null))}
      {left && left.seatsLeft > 0 && <p className="bh-notice">{s.seatsLeft(left.seatsLeft, left.tied.length)}</p>}
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.score}>
        <table className="bh-plain-table">
          <Heads
            of={[
              s.person,
              ...d.grades.map((g) => g.label),
              left ? s.forShare : s.top,
              ...(left ? [s.outcome] : [...parts.map((p) => p.classes.join("+")), s.score, s.band]),
            ]}
            right={[
              ...d.grades.map((_, i) => i + 1),
              d.grades.length + 1,
              ...(left ? [] : [...parts, s.score].map((_, i) => d.grades.length + 2 + i)),
            ]}
          />
          <tbody>
            {results.map((r) => (
              <tr key={`${r.name}${r.post}`}>
                <th scope="row">
                  {r.name} <span className="bh-quiet">{r.post}</span>
                </th>
                {d.grades.map((g, i) => (
                  <td key={g.label} className="bh-right">
                    {r.counts?.[i] ?? "—"}
                  </td>
                ))}
                <td className="bh-right">{r.top ?? "—"}</td>
                {r.outcome ? (
                  <td>
                    <strong>{word(OUTCOMES[r.outcome])}</strong>
                  </td>
                ) : (
                  <>
                    {r.parts.map((p, i) => (
                      <td key={parts[i]?.classes.join()} className="bh-right">
                        {p.score ?? "—"} {parts[i]?.coarse && <span className="bh-quiet">{third(p.top)}</span>}
                      </td>
                    ))}
                    <td className="bh-right">
                      <strong>{r.score ?? "—"}</strong>
                    </td>
                    <td>
                      {r.band} {r.line && s.line}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
