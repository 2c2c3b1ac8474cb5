import { Button, Checkbox, Input } from "antd";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { useId, useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useColon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { EVIDENCE_ENDINGS } from "../../../platform/files/kinds.ts";
import { FileUpload } from "../../../platform/ui/form/FileUpload.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText, InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { troubleOf } from "../../../platform/ui/refusal.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { query, useAsked } from "./period.ts";
import { indicatorsStrings } from "./strings.ts";

type Fact = Awaited<ReturnType<typeof call.getFact>>["fact"];

/** The facts behind a figure. */
export function FactsPage() {
  const s = useStrings(indicatorsStrings);
  const [asked] = useAsked();
  const [address] = useAddress();
  const aggregate = JSON.parse(address.get("aggregate") ?? "null") as Parameters<typeof call.factsBehind>[0]["aggregate"] | null;
  const pages = useInfiniteQuery({
    queryKey: ["facts", asked, aggregate],
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page: Awaited<ReturnType<typeof call.factsBehind>>) => page.next ?? undefined,
    retry: false,
    enabled: aggregate !== null,
    queryFn: ({ pageParam }) =>
      call.factsBehind({
        ...asked,
        aggregate: aggregate as NonNullable<typeof aggregate>,
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }),
  });
  const facts = pages.data?.pages.flatMap((p) => p.facts) ?? [];
  return (
    <Page title={s.facts} lead={pages.data && s.total(pages.data.pages[0]?.total ?? 0)}>
      {pages.error && <ErrorPanel trouble={troubleOf(pages.error)} />}
      {((pages.data && facts.length === 0) || aggregate === null) && (
        <EmptyState title={s.empty} hint={s.emptyHint} action={<AppLink href="/indicators">{s.toScorecard}</AppLink>} />
      )}
      {pages.data?.pages[0]?.rests && aggregate && <RestsOn rests={pages.data.pages[0].rests} aggregate={aggregate} />}
      {pages.data?.pages[0]?.alone && (
        <Section title={s.rests}>
          <p className="bh-quiet">{s.aloneLead}</p>
        </Section>
      )}
      <FactTable facts={facts} />
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {s.more}
        </Button>
      )}
    </Page>
  );
}

type Asked = NonNullable<Parameters<typeof call.factsBehind>[0]["aggregate"]>;
const RESTS = ["self", "called", "proxy", "failed", "unstated"] as const;

/** What the figure rests on; each part opens its own facts. */
function RestsOn({ rests, aggregate }: { rests: NonNullable<Awaited<ReturnType<typeof call.factsBehind>>["rests"]>; aggregate: Asked }) {
  const s = useStrings(indicatorsStrings);
  const [asked] = useAsked();
  const where = aggregate.where.filter((w) => w.dimension !== "basis");
  const href = (basis: string) =>
    `/indicators/facts?${query(asked, { aggregate: JSON.stringify({ ...aggregate, where: [...where, { dimension: "basis", values: [basis] }] }) }).toString()}`;
  return (
    <Section title={s.rests}>
      <p className="bh-quiet">{s.restsLead}</p>
      <ul>
        {RESTS.map((r) => (
          <li key={r}>
            {rests[r] > 0 ? <AppLink href={href(r)}>{s[r]}</AppLink> : s[r]} <span className="bh-number">{rests[r]}</span>
          </li>
        ))}
        <li>{s.calls(rests.calls.same, rests.calls.differs, rests.calls.unreached)}</li>
      </ul>
    </Section>
  );
}

