import { Radio, Select } from "antd";
import { useState } from "react";
import { say, type Answers, type FormDefinition, type Item, type Question } from "../../../platform/forms/form.ts";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { conditionInWords } from "../condition.ts";
import { saidOf } from "../rules.ts";
import { census } from "./api.ts";
import { Print } from "./pages.tsx";
import { paperStrings } from "./paper-strings.ts";

type Paper = Awaited<ReturnType<typeof census.listPapers>>[number];
interface Round {
  readonly title: string;
  readonly unitName: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The same form on paper, to be typed in later under the unit's link: blank, or for each unit with what is known of it. */
export function PaperPage() {
  const s = useStrings(paperStrings);
  const id = Number(useRouteParams().id);
  const [kind, setKind] = useState<"blank" | "units">();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const loaded = useLoad(["census", "paper", id], async () => ({
    round: await callOf("census_round").get({ id }),
    form: await census.lookForm({ id }),
    papers: await census.listPapers({ id }),
  }));
  return (
    <WhenLoaded of={loaded}>
      {({ round, form, papers }) => {
        const isBlank = papers.length === 0 || kind === "blank";
        const printed = chosen.length === 0 ? papers : papers.filter((p) => chosen.includes(p.id));
        return (
          <Page title={s.paper} lead={s.paperLead} tools={<Print />}>
            {papers.length > 0 && (
              <div className="bh-actions-row bh-no-print">
                <Radio.Group
                  aria-label={s.paper}
                  value={isBlank ? "blank" : "units"}
                  onChange={(e) => setKind(e.target.value as "blank")}
                  options={[
                    { value: "units", label: s.filledIn(papers.length) },
                    { value: "blank", label: s.blankForm },
                  ]}
                />
                {!isBlank && papers.length > 1 && (
                  <Select
                    mode="multiple"
                    aria-label={s.which}
                    placeholder={s.everyUnit}
                    style={{ minWidth: 280 }}
                    optionFilterProp="label"
                    value={[...chosen]}
                    options={papers.map((p) => ({ value: p.id, label: p.unitName }))}
                    onChange={setChosen}
                  />
                )}
              </div>
            )}
            <div className="bh-print">
              {isBlank ? (
                <Sheet round={round} definition={form.definition} />
              ) : (
                printed.map((p) => <Sheet key={p.id} round={round} definition={form.definition} paper={p} />)
              )}
            </div>
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

interface SheetProps {
  readonly round: Round;
  readonly definition: FormDefinition;
  readonly paper?: Paper;
}
function Sheet({ round, definition, paper }: SheetProps) {
  const s = useStrings(paperStrings);
  const { locale } = useLocale();
  const until = showDay(paper?.untilOn ?? String(round.values["untilOn"]), locale);
  return (
    <section className="bh-panel bh-print bh-paper-sheet" aria-label={paper?.unitName ?? s.blankForm}>
      <h2>{round.title}</h2>
      <p className="bh-quiet">
        {round.unitName} · {s.paperUntil(until)}
      </p>
      <p>{String(round.values["purpose"])}</p>
      <p>
        {s.paperUnit}：{paper ? <strong>{paper.unitName}</strong> : "＿＿＿＿＿＿＿＿＿＿＿＿"}
        {paper?.known.map((k) => (
          <span key={k.label}>{`　${k.label}：${k.value}`}</span>
        ))}
      </p>
      {paper && <Begun paper={paper} />}
      <PaperItems
        items={definition.items}
        definition={definition}
        answers={(paper?.answers ?? undefined) as Answers | undefined}
        path=""
        paper={paper}
      />
      <p>
        {s.filledBy}：＿＿＿＿＿＿＿＿　{s.dayBlank}
      </p>
    </section>
  );
}

/** What stands on the sheet already, from when, and how little is to be written where nothing changed. */
function Begun({ paper }: { readonly paper: Paper }) {
  const s = useStrings(paperStrings);
  const { locale } = useLocale();
  if (paper.sent) return <p className="bh-remark">{s.returnedHelp}</p>;
  if (paper.answers === null || paper.repliedOn === null) return null;
  return (
    <>
      <p className="bh-remark">{s.begunHelp(showDay(paper.repliedOn, locale), paper.units)}</p>
      {paper.differing.map((d) => (
        <p key={d.label} className="bh-quiet">
          {d.label}：{d.said.map((one) => `${one.unitName} ${one.value}`).join("；")}
        </p>
      ))}
      {paper.whole && <p>{s.allUnchanged}</p>}
    </>
  );
}

interface ItemsProps {
  readonly items: readonly Item[];
  readonly definition: FormDefinition;
  /** What is known at this level of the form. */
  readonly answers: Answers | undefined;
  readonly path: string;
  readonly paper: Paper | undefined;
}
function PaperItems({ items, definition, answers, path, paper }: ItemsProps) {
  const s = useStrings(paperStrings);
  const { locale } = useLocale();
  const { language } = definition;
  return (
    <ol className="bh-paper-form">
      {items.map((i) => {
        const label = say(i.label, language) || i.name;
        if (i.is === "question" && (i.kind === "calculate" || i.kind === "hidden")) return null;
        const at = path === "" ? i.name : `${path}/${i.name}`;
        const known = answers?.[i.name];
        return (
          <li key={i.name} className={i.is === "group" ? "is-group" : undefined}>
            {i.is === "group" && i.repeat ? s.times(label) : label}
            {i.is === "question" && i.required === "true()" && ` *${s.required}`}
            {i.relevant && (
              <div className="bh-quiet">{s.onlyIf(conditionInWords(i.relevant, definition, locale === "en" ? "en" : "zh"))}</div>
            )}
            {i.is === "question" && (
              <div className="bh-quiet">{[say(i.hint, language), say(i.constraintSaid, language)].filter(Boolean).join("；")}</div>
            )}
            {i.is === "question" ? (
              <PaperAnswer question={i} definition={definition} known={typeof known === "string" ? known : ""} path={at} paper={paper} />
            ) : (
              roundsOf(known).map((round, n, all) => (
                // oxlint-disable-next-line no-array-index-key -- rounds have nothing but their place
                <div key={n}>
                  {i.repeat && all.length > 1 && <strong>{round ? `${label} ${n + 1}` : s.further(label)}</strong>}
                  <PaperItems
                    items={i.items}
                    definition={definition}
                    answers={round}
                    path={i.repeat ? `${at}[${n + 1}]` : at}
                    paper={paper}
                  />
                </div>
              ))
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The rounds of a repeat that are known and a blank one; a group has itself. */
const roundsOf = (known: Answers[string] | undefined): (Answers | undefined)[] =>
  Array.isArray(known) ? [...(known as readonly Answers[]), undefined] : [typeof known === "object" ? (known as Answers) : undefined];

interface AnswerProps {
  readonly question: Question;
  readonly definition: FormDefinition;
  readonly known: string;
  readonly path: string;
  readonly paper: Paper | undefined;
}
/** Room for an answer; where it is known, a box for “no change” before it. What was sent and not returned stands alone. */
function PaperAnswer({ question, definition, known, path, paper }: AnswerProps) {
  const s = useStrings(paperStrings);
  if (question.kind === "note") return null;
  const choices = question.list === undefined ? undefined : (definition.lists[question.list] ?? []);
  const said = saidOf(known, choices, definition.language);
  const back = paper?.returns.find((r) => r.path === path);
  if (paper?.sent && !back && said !== "") return <div>{s.sentBefore(said)}</div>;
  const room = choices
    ? `${question.kind === "many" ? s.several : ""}${choices.map((c) => `□ ${say(c.label, definition.language)}`).join("　")}`
    : question.kind === "day"
      ? s.dayBlank
      : question.kind === "integer"
        ? s.wholeBlank
        : s.blank;
  return (
    <>
      {back && <div>{s.returnedFor(said, back.reason)}</div>}
      <div>{said !== "" && !back ? s.known(said, room) : room}</div>
    </>
  );
}
