import { Gaps } from "@bihuan/quotas";
import { Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { congress } from "./api.ts";
import { GapTable } from "./GapTable.tsx";
import { PeopleTable, type Fixed } from "./PeopleTable.tsx";
import { congressStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Choice = Awaited<ReturnType<typeof congress.readChoice>>;
type Composed = Awaited<ReturnType<typeof congress.compose>>;

/** People are ticked beside the gaps of every floor; a light says whether the rest can be filled, the engine proposes the best. */
export function ChoosePage() {
  const s = useStrings(congressStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["congress", id, "choice"], () => congress.readChoice({ id }));
  // It outlives the ticks, which begin anew with what was saved.
  const [saved, setSaved] = useState<number>();
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.toChoose}` : s.toChoose}
      tools={<AppLink href={`/congress/all/${id}`}>{s.toCongress}</AppLink>}
    >
      <WhenLoaded of={loaded}>
        {(choice) =>
          choice.people.length === 0 ? (
            <p className="bh-quiet">{s.nobody}</p>
          ) : (
            <Choosing
              key={seenOf(choice).join()}
              choice={choice}
              saved={saved}
              onSaved={async (changed) => {
                setSaved(changed);
                await loaded.reload();
              }}
            />
          )
        }
      </WhenLoaded>
    </Page>
  );
}

const seenOf = (choice: Choice): number[] => choice.people.filter((p) => p.state === "chosen" || p.state === "delegate").map((p) => p.id);

function Choosing({
  choice,
  saved,
  onSaved,
}: {
  readonly choice: Choice;
  /** How many were changed by the last saving. */
  readonly saved: number | undefined;
  readonly onSaved: (changed: number) => Promise<void>;
}) {
  const s = useStrings(congressStrings);
  const act = useRefusal();
  const seen = seenOf(choice);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(() => new Set(seen));
  const [fixed, setFixed] = useState<ReadonlyMap<number, Fixed>>(() => new Map());
  const [unit, setUnit] = useState("");
  const [only, setOnly] = useState(false);
  const [said, setSaid] = useState<{ answer?: Composed; asked?: "judge" | "propose" }>({});
  const gaps = useMemo(() => {
    const made = new Gaps(
      { seats: choice.seats, bounds: choice.bounds as never },
      choice.people.map((p) => ({ id: String(p.id), attributes: p.attributes })),
    );
    for (const id of ticked) made.tick(String(id), true);
    return made;
  }, [choice, ticked]);
  const mayEdit = choice.state === "choosing";
  const isChanged = ticked.size !== seen.length || seen.some((id) => !ticked.has(id));
  const ids = (as: Fixed) => [...fixed].filter(([, f]) => f === as).map(([id]) => id);
  const tick = (id: number, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
    setSaid({});
  };
  const ask = (asked: "judge" | "propose") =>
    act.run(async () => {
      const answer = await congress.compose({
        id: choice.id,
        fixedIn: asked === "judge" ? [...ticked] : ids("in"),
        fixedOut: asked === "judge" ? [] : ids("out"),
      });
      if (asked === "propose" && answer.status === "chosen") setTicked(new Set(answer.chosen.map((c) => c.id)));
      setSaid({ answer, asked });
    });
  const save = () =>
    act.run(async () => {
      const { changed } = await congress.saveChoice({ id: choice.id, chosen: [...ticked], seen });
      setSaid({});
      await onSaved(changed);
    });
  const units = [...new Set(choice.people.map((p) => p.unitName))];
  return (
    <>
      <Section title={s.gaps}>
        <Light gaps={gaps} choice={choice} />
        <GapTable gaps={gaps} />
        {mayEdit && (
          <p className="bh-actions-row bh-no-print">
            <Button type="primary" loading={act.busy} onClick={() => void ask("propose")}>
              {s.propose}
            </Button>
            <Button loading={act.busy} onClick={() => void ask("judge")}>
              {s.judge}
            </Button>
            <ActButton ticked={ticked.size} onClick={() => setTicked(new Set())}>
              {s.clear}
            </ActButton>
            <ActButton changed={isChanged} loading={act.busy} onClick={() => void save()}>
              {s.save}
            </ActButton>
            {isChanged && <span className="bh-quiet">{s.unsaved}</span>}
          </p>
        )}
        <ErrorPanel trouble={act.trouble} />
        {saved !== undefined && !isChanged && !said.answer && (
          <p className="bh-notice" role="status">
            {s.saved(saved)}
          </p>
        )}
        {said.answer && <Answer answer={said.answer} asked={said.asked ?? "judge"} />}
      </Section>
      <Section title={s.who}>
        <p className="bh-actions-row bh-no-print">
          <Select
            aria-label={s.unit}
            style={{ minWidth: 200 }}
            value={unit}
            options={[{ value: "", label: s.allUnits }, ...units.map((u) => ({ value: u, label: u }))]}
            onChange={setUnit}
          />
          <Checkbox checked={only} onChange={(e) => setOnly(e.target.checked)}>
            {s.onlyHealing}
          </Checkbox>
        </p>
        <PeopleTable
          people={choice.people.filter((p) => unit === "" || p.unitName === unit)}
          gaps={gaps}
          only={only}
          fixed={fixed}
          why={new Map(said.asked === "propose" ? (said.answer?.chosen ?? []).map((c) => [c.id, c]) : [])}
          {...(mayEdit ? { onTick: tick, onFix: (id: number, as: Fixed | "") => setFixed(withFixed(fixed, id, as)) } : {})}
        />
      </Section>
    </>
  );
}

function withFixed(fixed: ReadonlyMap<number, Fixed>, id: number, as: Fixed | ""): ReadonlyMap<number, Fixed> {
  const next = new Map(fixed);
  if (as === "") next.delete(id);
  else next.set(id, as);
  return next;
}

function Light({ gaps, choice }: { readonly gaps: Gaps; readonly choice: Choice }) {
  const s = useStrings(congressStrings);
  const { light, because } = gaps.light();
  const name = choice.bounds.find((b) => b.key === because)?.name ?? "";
  const words = light === "green" ? s.green : light === "undecided" ? s.undecided : because === "seats" ? s.redSeats : s.red(name);
  return (
    <p role="status">
      {s.chosenOf(gaps.count, choice.seats)}{" "}
      <strong className={`bh-state bh-state-${light === "green" ? "good" : light === "red" ? "bad" : "wait"}`}>{words}</strong>
    </p>
  );
}

function Answer({ answer, asked }: { readonly answer: Composed; readonly asked: "judge" | "propose" }) {
  const s = useStrings(congressStrings);
  const word = useWord();
  if (answer.conflict)
    return (
      <div className="bh-notice bh-notice-warn" role="status">
        <p>
          {s.conflict}：{word(answer.conflict.words)}
        </p>
        {answer.conflict.changes.length > 0 && (
          <p>
            {s.change}：{answer.conflict.changes.map(word).join("；")}
          </p>
        )}
      </div>
    );
  return (
    <p className="bh-notice" role="status">
      {answer.status === "no-answer" ? s.noAnswer : asked === "judge" ? s.possibleYes : s.proposed(answer.quality, answer.bound)}
      {answer.missed.length > 0 && s.missed(answer.missed.map((m) => `${m.name} ${m.by}`).join("、"))}
    </p>
  );
}
