import { chinaDay, daysBetween } from "@bihuan/kit";
import { Button } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { HomePanels } from "../../../platform/ui/frame/HomePanels.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { Remind } from "../../../platform/ui/Remind.tsx";
import { useMay, useMe } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call, type Item } from "./api.ts";
import { NoticeList } from "./NoticeList.tsx";
import { workStrings } from "./strings.ts";
import { TodoRows } from "./TodoRows.tsx";

/** Cases of a list at first, and so many more at a time. */
const PAGE = 50;
/** Notices beside the bench. */
const NEWEST = 5;

const countOf = (items: readonly Item[]): number => items.reduce((sum, i) => sum + (i.many?.count ?? 1), 0);

/** Returned and new come first, then what is late or due today, this week, later. A case stands in one group. */
function grouped(items: readonly Item[], later: readonly Item[]) {
  const today = chinaDay(Date.now());
  // Monday is the week's first day: what is due until Sunday is this week's.
  const sunday = 7 - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) - 1;
  const days = (i: Item) => (i.dueOn === null ? Number.POSITIVE_INFINITY : daysBetween(today, i.dueOn));
  const front = [...items, ...later].filter((i) => i.isReturned || (i.isNew && days(i) > 0));
  const rest = items.filter((i) => !front.includes(i));
  return {
    front: front.toSorted((a, b) => Number(b.isReturned) - Number(a.isReturned)),
    today: rest.filter((i) => days(i) <= 0),
    week: rest.filter((i) => days(i) > 0 && days(i) <= sunday),
    later: rest.filter((i) => days(i) > sunday),
    folded: later.filter((i) => !front.includes(i)),
  };
}

/** 首页: what this post does next, what it waits for, what has changed. */
export function BenchPage() {
  const s = useStrings(workStrings);
  const me = useMe();
  const may = useMay();
  const [most, setMost] = useState(PAGE);
  const work = useLoad(["workbench", most], () => call.workbench({ most }));
  const more = (items: readonly Item[], count: number) =>
    countOf(items) < count && (
      <p>
        {s.cut(countOf(items), count)} <Button onClick={() => setMost(most + PAGE)}>{s.moreCases}</Button>
      </p>
    );
  const w = work.data;
  const titleOf = ({ counts, late }: NonNullable<typeof w>, name: string) =>
    counts.mine === 0 && late.length > 0
      ? s.others(name, late.length, Math.max(...late.map((i) => i.overdueDays ?? 0)))
      : s.today(name, counts.mine, counts.overdue);
  return (
    <Page title={w && me ? titleOf(w, me.name) : s.workbench} lead={w && w.counts.mine > 0 ? s.benchLead : undefined}>
      <HomePanels at="top" />
      <div className="bh-home">
        <WhenLoaded of={work}>
          {(b) => {
            const groups = grouped(b.mine, b.later);
            const hasMine = b.mine.length + groups.front.length > 0;
            return (
              <div>
                {b.late.length > 0 && <Late items={b.late} onDone={work.reload} />}
                <Below bench={b} />
                <div className={b.late.length > 0 || b.quiet ? "bh-no-print" : undefined}>
                  {(hasMine || (b.late.length === 0 && b.stranded.length === 0)) && (
                    <Section title={`${s.mine}（${b.counts.mine}）`}>
                      {!hasMine && <Nothing />}
                      {(["front", "today", "week", "later"] as const).map(
                        (g) =>
                          groups[g].length > 0 && (
                            <section key={g} aria-label={s[`${g}Group`]}>
                              <h3>{s[`${g}Group`]}</h3>
                              <TodoRows items={groups[g]} how="do" onDone={work.reload} />
                            </section>
                          ),
                      )}
                      {more(b.mine, b.counts.mine)}
                    </Section>
                  )}
                  {b.stranded.length > 0 && (
                    <Section title={`${s.stranded}（${b.stranded.length}）`}>
                      <p className="bh-quiet">{s.strandedLead}</p>
                      <TodoRows items={b.stranded} how="hand-over" onDone={work.reload} />
                    </Section>
                  )}
                  {b.waiting.length > 0 && (
                    <Section title={`${s.waiting}（${b.counts.waiting}）`}>
                      <TodoRows items={b.waiting} how="remind" onDone={work.reload} />
                      {more(b.waiting, b.counts.waiting)}
                    </Section>
                  )}
                  {groups.folded.length > 0 && (
                    <details className="bh-section">
                      <summary>{`${s.later}（${b.counts.later}）`}</summary>
                      <TodoRows items={groups.folded} how="do" onDone={work.reload} />
                      {more(b.later, b.counts.later)}
                    </details>
                  )}
                </div>
                <HomePanels at="main" />
              </div>
            );
          }}
        </WhenLoaded>
        <aside>
          {may("demand.create") && (
            <section className="bh-panel bh-no-print" aria-label={s.enter}>
              <h2>{s.enter}</h2>
              <p className="bh-actions-row">
                <AppLink className="bh-button" href="/services/demands/new">
                  {s.newDemand}
                </AppLink>
              </p>
            </section>
          )}
          <HomePanels at="side" />
          <section className="bh-panel bh-no-print" aria-label={s.changes}>
            <h2>{s.changes}</h2>
            <NoticeList most={NEWEST} />
            <p>
              <AppLink href="/work/notices">{s.allNotices}</AppLink>
            </p>
          </section>
        </aside>
      </div>
    </Page>
  );
}