function FactTable({ facts }: { facts: readonly Fact[] }) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  if (facts.length === 0) return null;
  return (
    <div className="bh-scroll">
      <table className="bh-plain-table bh-stack">
        <thead>
          <tr>
            <th scope="col">{s.day}</th>
            <th scope="col">{s.what}</th>
            <th scope="col">{s.record}</th>
            <th scope="col">{s.measures}</th>
            <th scope="col">{s.unit}</th>
            <th scope="col">{s.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((f) => (
            <tr key={f.id} data-void={f.void || f.supersededBy !== null}>
              <td data-label={s.day}>
                <DayText day={f.occurredOn} />
              </td>
              <td data-label={s.what}>
                <AppLink href={`/indicators/facts/${f.id}`}>{word(f.label)}</AppLink>
                {f.supersedes !== null && (
                  <small>
                    {" "}
                    {f.void ? s.void : s.corrects} #{f.supersedes}
                  </small>
                )}
                {f.supersededBy !== null && <small> {s.superseded}</small>}
              </td>
              <td data-label={s.record}>
                <RecordLink subject={f.subject}>{f.title ?? word(f.label)}</RecordLink>
              </td>
              <td data-label={s.measures}>{word(f.words) || "—"}</td>
              <td data-label={s.unit}>{f.unitName}</td>
              <td data-label={s.evidence}>{f.evidence.map((e) => e.label).join("、") || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function FactPage() {
  const colon = useColon();
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["fact", id], () => call.getFact({ id }));
  return (
    <WhenLoaded of={loaded}>
      {({ fact: f, chain, waiting }) => (
        <Page
          title={f.title === null ? `${s.fact} #${f.id}${colon}${word(f.label)}` : `${f.title}${colon}${word(f.label)}`}
          lead={
            <>
              {f.unitName} · <DayText day={f.occurredOn} /> · {s.fact} #{f.id}
              {f.supersededBy !== null && (
                <strong>
                  {" "}
                  {s.superseded} <AppLink href={`/indicators/facts/${f.supersededBy}`}>#{f.supersededBy}</AppLink>
                </strong>
              )}
            </>
          }
        >
          <dl className="bh-definitions">
            <div>
              <dt>{s.record}</dt>
              <dd>
                <RecordLink subject={f.subject}>{f.title ?? word(f.label)}</RecordLink>
              </dd>
            </div>
            <div>
              <dt>{s.measures}</dt>
              <dd>{word(f.words) || "—"}</dd>
            </div>
            <div>
              <dt>{s.evidence}</dt>
              <dd>{f.evidence.length === 0 ? "—" : <EvidenceList of={f.evidence} />}</dd>
            </div>
            <div>
              <dt>{s.recorded}</dt>
              <dd>
                <InstantText at={f.recordedAt} /> · {word(actorWord(f.actorName))}
              </dd>
            </div>
            {f.reason && (
              <div>
                <dt>{s.reason}</dt>
                <dd>{f.reason}</dd>
              </div>
            )}
          </dl>
          {may("seal.read") && (
            <p>
              <AppLink href={`/seals/facts/${f.id}`}>{s.proof}</AppLink>
            </p>
          )}
          {chain.length > 1 && (
            <Section title={s.chain}>
              <FactTable facts={chain} />
            </Section>
          )}
          {waiting.map((w) => (
            <p key={w} role="status">
              <AppLink href={`/indicators/corrections/${w}`}>{s.correctionWaits}</AppLink>
            </p>
          ))}
          {waiting.length === 0 && may("fact.correct") && f.supersededBy === null && !f.void && <Correct f={f} />}
        </Page>
      )}
    </WhenLoaded>
  );
}

function Correct({ f }: { f: Fact }) {
  const s = useStrings(indicatorsStrings);
  const go = useGo();
  const refusal = useRefusal();
  const id = useId();
  const [reason, setReason] = useState("");
  const [isVoid, setVoid] = useState(false);
  const measure = Object.keys(f.measures)[0];
  const [amount, setAmount] = useState(measure === undefined ? "" : String(f.measures[measure]));
  const [day, setDay] = useState(f.occurredOn);
  const [fileId, setFile] = useState<number>();
  const [source, setSource] = useState("");
  const [key] = useState(newKey);
  return (
    <Section title={s.correct}>
      <p className="bh-quiet">{s.correctLead}</p>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => {
            const done = await call.correctFact({
              id: f.id,
              reason,
              void: isVoid,
              requestKey: key,
              ...(amount === "" || isVoid || measure === undefined ? {} : { measures: { [measure]: Number(amount) } }),
              ...(day === f.occurredOn || isVoid ? {} : { occurredOn: day }),
              ...(fileId === undefined || isVoid ? {} : { fileId }),
              ...(source === "" || isVoid ? {} : { source }),
            });
            go(`/indicators/corrections/${done.id}`);
          });
        }}
      >
        <Checkbox checked={isVoid} onChange={(e) => setVoid(e.target.checked)}>
          {s.withdraw}
        </Checkbox>
        {!isVoid && (
          <>
            {measure !== undefined && (
              <>
                <label htmlFor={`${id}a`}>{measure.endsWith("Fen") ? s.amount : s.value}</label>
                <Input id={`${id}a`} inputMode="numeric" pattern="-?\d+" value={amount} onChange={(e) => setAmount(e.target.value)} />
              </>
            )}
            <label htmlFor={`${id}d`}>{s.day}</label>
            <DayBox id={`${id}d`} required value={day} onChange={setDay} />
            {f.caseId === null ? (
              <>
                <label htmlFor={`${id}s`}>{s.newSource}</label>
                <Input id={`${id}s`} maxLength={300} value={source} onChange={(e) => setSource(e.target.value)} />
              </>
            ) : (
              <FileUpload
                label={{ zh: indicatorsStrings.zh.newEvidence, en: indicatorsStrings.en.newEvidence }}
                url={`/api/files?caseId=${f.caseId}`}
                accept={EVIDENCE_ENDINGS}
                maxBytes={20 * 1_048_576}
                maxFiles={1}
                onUploaded={(answer) => setFile((answer as { id: number }).id)}
              />
            )}
          </>
        )}
        <label htmlFor={`${id}r`}>{s.reason}</label>
        <Input id={`${id}r`} required minLength={4} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        <ErrorPanel trouble={refusal.trouble} />
        <p>
          <Button htmlType="submit" loading={refusal.busy}>
            {s.save}
          </Button>
        </p>
      </form>
    </Section>
  );
}
