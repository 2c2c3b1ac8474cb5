import { Button, Segmented } from "antd";
import { Fragment, useState, type ReactNode } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { sayRule, trialOf, type Definition } from "../definition.ts";
import type { VoteSection } from "../server.ts";
import { appraisalStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** Print: a ballot of each class and its tally sheet, each a page, the class as letter and colour, without a number. Trial sheets are printed apart, each marked all over. */
export function BallotsPage() {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "ballots", id], () => callOf("appraisal").get({ id }));
  const [trial, setTrial] = useState(false);
  return (
    <WhenLoaded of={loaded}>
      {({ title, unitName, sections }) => {
        const { definition } = sections["vote"] as VoteSection;
        const d = definition && trial ? trialOf(definition) : definition;
        const paper = d?.classes.filter((c) => c.sheets > 0) ?? [];
        return (
          <Page
            title={`${s.ballots} · ${title}`}
            tools={
              <>
                <AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>
                <Button type="primary" onClick={() => window.print()}>
                  {s.print}
                </Button>
              </>
            }
          >
            <div className="bh-no-print">
              <Segmented
                aria-label={s.ballots}
                value={trial}
                options={[
                  { value: false, label: s.realSheets },
                  { value: true, label: s.trialSheets },
                ]}
                onChange={setTrial}
              />
              {!trial && <p className="bh-quiet">{s.printEach(paper.map((c) => `${c.key} ${c.sheets}`).join("，"))}</p>}
            </div>
            {d &&
              paper.map((c, i) => {
                const page = (what: string, children: ReactNode) => (
                  <section
                    className={`bh-ballot bh-ballot-${i % 4}${trial ? " bh-trial" : ""}`}
                    data-mark={trial ? s.trialMark : undefined}
                  >
                    <h2>
                      {title}
                      {what && ` · ${what}`}
                    </h2>
                    <p className="bh-ballot-of">
                      <strong>{s.ballotTitle(c.key, c.label)}</strong> {unitName} {trial && <strong>{s.trialSheet}</strong>}
                    </p>
                    {children}
                  </section>
                );
                return (
                  <Fragment key={c.key}>
                    {page(
                      "",
                      <>
                        <p>{s.tick}</p>
                        <ul>
                          {d.rules.flatMap((r) => {
                            const rule = sayRule(
                              r,
                              d.grades.map((g) => g.label),
                            );
                            return rule ? [<li key={rule.zh}>{word(rule)}</li>] : [];
                          })}
                        </ul>
                        <Grid d={d} />
                      </>,
                    )}
                    {page(
                      s.tally,
                      <>
                        <Grid d={d} tally />
                        <p>
                          {s.sizes
                            .split("、")
                            .slice(2)
                            .map((what) => `${what}＿＿＿＿`)
                            .join("　")}
                        </p>
                        <p>
                          {s.signs
                            .split("、")
                            .map((who) => `${who}＿＿＿＿＿＿`)
                            .join("　")}
                        </p>
                      </>,
                    )}
                  </Fragment>
                );
              })}
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

function Grid({ d, tally = false }: { readonly d: Definition; readonly tally?: boolean }) {
  const s = useStrings(appraisalStrings);
  const wide = d.aspects.length > 1;
  return (
    <table className={`bh-plain-table bh-ballot-grid${tally ? " bh-tally" : ""}`}>
      <Heads of={[s.person, ...(wide ? [""] : []), ...d.grades.map((g) => g.label)]} />
      <tbody>
        {d.persons.flatMap((p) =>
          d.aspects.map((a, i) => (
            <tr key={`${p.name}${p.post}${a.label}`}>
              {i === 0 && (
                <th scope="row" rowSpan={d.aspects.length}>
                  {p.name} <small>{p.post}</small>
                </th>
              )}
              {wide && <td>{a.label}</td>}
              {d.grades.map((g) => (
                <td key={g.label} />
              ))}
            </tr>
          )),
        )}
        {Array.from({ length: d.slots ?? 0 }, (_, i) => (
          <tr key={i}>
            <th scope="row" colSpan={d.grades.length + 1}>
              {s.writeInLine}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
