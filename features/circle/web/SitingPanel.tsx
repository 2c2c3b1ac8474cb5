import { Button, Checkbox, Input, InputNumber, Radio, Select } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { GOAL_WORDS, MOST_SITES } from "../goals.ts";
import type { Occasion } from "../../places/rules.ts";
import { PLACE_KINDS, type PlaceKind } from "../../places/rules.ts";

import { WEIGHT_UNITS } from "../weights.ts";
import { call } from "./api.ts";
import { rate, type PanelProps } from "./panel.ts";
import { mapStrings } from "./strings.ts";
import { ASKED_AT, AskedFor, isOutdated, ListedNote, type SitingQuestion } from "./siting-parts.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** The run last started in this window: whoever looks elsewhere meanwhile finds it again. */
const RUN = "places.siting";
const MOST_MISSES = 10;

type State = Awaited<ReturnType<typeof call.lookAtSiting>>;
type Result = Extract<State, { state: "done" }>["result"];

/** Asks for new places, follows the run, shows what each adds, keeps the plan and puts it on the build list. */
export function SitingPanel({ data, coverage, asked, view }: PanelProps) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const id = useId();
  const refusal = useRefusal();
  const [goal, setGoal] = useState<"most" | "fair" | "nearest">("most");
  const [count, setCount] = useState(25);
  const [among, setAmong] = useState<"resources" | "anywhere">("resources");
  const [minimum, setMinimum] = useState(0);
  const [speed, setSpeed] = useState<"adult" | "elderly">("adult");
  const [prove, setProve] = useState(false);
  const [countPlanned, setCountPlanned] = useState(false);
  const [fixed, setFixed] = useState<number[]>([]);
  const [run, setRun] = useState(() => sessionStorage.getItem(RUN) ?? undefined);
  const [state, setState] = useState<State>();
  const [misses, setMisses] = useState(0);
  const restore = (a: SitingQuestion) => {
    setGoal(a.goal);
    setCount(a.count);
    setAmong(a.among);
    setMinimum(a.minimumPerTown);
    setSpeed(a.speed);
    setProve(a.prove);
    setCountPlanned(a.countPlanned);
    setFixed(a.fixed);
  };
  // A run found again on coming back: the form shows what it was asked, unless something was typed meanwhile.
  const answer = useRef<HTMLDivElement>(null);
  const asking = useRef(false);
  const foundAgain = useRef(run !== undefined);

  useEffect(() => {
    if (run === undefined || (state && state.state !== "running")) return;
    const timer = setTimeout(
      () =>
        void call.lookAtSiting({ run }).then(
          (now) => {
            setMisses(0);
            setState(now);
            if (now.state === "done" && foundAgain.current) restore(now.asked);
            if (now.state !== "running") foundAgain.current = false;
          },
          () => {
            // One seen before and gone since: the server was started anew. One never seen here is of an earlier visit.
            if (misses < MOST_MISSES && state !== undefined) return setMisses(misses + 1);
            sessionStorage.removeItem(RUN);
            setRun(undefined);
            setState(state && { state: "failed" });
          },
        ),
      state === undefined ? 0 : 300 * 2 ** Math.min(misses, 4),
    );
    return () => clearTimeout(timer);
  }, [run, state, misses]);
  const result = state?.state === "done" ? state.result : undefined;
  const planned = state?.state === "done" ? state.planned : [];
  useEffect(() => {
    const map = view;
    map.current?.setPlan(result?.chosen ?? []);
    return () => map.current?.setPlan([]);
  }, [result, view]);
  // The answer comes into view: it stands below the form.
  useEffect(() => {
    if (state && state.state !== "running" && asking.current) {
      asking.current = false;
      answer.current?.scrollIntoView({ block: "start" });
    }
  }, [state]);
  // The cells stand as they would with the plan built, until it is left.
  useEffect(() => {
    if (!result || !coverage) return;
    const map = view;
    let shown = true;
    const also = [...result.chosen, ...planned].map(({ lat, lon }) => ({ lat, lon }));
    void refusal.run(async () => {
      const reached = await call.getReachedWith({ on: coverage.on, occasion: coverage.occasion as Occasion, also });
      if (shown) map.current?.setReached(reached);
    });
    return () => {
      shown = false;
      map.current?.setReached(coverage.reached);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [result, coverage, view]);

  const form = { ...asked, goal, count, among, fixed, minimumPerTown: minimum, speed, countPlanned };
  const outdated = state?.state === "done" && isOutdated(state.asked, form);
  const resources = data.places.filter((p) => p.standing === "resource");
  return (
    <>
      <p className="bh-quiet">{s.sitingLead}</p>
      <form
        className="bh-form"
        onChange={() => (foundAgain.current = false)}
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => {
            setState(undefined);
            setRun(undefined);
            sessionStorage.removeItem(RUN);
            foundAgain.current = false;
            asking.current = true;
            const started = await call.startSiting({ ...form, prove });
            sessionStorage.setItem(RUN, started.run);
            setMisses(0);
            setState({ state: "running", step: "queued", seconds: 0 });
            setRun(started.run);
          });
        }}
      >
        <span id={`${id}g`}>{s.goal}</span>
        <Radio.Group
          aria-labelledby={`${id}g`}
          value={goal}
          onChange={(e) => setGoal(e.target.value as "most")}
          options={[
            { value: "most", label: word(GOAL_WORDS.most) },
            { value: "fair", label: word(GOAL_WORDS.fair) },
            { value: "nearest", label: word(GOAL_WORDS.nearest) },
          ]}
        />
        <label htmlFor={`${id}c`}>{s.count(MOST_SITES)}</label>
        <InputNumber id={`${id}c`} min={1} max={MOST_SITES} precision={0} value={count} onChange={(v) => setCount(v ?? 1)} />
        <span id={`${id}a`}>{s.among}</span>
        <Radio.Group
          aria-labelledby={`${id}a`}
          value={among}
          onChange={(e) => setAmong(e.target.value as "resources")}
          options={[
            { value: "resources", label: s.resources },
            { value: "anywhere", label: s.anywhere },
          ]}
        />
        <span id={`${id}s`}>{s.speed}</span>
        <Radio.Group
          aria-labelledby={`${id}s`}
          value={speed}
          onChange={(e) => setSpeed(e.target.value as "adult")}
          options={[
            { value: "adult", label: s.adults },
            { value: "elderly", label: s.elders },
          ]}
        />
        <label htmlFor={`${id}m`}>{s.minimum}</label>
        <InputNumber id={`${id}m`} min={0} max={20} precision={0} value={minimum} onChange={(v) => setMinimum(v ?? 0)} />
        <label htmlFor={`${id}f`}>{s.fixed}</label>
        <Select
          id={`${id}f`}
          mode="multiple"
          optionFilterProp="label"
          value={fixed}
          onChange={setFixed}
          options={resources.map((r) => ({ value: r.id, label: r.name }))}
        />
        <Checkbox checked={countPlanned} onChange={(e) => setCountPlanned(e.target.checked)}>
          {s.countPlanned}
        </Checkbox>
        <Checkbox checked={prove} onChange={(e) => setProve(e.target.checked)}>
          {s.prove}
        </Checkbox>
        <p className="bh-actions-row">
          <Button type="primary" htmlType="submit" loading={refusal.busy || state?.state === "running"}>
            {s.start}
          </Button>
          {state?.state === "running" && run && (
            <Button onClick={() => void refusal.run(async () => void (await call.cancelSiting({ run })))}>{s.cancel}</Button>
          )}
        </p>
      </form>
      <ErrorPanel trouble={refusal.trouble} />
      <div role="status" ref={answer} className="pl-answer">
        {state?.state === "running" && (
          <p>
            {s.running}：{{ queued: s.stepQueued, reach: s.stepReach, search: s.stepSearch, prove: s.stepProve }[state.step]}…
          </p>
        )}
        {state?.state === "running" && misses > 1 && <p className="bh-notice bh-notice-warn">{s.lostSight}</p>}
        {state?.state === "cancelled" && <p>{s.cancelled}</p>}
        {state?.state === "failed" && <p className="bh-fault">{s.failed}</p>}
        {state?.state === "refused" && <p className="bh-notice bh-notice-warn">{state.words.map(word).join("；")}</p>}
      </div>
      {state?.state === "running" && (
        <p className="bh-quiet bh-number">
          <progress className="pl-progress" aria-label={s.running} {...(state.done === undefined ? {} : { value: state.done })} />{" "}
          {s.elapsed(state.seconds)}
        </p>
      )}
      {result && state?.state === "done" && state.asked.count > result.chosen.length && (
        <p className="bh-notice">{s.fewer(result.chosen.length, state.asked.count)}</p>
      )}
      {result && run && state?.state === "done" && (
        <>
          <AskedFor asked={state.asked} outdated={outdated} onRestore={() => restore(state.asked)} />
          <Found key={run} result={result} run={run} on={state.asked.on} outdated={outdated} data={data} view={view} />
        </>
      )}
    </>
  );
}

