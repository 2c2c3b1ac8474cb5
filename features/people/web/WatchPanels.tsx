import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import { watchStrings } from "./watch-strings.ts";

/** 待开账号: who holds a post and cannot sign in. */
export function Accountless() {
  const s = useStrings(watchStrings);
  const list = useLoad(["accountless"], () => call.listAccountless());
  return (
    <WhenLoaded of={list}>
      {({ people, isMore }) => (
        <Section title={s.accounts(people.length, isMore)}>
          {people.length === 0 ? (
            <p className="bh-quiet">{s.noAccounts}</p>
          ) : (
            <ul className="bh-todo">
              {people.map((p) => (
                <li key={p.personId}>
                  <AppLink className="bh-todo-verb" href={`/people/${p.personId}`} aria-label={`${s.open}：${p.name}`}>
                    {s.open}
                  </AppLink>
                  <div>
                    <AppLink href={`/people/${p.personId}`}>{p.name}</AppLink>
                    <div className="bh-quiet">{[p.unitName, p.title].filter(Boolean).join(" · ")}</div>
                  </div>
                  <div className="bh-todo-due">{p.waiting > 0 && <strong className="bh-due-soon">{s.waits(p.waiting)}</strong>}</div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </WhenLoaded>
  );
}

/** 异常登录: locked, failed again and again, by night, from a network never seen. */
export function OddSignIns() {
  const s = useStrings(watchStrings);
  const list = useLoad(["odd-sign-ins"], () => call.listOddSignIns());
  return (
    <WhenLoaded of={list}>
      {(odd) => (
        <Section title={s.odd}>
          <p className="bh-quiet">{s.oddLead}</p>
          {odd.length === 0 ? (
            <p>{s.noOdd}</p>
          ) : (
            <ul className="bh-notices">
              {odd.map((o) => (
                <li key={`${o.personId}${o.why}`}>
                  <AppLink href={`/people/${o.personId}`}>{o.name}</AppLink>：{s[o.why]}
                  {o.times > 1 && s.times(o.times)}
                  <div className="bh-quiet">
                    {o.unitName} · <InstantText at={o.at} />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </WhenLoaded>
  );
}
