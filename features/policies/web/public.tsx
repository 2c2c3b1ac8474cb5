import { useEffect, useState, type FormEvent } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { NamedPolicy, publicPoliciesContract } from "../contract.ts";
import { VALIDITY } from "../validity.ts";
import { policiesStrings } from "./strings.ts";

const { call } = createApi<typeof publicPoliciesContract>("publicPolicies");
type Reading = Awaited<ReturnType<typeof call.readPublic>>;

function useAnswer<T>(load: () => Promise<T>, key: string): { data: T | undefined; trouble: Trouble | undefined } {
  const [state, set] = useState<{ data: T | undefined; trouble: Trouble | undefined }>({ data: undefined, trouble: undefined });
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (data) => isCurrent && set({ data, trouble: undefined }),
      (error: unknown) => isCurrent && set({ data: undefined, trouble: troubleOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return state;
}

function Faulty({ trouble }: { trouble: Trouble }) {
  const word = useWord();
  return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
}

/** Validity in words; what no longer holds names its successor. */
function Standing({ policy }: { policy: NamedPolicy }) {
  const word = useWord();
  const s = useStrings(policiesStrings);
  const isOver = policy.validity === "superseded" || policy.validity === "repealed";
  return (
    <>
      <strong>{word(VALIDITY[policy.validity])}</strong>
      {isOver && policy.successor && (
        <>
          {" "}
          → {s.successor}
          <a href={`/law/${policy.successor.id}`}>{policy.successor.title}</a>
        </>
      )}
    </>
  );
}

/** Laws and policies open to all, found by their title. */
export function PublicPoliciesPage() {
  const s = useStrings(policiesStrings);
  const { locale } = useLocale();
  const asked = new URLSearchParams(location.search);
  const [text, setText] = useState(asked.get("q") ?? "");
  const cursor = asked.get("cursor");
  const { data, trouble } = useAnswer(
    () => call.listPublic({ text: (asked.get("q") ?? "").slice(0, 100), ...(cursor ? { cursor } : {}) }),
    location.search,
  );
  const find = (e: FormEvent) => {
    e.preventDefault();
    location.assign(`/law?q=${encodeURIComponent(text)}`);
  };
  return (
    <>
      <h1>{s.publicTitle}</h1>
      <form onSubmit={find} role="search">
        <label htmlFor="q">{s.search}</label>
        <input id="q" className="pb-text" type="search" maxLength={100} value={text} onChange={(e) => setText(e.target.value)} />
        <BigButton type="submit">{s.searchAct}</BigButton>
      </form>
      {trouble && <Faulty trouble={trouble} />}
      {data && data.rows.length === 0 && <p>{s.publicNone}</p>}
      <ul>
        {data?.rows.map((p) => (
          <li key={p.id}>
            <a href={`/law/${p.id}`}>{p.title}</a> {p.issuedOn && showDay(p.issuedOn, locale)} <Standing policy={p} />
          </li>
        ))}
      </ul>
      {data?.next && (
        <a href={`/law?q=${encodeURIComponent(asked.get("q") ?? "")}&cursor=${encodeURIComponent(data.next)}`}>{s.nextPage}</a>
      )}
    </>
  );
}

/** One document to read, large, article by article; the fragment of the address leads to an article. */
export function PublicPolicyPage({ params }: { params: Readonly<Record<string, string>> }) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = Number(params["id"]);
  const from = Number(new URLSearchParams(location.search).get("from") ?? 1);
  const { data, trouble } = useAnswer(() => call.readPublic({ id, from }), `${id} ${from}`);
  useEffect(() => {
    if (data) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [data]);
  if (trouble) return <Faulty trouble={trouble} />;
  if (!data) return <Skeleton />;
  const about = [
    word(data.level),
    data.issuer,
    data.number,
    data.policy.issuedOn && `${word(ISSUED)} ${showDay(data.policy.issuedOn, locale)}`,
    data.inForceOn && `${word(IN_FORCE)} ${showDay(data.inForceOn, locale)}`,
  ];
  return (
    <>
      <h1>{data.policy.title}</h1>
      <p>{about.filter(Boolean).join(" · ")}</p>
      <Notice tone={data.policy.validity === "in_force" ? "good" : "warn"}>
        <Standing policy={data.policy} />
      </Notice>
      <Articles articles={data.articles} />
      {data.next !== null && <a href={`/law/${id}?from=${data.next}`}>{s.more}</a>}
      <p>
        <a href="/law">{s.back}</a>
      </p>
    </>
  );
}

const ISSUED = { zh: "公布", en: "issued" };
const IN_FORCE = { zh: "施行", en: "in force" };

function Articles({ articles }: { articles: Reading["articles"] }) {
  return articles.map((a, i) => {
    const heading = a.headings.at(-1);
    const isNew = heading !== undefined && heading !== articles[i - 1]?.headings.at(-1);
    return (
      <section key={a.address} id={a.address} aria-label={a.address}>
        {isNew && <h2>{heading}</h2>}
        {a.body.split("\n").map((line, k) => (
          <p key={`${k}${line.slice(0, 8)}`}>
            {k === 0 && a.address.startsWith("第") && (
              <>
                <strong>{a.address}</strong>{" "}
              </>
            )}
            {line}
          </p>
        ))}
      </section>
    );
  });
}
