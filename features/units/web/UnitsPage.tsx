import { useState } from "react";
import { Input } from "antd";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { unitsContract } from "../contract.ts";
import { unitsStrings } from "./strings.ts";

const { call } = createApi<typeof unitsContract>("units");

/** One unit: the way to it, what stands beneath, who holds its posts, where a post is vacant. */
export function UnitsPage() {
  const s = useStrings(unitsStrings);
  const { locale } = useLocale();
  const may = useMay();
  const param = useRouteParams().id;
  const id = param === undefined ? undefined : Number(param);
  const [words, setWords] = useState("");
  const loaded = useLoad(["unit", id ?? "own"], () => call.browseUnits(id === undefined ? {} : { id }));
  const found = useLoad(["units", words], async () => (words.trim() === "" ? [] : call.searchUnits({ words })));
  return (
    <WhenLoaded of={loaded}>
      {(u) => (
        <Page
          title={u.unit.name}
          lead={s.lead}
          tools={
            may("unit.close") &&
            u.path.length > 1 &&
            u.unit.validTo === null &&
            id !== undefined && <AppLink href={`/work/close-unit/${u.unit.id}`}>{s.close}</AppLink>
          }
        >
          <nav aria-label={s.units}>
            <p>
              {u.path.map((p, i) => (
                <span key={p.id}>
                  {i > 0 && " › "}
                  {p.id === u.unit.id ? p.name : <AppLink href={`/units/${p.id}`}>{p.name}</AppLink>}
                </span>
              ))}
              {u.unit.regionCode && (
                <span className="bh-quiet">
                  {" "}
                  · {s.code} {u.unit.regionCode}
                </span>
              )}
            </p>
          </nav>
          {u.unit.validTo && (
            <p className="bh-notice bh-notice-warn">
              {s.closed(showDay(u.unit.validTo, locale))}
              {u.unit.successor && (
                <>
                  ；{s.successor}：<AppLink href={`/units/${u.unit.successor.id}`}>{u.unit.successor.name}</AppLink>
                </>
              )}
            </p>
          )}
          <Input
            allowClear
            aria-label={s.search}
            placeholder={s.search}
            value={words}
            maxLength={40}
            onChange={(e) => setWords(e.target.value)}
            style={{ maxWidth: 420 }}
          />
          {found.data && found.data.length > 0 && (
            <Section title={s.search}>
              <ul>
                {found.data.map((f) => (
                  <li key={f.id}>
                    <AppLink href={`/units/${f.id}`}>{f.name}</AppLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {u.vacancies.length > 0 && (
            <Section title={s.vacancies}>
              <ul>
                {u.vacancies.map((v) => (
                  <li key={v.id}>
                    {v.name}：{[v.hasLeader ? "" : s.noLeader, v.hasAdviser ? "" : s.noAdviser].filter(Boolean).join("、")}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {u.posts.length > 0 && (
            <Section title={`${s.posts}（${u.posts.length}）`}>
              <div className="bh-scroll">
                <table className="bh-plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{s.name}</th>
                      <th scope="col">{s.role}</th>
                      <th scope="col">{s.since}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {u.posts.map((p, i) => (
                      <tr key={i}>
                        <td>{p.personName}</td>
                        <td>
                          {s[p.role as "adviser"] ?? p.role} <small className="bh-quiet">{p.title}</small>
                        </td>
                        <td>
                          <DayText day={p.since} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Section>
          )}
          <Section title={`${s.below}（${u.below.length}）`}>
            {u.below.length === 0 ? (
              <p className="bh-quiet">{s.none}</p>
            ) : (
              <ul className="bh-names">
                {u.below.map((b) => (
                  <li key={b.id}>
                    <AppLink href={`/units/${b.id}`}>{b.name}</AppLink>
                    {b.validTo && <small className="bh-quiet"> {s.closed(showDay(b.validTo, locale))}</small>}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </Page>
      )}
    </WhenLoaded>
  );
}
