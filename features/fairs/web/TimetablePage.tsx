import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useAddress, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { usePlanRun } from "../../../platform/ui/usePlanRun.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { nameOf, talkName, whyWords, zoneName } from "../timetable.ts";
import { fairs } from "./api.ts";
import { fairsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Plans = Awaited<ReturnType<typeof fairs.listTimetables>>;
type Full = Awaited<ReturnType<typeof fairs.getTimetable>>;

/** A fair's timetables: made beside the server, each with its bound and who is left out; one of them chosen. */
export function TimetablePage() {
  const s = useStrings(fairsStrings);
  const fairId = Number(useRouteParams().id);
  const [address, setAddress] = useAddress();
  const loaded = useLoad(["fair", fairId, "timetables"], () => fairs.listTimetables({ fairId }));
  const seen = Number(address.get("plan")) || loaded.data?.planId || loaded.data?.plans[0]?.id;
  const show = (plan: number) => setAddress(new URLSearchParams({ plan: String(plan) }));
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.timetable}` : s.timetable}
      tools={<AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>}
    >
      <WhenLoaded of={loaded}>
        {(plans) => (
          <>
            {plans.canEdit && (
              <Start
                fairId={fairId}
                name={s.planName(plans.plans.length + 1)}
                again={plans.planId !== null}
                onDone={async (id) => {
                  show(id);
                  await loaded.reload();
                }}
              />
            )}
            <PlanTable fairId={fairId} plans={plans} seen={seen} show={show} reload={loaded.reload} />
            {seen !== undefined && <PlanView key={seen} id={seen} hits={seen === plans.planId ? plans.hits : []} />}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** Starts a timetable and follows it while it runs. */
function Start({
  fairId,
  name,
  again,
  onDone,
}: {
  readonly fairId: number;
  readonly name: string;
  readonly again: boolean;
  readonly onDone: (id: number) => Promise<void>;
}) {
  const s = useStrings(fairsStrings);
  const act = useRefusal();
  const { run, follow, notice } = usePlanRun({
    look: (name) => fairs.lookAtTimetable({ run: name }),
    words: { ...s, running: (_, told) => s.running(told) },
    onDone,
  });
  const start = (effort: "keep" | "quick" | "thorough") =>
    act.run(async () => follow((await fairs.startTimetable({ fairId, effort, name })).run));
  return (
    <Section title={s.start}>
      <div className="bh-actions-row bh-no-print">
        {again && (
          <Button loading={run !== undefined} onClick={() => void start("keep")}>
            {s.keep}
          </Button>
        )}
        <Button type="primary" loading={act.busy || run !== undefined} onClick={() => void start("quick")}>
          {s.quick}
        </Button>
        <Button loading={run !== undefined} onClick={() => void start("thorough")}>
          {s.thorough}
        </Button>
        {run !== undefined && <Button onClick={() => void fairs.cancelTimetable({ run })}>{s.cancel}</Button>}
      </div>
      {notice}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

interface TableProps {
  readonly fairId: number;
  readonly plans: Plans;
  readonly seen: number | undefined;
  readonly show: (plan: number) => void;
  readonly reload: () => Promise<void>;
}
function PlanTable({ fairId, plans, seen, show, reload }: TableProps) {
  const s = useStrings(fairsStrings);
  const act = useRefusal();
  const choose = (planId: number) =>
    act.run(async () => {
      await fairs.chooseTimetable({ fairId, version: plans.version, planId });
      await reload();
    });
  return (
    <Section title={s.plans}>
      {plans.plans.length === 0 && <p className="bh-quiet">{s.noPlans}</p>}
      {plans.plans.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.plans}>
          <table className="bh-plain-table">
            <Heads of={[s.plan, s.placed, s.most, s.gaps, "", s.madeBy, " "]} />
            <tbody>
              {plans.plans.map((p) => (
                <tr key={p.id} aria-current={p.id === seen ? "true" : undefined}>
                  <th scope="row">
                    {p.name} {p.id === plans.planId && <strong className="bh-state bh-state-good">{s.chosen}</strong>}
                  </th>
                  <td>{s.ofAll(p.placed, p.of)}</td>
                  <td>{p.bound}</td>
                  <td>{p.gaps}</td>
                  <td>{p.proved ? s.proved : s.notProved}</td>
                  <td>{p.madeBy}</td>
                  <td>
                    <div className="bh-actions-row">
                      {p.id !== seen && (
                        <Button size="small" onClick={() => show(p.id)}>
                          {s.see}
                        </Button>
                      )}
                      {plans.canEdit && p.id !== plans.planId && (
                        <Button size="small" loading={act.busy} onClick={() => void choose(p.id)}>
                          {s.choose}
                        </Button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="bh-quiet">{s.hint}</p>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

function PlanView({ id, hits }: { readonly id: number; readonly hits: Plans["hits"] }) {
  const s = useStrings(fairsStrings);
  const word = useWord();
  const loaded = useLoad(["fair_plan", id], () => fairs.getTimetable({ id }));
  return (
    <WhenLoaded of={loaded}>
      {(plan) => (
        <>
          {hits.length > 0 && (
            <Section title={s.hits(hits.length)}>
              <ul>
                {hits.map((h) => (
                  <li key={h.talk} className="bh-fault">
                    {talkName(plan.input, h.talk)}：{word(h.why)}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Left plan={plan} />
          <ByTime plan={plan} />
        </>
      )}
    </WhenLoaded>
  );
}

function Left({ plan }: { readonly plan: Full }) {
  const s = useStrings(fairsStrings);
  const word = useWord();
  const { input, answer } = plan;
  const left = [
    ...answer.left.map((l) => ({ id: l.meeting, why: whyWords(input, l) })),
    ...input.unplaced.map((u) => ({ id: u.id, why: u.why })),
  ];
  const full = answer.bottleneck.persons.slice(0, 12).map((p) => nameOf(input, p));
  return (
    <>
      <Section title={s.left(left.length)}>
        {left.length === 0 && <p>{s.nobodyLeft}</p>}
        <ul>
          {left.slice(0, 200).map((l) => (
            <li key={l.id}>
              {talkName(input, l.id)}：{word(l.why)}
            </li>
          ))}
        </ul>
      </Section>
      {(answer.more.length > 0 || input.notes.length > 0 || (left.length > 0 && full.length > 0)) && (
        <Section title={s.bottleneck}>
          <ul>
            {input.notes.slice(0, 30).map((n) => (
              <li key={n.zh}>{word(n)}</li>
            ))}
            {left.length > 0 && full.length > 0 && <li>{s.full(full.join("、"))}</li>}
            {answer.more.map((m) => (
              <li key={m.zone}>{s.more(zoneName(input, m.zone), m.talks)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The board: who sits where, slot by slot. */
function ByTime({ plan }: { readonly plan: Full }) {
  const s = useStrings(fairsStrings);
  const { locale } = useLocale();
  const { input, placed } = plan;
  const zoneOf = new Map(input.question.meetings.map((m) => [m.id, m.zone]));
  const bySlot = Map.groupBy(placed, (p) => p.slot);
  return (
    <Section title={s.byTime}>
      <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.byTime}>
        <table className="bh-plain-table">
          <tbody>
            {input.slots.map((slot, i) => {
              const talks = bySlot.get(i) ?? [];
              return talks.map((p, n) => {
                const zone = zoneOf.get(p.meeting);
                return (
                  <tr key={p.meeting}>
                    <td>{n === 0 ? `${showDay(slot.day, locale)} ${slot.from}–${slot.to}` : ""}</td>
                    <td>{zone !== undefined && p.table !== undefined ? s.atTable(zoneName(input, zone), p.table) : s.online}</td>
                    <th scope="row">{talkName(input, p.meeting)}</th>
                  </tr>
                );
              });
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
