import { Button } from "antd";
import { useEffect } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useAddress, useFragment, useRouteParams } from "../../../platform/ui/address.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { BeginLink } from "../../../platform/ui/records/BeginLink.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { FieldHistory } from "../../../platform/ui/record/FieldHistory.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { policyRegister } from "../register.ts";
import { VALIDITY } from "../validity.ts";
import { VALIDITY_TONES, call, type PolicyView } from "./api.ts";
import { ArticleList } from "./ArticleText.tsx";
import { Links } from "./Links.tsx";
import { Named } from "./Named.tsx";
import "./policies.css";
import { policiesStrings } from "./strings.ts";
import { Versions } from "./Versions.tsx";

const FACTS = ["level", "number", "issuer", "issuedOn", "inForceOn", "repealedOn", "region", "isPublic", "unitName"] as const;

export function PolicyPage() {
  const id = Number(useRouteParams().id);
  const [address, setAddress] = useAddress();
  const fragment = useFragment();
  const on = address.get("on") ?? undefined;
  const from = address.get("from") ?? undefined;
  const article = fragment.replace(/第[^条]{1,40}款$/, "");
  // The piece that holds the article of the address is asked for; within one piece a new fragment only scrolls.
  const policy = useLoad(["policy", id, on, from, from ? "" : article], () =>
    call.getPolicy({ id, ...(on ? { on } : {}), ...(from ? { from: Number(from) } : article ? { at: article } : {}) }),
  );
  const set = (key: string, value: string | null) => {
    const next = new URLSearchParams(address);
    if (value === null || value === "") next.delete(key);
    else next.set(key, value);
    setAddress(next);
  };
  useEffect(() => {
    const target = fragment === "" ? null : document.getElementById(fragment);
    target?.scrollIntoView({ block: "start" });
    target?.closest<HTMLElement>(".po-article")?.focus({ preventScroll: true });
  }, [fragment, policy.data]);
  return <WhenLoaded of={policy}>{(p) => <Policy p={p} reload={policy.reload} on={on} from={from} set={set} />}</WhenLoaded>;
}

interface Shown {
  readonly p: PolicyView;
  readonly reload: () => Promise<void>;
  readonly on: string | undefined;
  readonly from: string | undefined;
  readonly set: (key: string, value: string | null) => void;
}

function Policy({ p, reload, on, from, set }: Shown) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { facts } = p;
  const isOver = facts.validity === "superseded" || facts.validity === "repealed";
  return (
    <Page
      title={facts.title}
      lead={<StateTag label={VALIDITY[facts.validity]} tone={VALIDITY_TONES[facts.validity]} />}
      tools={
        <>
          <BeginLink
            path="/tasks"
            permission="task.edit"
            values={{
              title: s.taskOf(facts.title),
              origin: "document",
              originRef: facts.number === null ? facts.title : `${facts.title}（${facts.number}）`,
            }}
          >
            {s.giveTask}
          </BeginLink>{" "}
          {p.can.edit && (
            <>
              <AppLink href={`/policies/${facts.id}/edit`}>{s.edit}</AppLink>{" "}
              <AppLink href={`/policies/${facts.id}/text`}>{s.correct}</AppLink>
            </>
          )}
        </>
      }
    >
      {isOver && (
        <div className="bh-notice bh-notice-bad" role="note">
          <p>
            <strong>{s.ended(word(VALIDITY[facts.validity]))}</strong>{" "}
            {p.replacedBy.length === 0
              ? s.noSuccessor
              : p.replacedBy.map((n) => (
                  <span key={n.id}>
                    {s.successor}
                    <Named policy={n} />{" "}
                  </span>
                ))}
          </p>
        </div>
      )}
      {facts.validity === "pending" && <p className="bh-notice bh-notice-warn">{s.pending}</p>}
      <div className="po-day">
        <label htmlFor="po-on">{s.on}</label>
        <DayBox id="po-on" value={p.on} onChange={(d) => set("on", d)} />
        {on && <Button onClick={() => set("on", null)}>{s.clearDay}</Button>}
        {on && (
          <span className="bh-quiet" role="status">
            {s.toldFor(showDay(p.on, locale))}
          </span>
        )}
        <a href="#po-text">{s.toText}</a>
      </div>
      <Section title={s.facts}>
        <RecordDetail register={policyRegister} values={facts} only={FACTS} />
        {p.inForceBasis === "assumed" && <p className="bh-quiet">{s.assumed}</p>}
        {p.notes !== "" && (
          <details>
            <summary>{s.notes}</summary>
            <p className="bh-prewrap">{p.notes}</p>
          </details>
        )}
      </Section>
      <Versions p={p} />
      <Links p={p} reload={reload} />
      <Section title={s.text} id="po-text">
        <details className="po-outline">
          <summary>{s.outlineOf(p.outline.length)}</summary>
          <Outline p={p} />
        </details>
        {(from || (p.articles[0]?.seq ?? 1) > 1) && (
          <p>
            <AppLink href={`/policies/${facts.id}`}>{s.fromStart}</AppLink>
          </p>
        )}
        <ArticleList id={facts.id} articles={p.articles} />
        {p.next !== null && (
          <p>
            <Button onClick={() => set("from", String(p.next))}>{s.more}</Button>
          </p>
        )}
      </Section>
      {p.history.length > 0 && (
        <Section title={s.history}>
          <FieldHistory register={policyRegister} changes={p.history} />
        </Section>
      )}
    </Page>
  );
}

/** Chapters with the articles in them; of a text without chapters its articles. */
function Outline({ p }: { readonly p: PolicyView }) {
  const entries = p.outline.flatMap((o, i) => {
    const before = p.outline[i - 1]?.headings ?? [];
    const fresh = o.headings.slice(
      Math.max(
        0,
        o.headings.findIndex((h, k) => h !== before[k]),
      ),
    );
    const isNew = i === 0 || o.headings.some((h, k) => h !== before[k]);
    if (o.headings.length === 0) return [{ o, words: o.address, depth: 0 }];
    return isNew ? fresh.map((words, k) => ({ o, words, depth: o.headings.length - fresh.length + k })) : [];
  });
  return (
    <ul className="po-contents">
      {entries.map(({ o, words, depth }) => (
        <li key={`${o.seq}${words}`} style={{ paddingLeft: depth * 16 }}>
          <AppLink href={`/policies/${p.facts.id}#${o.address}`}>{words}</AppLink>{" "}
          {words !== o.address && <span className="bh-quiet">{o.address}</span>}
        </li>
      ))}
    </ul>
  );
}
