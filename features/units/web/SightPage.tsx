import { Button } from "antd";
import { useMemo, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { field } from "../../../platform/register/field.ts";
import { defineRegister, showDay, showInstant } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { sightContract } from "../sight-contract.ts";
import { sightStrings } from "./sight-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof sightContract>("sight");
type Sight = Awaited<ReturnType<typeof call.listSight>>;
type Grant = Sight["grants"][number];
type Reload = () => Promise<void>;

/** Who may read what of whose sensitive registers, until when and why: the same page for the unit that grants and for its superior. */
export function SightPage() {
  const s = useStrings(sightStrings);
  const loaded = useLoad(["sight"], () => call.listSight());
  return (
    <Page title={s.title} lead={s.lead}>
      <WhenLoaded of={loaded}>
        {(sight) => (
          <>
            {sight.can.grant && <GrantForm sight={sight} onDone={loaded.reload} />}
            <Grants
              title={s.own(sight.unitName)}
              none={s.noneOwn}
              grants={sight.grants.filter((g) => g.isOwn)}
              sight={sight}
              onDone={loaded.reload}
            />
            {(sight.beneath.length > 0 || sight.grants.some((g) => !g.isOwn)) && (
              <>
                <Grants
                  title={s.theirs}
                  none={s.noneTheirs}
                  grants={sight.grants.filter((g) => !g.isOwn)}
                  sight={sight}
                  onDone={loaded.reload}
                />
                <Beneath sight={sight} />
              </>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function GrantForm({ sight, onDone }: { sight: Sight; onDone: Reload }) {
  const s = useStrings(sightStrings);
  const [open, setOpen] = useState(false);
  const register = useMemo(() => {
    const people = sight.superiors.flatMap((u) =>
      u.people.map((p) => ({ value: String(p.id), label: { zh: `${p.name}（${u.name}）`, en: `${p.name} (${u.name})` } })),
    );
    return defineRegister({
      name: "sight_grant",
      label: { zh: "查看授权", en: "Rule of sight" },
      fields: [
        field("option", "kind", "哪些登记簿", "Which registers", {
          required: true,
          options: sight.kinds.map((k) => ({ value: k.kind, label: k.label })),
        }),
        field("option", "toUnit", "给哪个上级单位", "To which superior", {
          required: true,
          options: sight.superiors.map((u) => ({ value: String(u.id), label: { zh: u.name, en: u.name } })),
        }),
        field("option", "toPerson", "只给一个人", "To one person alone", {
          options: people,
          help: { zh: "不选就是该单位有权限的人都能看", en: "Blank: whoever there may read such registers" },
        }),
        field("day", "untilOn", "到哪天止（含当天）", "Until and with", { required: true }),
        field("text", "reason", "原因", "Reason", {
          required: true,
          maxLength: 300,
          help: { zh: "上级也看得到", en: "Shown to the superior, too" },
        }),
      ],
    });
  }, [sight]);
  if (!open)
    return (
      <p className="bh-actions-row">
        <Button type="primary" onClick={() => setOpen(true)}>
          {s.grant}
        </Button>
      </p>
    );
  return (
    <Section title={s.grant}>
      <RegisterForm
        register={register}
        draftKey="sight.grant"
        submitLabel={{ zh: sightStrings.zh.give, en: sightStrings.en.give }}
        beside={<Button onClick={() => setOpen(false)}>{s.cancel}</Button>}
        onSubmit={async (v) => {
          await call.grantSight({
            kind: String(v["kind"]),
            toUnitId: Number(v["toUnit"]),
            toPersonId: v["toPerson"] ? Number(v["toPerson"]) : null,
            untilOn: String(v["untilOn"]),
            reason: String(v["reason"]),
          });
          setOpen(false);
          await onDone();
        }}
      />
    </Section>
  );
}

function Grants({
  title,
  none,
  grants,
  sight,
  onDone,
}: {
  title: string;
  none: string;
  grants: readonly Grant[];
  sight: Sight;
  onDone: Reload;
}) {
  const s = useStrings(sightStrings);
  return (
    <Section title={`${title}（${grants.length}）`}>
      {grants.length === 0 ? (
        <p className="bh-quiet">{none}</p>
      ) : (
        grants.map((g) => <GrantLine key={g.id} of={g} sight={sight} onDone={onDone} s={s} />)
      )}
    </Section>
  );
}

const TAKE_BACK = defineRegister({
  name: "sight_end",
  label: { zh: "收回授权", en: "Take back" },
  fields: [field("text", "reason", "为什么收回", "Why", { required: true, maxLength: 300 })],
});

function GrantLine({ of: g, sight, onDone, s }: { of: Grant; sight: Sight; onDone: Reload; s: (typeof sightStrings)["zh"] }) {
  const word = useWord();
  const { locale } = useLocale();
  const [taking, setTaking] = useState(false);
  const label = sight.kinds.find((k) => k.kind === g.kind)?.label;
  return (
    <article className={g.standing === "holds" ? "bh-notice" : "bh-quiet"}>
      <p>
        <strong>{s.line(g.unitName, g.toPersonName ? `${g.toName} ${g.toPersonName}` : g.toName, label ? word(label) : g.kind)}</strong> ·{" "}
        {s.span(showDay(g.fromOn, locale), showDay(g.untilOn, locale))} · {s[g.standing]}
        <br />
        {s.reason}
        <Colon />
        {g.reason} · {s.by(g.byName, showInstant(g.at, locale))}
        {g.endedAt && g.endReason && (
          <>
            <br />
            {s.ended(showInstant(g.endedAt, locale), g.endReason)}
          </>
        )}
      </p>
      <Looks of={g} s={s} />
      {g.isOwn && g.standing === "holds" && sight.can.grant && !taking && (
        <p className="bh-actions-row">
          <Button onClick={() => setTaking(true)}>{s.takeBack}</Button>
        </p>
      )}
      {taking && (
        <RegisterForm
          register={TAKE_BACK}
          draftKey={`sight.end.${g.id}`}
          submitLabel={{ zh: sightStrings.zh.takeBack, en: sightStrings.en.takeBack }}
          beside={<Button onClick={() => setTaking(false)}>{s.cancel}</Button>}
          onSubmit={async (v) => {
            await call.takeBackSight({ id: g.id, reason: String(v["reason"]) });
            setTaking(false);
            await onDone();
          }}
        />
      )}
    </article>
  );
}

function Looks({ of: g, s }: { of: Grant; s: (typeof sightStrings)["zh"] }) {
  const word = useWord();
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const looks = useLoad(["sight-looks", g.id, open], async () => (open ? call.listSightLooks({ id: g.id }) : []));
  if (g.looks === 0) return <p className="bh-quiet">{s.noLooks}</p>;
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{s.looks(g.looks)}</summary>
      <ul>
        {looks.data?.map((l) => (
          <li key={l.id}>
            {showInstant(l.at, locale)} · {l.who} · {word(l.register)} ·{" "}
            {l.href && g.isOwn ? (
              <AppLink href={l.href}>{s.record(l.recordId ?? 0)}</AppLink>
            ) : l.recordId === null ? (
              s.list
            ) : (
              s.record(l.recordId)
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Figures of every unit beneath, and beside them what was granted. */
function Beneath({ sight }: { sight: Sight }) {
  const s = useStrings(sightStrings);
  const word = useWord();
  const { locale } = useLocale();
  if (sight.beneath.length === 0) return null;
  return (
    <Section title={s.beneath}>
      <p className="bh-quiet">{s.beneathLead}</p>
      <div className="bh-scroll">
        <table className="bh-plain-table">
          <Heads of={[s.unit, s.register, s.count, s.states, s.granted]} />
          <tbody>
            {sight.beneath.flatMap((b) =>
              b.registers.map((r) => (
                <tr key={`${b.unitName}.${r.name}`}>
                  <td>{b.unitName}</td>
                  <td>{b.untilOn ? <AppLink href={r.path}>{word(r.label)}</AppLink> : word(r.label)}</td>
                  <td className="bh-number">{r.n}</td>
                  <td>{r.states.map((x) => `${word(x.label)} ${x.n}`).join(" · ")}</td>
                  <td>{b.untilOn ? s.until(showDay(b.untilOn, locale)) : s.figuresAlone}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