interface FoundProps extends Pick<PanelProps, "data" | "view"> {
  readonly result: Result;
  readonly run: string;
  /** Day of which its places were taken. */
  readonly on: string;
  /** The form asks something else by now: it is neither kept nor listed. */
  readonly outdated: boolean;
}

function Found({ result: r, run, on, outdated, data, view }: FoundProps) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const may = useMay();
  const refusal = useRefusal();
  const [name, setName] = useState("");
  const [kept, setKept] = useState(false);
  const [listed, setListed] = useState<Awaited<ReturnType<typeof call.planTargets>>>();
  const [requestKey] = useState(newKey);
  const unit = word(WEIGHT_UNITS[data.weights]);
  const n = (x: number) => Math.round(x).toLocaleString(locale);
  // A bound that rounds to the figure itself is told apart from it.
  const close = r.nearest !== undefined && !r.proved && Math.round(r.nearest.metres) === Math.round(r.nearest.bound);
  const metres = (x: number) => (close ? x.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : n(x));
  return (
    <>
      <p>
        <strong>{s.result(r.chosen.length, n(r.covered - r.withoutPlan), rate(r.covered, r.total, locale) ?? "–", unit)}</strong>{" "}
        {r.fair || r.nearest
          ? r.proved && s.proved
          : r.proved
            ? s.proved
            : s.bound(n(r.bound), rate(r.bound - r.covered, r.bound, locale) ?? "0", unit)}{" "}
        {s.from(n(r.candidates))}
        {r.offNetwork ? ` ${s.offNetwork(n(r.offNetwork))}` : ""}
        {r.doubtful ? ` ${s.doubtfulLeftOut(n(r.doubtful))}` : ""}
      </p>
      {r.nearest && (
        <p>
          {s.nearest(
            metres(r.nearest.metres),
            r.nearest.before === null ? "–" : n(r.nearest.before),
            r.proved ? null : metres(r.nearest.bound),
            r.nearest.people === undefined ? null : `${n(r.nearest.people)} ${unit}`,
          )}{" "}
          {r.nearest.beside !== undefined && Math.round(r.nearest.beside) > 0 && s.nearestBeside(`${n(r.nearest.beside)} ${unit}`)}
        </p>
      )}
      {r.fair && <Shares of={r.fair} />}
      <ol className="pl-list">
        {r.chosen.map((c) => (
          <li key={`${c.lat}/${c.lon}`}>
            <button type="button" className="pl-row" onClick={() => view.current?.goTo(c)}>
              <span>
                {c.name} <span className="bh-quiet">{[c.town, c.fixed && s.mustBe].filter(Boolean).join(" · ")}</span>
              </span>
              <span className="pl-adds">
                <Effect of={c} unit={unit} worst={r.fair?.worstShare} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="bh-actions-row">
        <label htmlFor={`${id}n`}>{s.planName}</label>
        <Input id={`${id}n`} className="pl-name" maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
        {kept ? (
          <span role="status">{s.kept}</span>
        ) : (
          <ActButton
            missing={[name.trim() === "" && s.planName]}
            whyAt={outdated ? ASKED_AT : undefined}
            loading={refusal.busy}
            onClick={() =>
              void refusal.run(async () => {
                await call.keepPlan({ run, name });
                setKept(true);
              })
            }
          >
            {s.keep}
          </ActButton>
        )}
        {may("build.edit") && !listed && (
          <ActButton
            whyAt={outdated ? ASKED_AT : undefined}
            loading={refusal.busy}
            onClick={() =>
              void refusal.run(async () => {
                const done = await call.planTargets({
                  year: Number(on.slice(0, 4)),
                  requestKey,
                  targets: r.chosen.map((c) => ({
                    title: `${c.name}（${word(PLACE_KINDS[c.kind as PlaceKind])}）`.slice(0, 100),
                    kind: NEW_KIND[c.kind] ?? "activity_room",
                    lat: c.lat,
                    lon: c.lon,
                  })),
                });
                setListed(done);
              })
            }
          >
            {s.toBuild}
          </ActButton>
        )}
      </div>
      {listed && <ListedNote of={listed} />}
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}

/** What a place adds to those before it, and what would be lost without it, in the terms of the aim. */
function Effect({ of: c, unit, worst }: { of: Result["chosen"][number]; unit: string; worst: number | undefined }) {
  const s = useStrings(mapStrings);
  const { locale } = useLocale();
  const n = (x: number) => Math.round(x).toLocaleString(locale);
  const [gain, loss] = c.way
    ? [c.way.saves === null ? s.wayFirst : s.waySaves(n(c.way.saves)), c.way.lost !== null && s.wayLost(n(c.way.lost))]
    : [s.adds(n(c.adds), unit), s.lost(n(c.lost), unit)];
  const share = (of = 0) => rate(of, 1, locale) ?? "–";
  const falls = c.worstWithout !== undefined && share(c.worstWithout) !== share(worst);
  return (
    <>
      <strong className="bh-number">{gain}</strong>
      <span className="bh-quiet bh-number">{loss}</span>
      {falls && <span className="bh-quiet bh-number">{s.worstWithout(share(c.worstWithout))}</span>}
    </>
  );
}

/** Towns, the worst first: people covered before and after. */
function Shares({ of: f }: { of: NonNullable<Result["fair"]> }) {
  const s = useStrings(mapStrings);
  const { locale } = useLocale();
  const share = (d: { covered: number; people: number }): string => rate(d.covered, d.people, locale) ?? "–";
  const towns = f.districts.toSorted((a, b) => a.covered / a.people - b.covered / b.people);
  return (
    <>
      <p>{s.worst(towns[0]?.name ?? "", rate(f.worstShare, 1, locale) ?? "", rate(f.worstBound, 1, locale) ?? "")}</p>
      <table className="bh-table">
        <thead>
          <tr>
            <th scope="col">{s.town}</th>
            <th scope="col">{s.shareBefore}</th>
            <th scope="col">{s.shareAfter}</th>
          </tr>
        </thead>
        <tbody>
          {towns.map((d) => (
            <tr key={d.name}>
              <th scope="row">{d.name}</th>
              <td className="bh-number">{share({ ...d, covered: d.before })}</td>
              <td className="bh-number">{share(d)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What a resource becomes. */
const NEW_KIND: Readonly<Record<string, PlaceKind>> = {
  library: "reading_point",
  culture_house: "reading_point",
  park: "reading_point",
  school: "school_venue",
};
