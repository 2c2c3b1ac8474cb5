import { useState } from "react";
import { Button, Input } from "antd";
import { clearable } from "../../../platform/ui/clearable.tsx";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { unitsContract } from "../contract.ts";
import { UNIT_KINDS } from "../register.ts";
import { unitsStrings } from "./strings.ts";

const { call } = createApi<typeof unitsContract>("units");

/** One unit: the way to it, what stands beneath, who holds its posts, where a post is vacant. */
export function UnitsPage() {
  const s = useStrings(unitsStrings);
  const { locale } = useLocale();
  const may = useMay();
  const word = useWord();
  const go = useGo();
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
            <>
              {may("unit.edit") && u.unit.standing !== "elsewhere" && u.path.length < 5 && (
                <Button type="primary" onClick={() => go(`/units/${u.unit.id}/add`)}>
                  {s.add}
                </Button>
              )}
              {may("unit.edit") && u.unit.standing === "below" && (
                <Button onClick={() => go(`/units/${u.unit.id}/rename`)}>{s.rename}</Button>
              )}
              {may("unit.close") && u.unit.standing === "below" && (
                <>
                  <Button onClick={() => go(`/work/move-unit/${u.unit.id}`)}>{s.move}</Button>
                  <Button onClick={() => go(`/work/close-unit/${u.unit.id}`)}>{s.close}</Button>
                </>
              )}
            </>
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
            </p>
            <p className="bh-quiet">
              {[
                word(UNIT_KINDS[u.unit.kind as keyof typeof UNIT_KINDS] ?? { zh: u.unit.kind, en: u.unit.kind }),
                s.founded(showDay(u.unit.validFrom, locale)),
                u.unit.regionCode && `${s.code} ${u.unit.regionCode}`,
                u.unit.creditCode && `${s.creditCode} ${u.unit.creditCode}`,
                ...u.unit.formerNames.map((f) => s.former(f.name, showDay(f.until, locale))),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </nav>
          {u.unit.validTo && (
            <p className="bh-notice bh-notice-warn">
              {s.closed(showDay(u.unit.validTo, locale))}
              {u.unit.successor && (
                <>
                  ；{s.successor}
                  <Colon />
                  <AppLink href={`/units/${u.unit.successor.id}`}>{u.unit.successor.name}</AppLink>
                </>
              )}
            </p>
          )}
          <Input
            allowClear={clearable}
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