/** Counties by exception: what is overdue, longest first, and where nothing was begun for long. No county is ranked. */
function Below({ bench: { overdueBelow, quiet } }: { readonly bench: Awaited<ReturnType<typeof call.workbench>> }) {
  const s = useStrings(workStrings);
  if (overdueBelow.length === 0 && !quiet?.quiet.length) return null;
  return (
    <Section title={s.below}>
      {overdueBelow.length > 0 && (
        <ul>
          {overdueBelow.map((u) => (
            <li key={u.unitId}>
              <AppLink href={`/work/overdue/${u.unitId}`}>
                {u.unitName}：{s.overdueCount(u.overdue)}，{s.longest(daysBetween(u.since, chinaDay(Date.now())))}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
      {quiet && quiet.quiet.length > 0 && (
        <details>
          <summary>{s.quiet(quiet.quiet.length, quiet.counties, quiet.days)}</summary>
          <p>{quiet.quiet.join("、")}</p>
        </details>
      )}
    </Section>
  );
}

/** So many of the latest stand on the sheet that is printed; all on the screen. */
const ON_PAPER = 10;

/** 需要您过问: what is late, whose, stuck where, since when; the longest first, which is no order of merit. */
function Late({ items, onDone }: { readonly items: readonly Item[]; readonly onDone: () => unknown }) {
  const s = useStrings(workStrings);
  const word = useWord();
  return (
    <section className="bh-section bh-late" aria-label={s.lateTitle}>
      <h2>{`${s.lateTitle}（${items.length}）`}</h2>
      <p className="bh-quiet">{s.lateLead}</p>
      <div className="bh-scroll" role="group" aria-label={s.lateTitle} tabIndex={0}>
        <table className="bh-plain-table bh-stack">
          <thead>
            <tr>
              <th scope="col">{s.title}</th>
              <th scope="col">{s.owner}</th>
              <th scope="col">{s.stuckAt}</th>
              <th scope="col" className="bh-right">
                {s.lateDays}
              </th>
              <th scope="col" className="bh-no-print">
                {s.lastReminded}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((i, at) => (
              <tr key={i.id} className={at < ON_PAPER ? undefined : "bh-no-print"}>
                <td data-label={s.title}>
                  <RecordLink subject={`${i.process}:${i.id}`}>{i.title}</RecordLink>{" "}
                  <span className="bh-quiet bh-no-print">{word(i.processLabel)}</span>
                </td>
                <td data-label={s.owner}>{word(i.who)}</td>
                <td data-label={s.stuckAt}>
                  {word(i.stateLabel)} <span className="bh-quiet bh-no-print">{s.next(word(i.todo))}</span>
                </td>
                <td data-label={s.lateDays} className="bh-right bh-overdue">
                  {s.days(i.overdueDays ?? 0)}
                </td>
                <td data-label={s.lastReminded} className="bh-no-print">
                  {i.isOutside ? (
                    <span className="bh-quiet">{s.waitsForParty}</span>
                  ) : (
                    <Remind caseId={i.id} title={i.title} remindedOn={i.nudgedOn} onDone={onDone} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length > ON_PAPER && <p className="bh-print-only bh-quiet">{s.notOnPaper(items.length - ON_PAPER)}</p>}
    </section>
  );
}

/** Nothing to do: where work begins for this post. */
function Nothing() {
  const s = useStrings(workStrings);
  const may = useMay();
  const [hint, href, label] = may("demand.create")
    ? [s.nothingHint, "/services/demands/new", s.newDemand]
    : may("indicator.read")
      ? [s.nothingHintReader, "/indicators", s.toIndicators]
      : [s.nothingHintReader, undefined, ""];
  return <EmptyState title={s.nothing} hint={hint} action={href && <AppLink href={href}>{label}</AppLink>} />;
}
