import { Button, Select } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { supplyRegister } from "../register.ts";
import { call, codeLookups } from "./api.ts";
import { SupplyHelp } from "./SupplyHelp.tsx";
import { supplyStrings } from "./supply-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type SupplyView = Awaited<ReturnType<typeof call.getSupply>>;

const ABOUT = ["kind", "organisation", "summary", "fieldCode", "industryCode", "readiness"];
const WISHES = ["consentOn", "validTo", "capacity", "refusedKinds", "refusedFields", "refusedIndustries", "serves", "awayFrom", "awayTo"];

/** One supplier: what it offers, what it wishes, how it stands today, and the way from here to an introduction. */
export function SupplyPage() {
  const s = useStrings(supplyStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const supply = useLoad(["supply", id], () => call.getSupply({ id }));
  return (
    <WhenLoaded of={supply}>
      {(v) => (
        <article className="bh-page bh-record">
          <CaseHead
            title={v.name}
            lead={`${v.unitName}${v.adviserName ? ` · ${s.adviser(v.adviserName)}` : ""}`}
            actions={[
              ...(v.can.introduce ? [{ ...WAY, action: "=introduce", label: words("introduce"), href: "#introduce" }] : []),
              ...(v.can.edit ? [{ ...WAY, action: "=edit", label: words("edit"), href: `/services/supplies/${id}/edit` }] : []),
            ]}
          />
          {v.withdrawnOn !== null ? (
            <div className="bh-notice bh-notice-warn" role="status">
              {s.withdrawn} <DayText day={v.withdrawnOn} /> {v.can.edit && <Withdraw id={id} undo onDone={supply.reload} />}
            </div>
          ) : v.standing.length > 0 ? (
            <div className="bh-notice bh-notice-warn" role="status">
              <strong>{s.notProposed}</strong>
              <ul>
                {v.standing.map((l) => (
                  <li key={l.zh}>{word(l)}</li>
                ))}
              </ul>
            </div>
          ) : (
            <p className="bh-notice bh-notice-good" role="status">
              {s.open(v.load, v.capacity)}
            </p>
          )}
          {v.can.introduce && <Introduce v={v} />}
          <Section title={s.about}>
            <RecordDetail
              register={supplyRegister}
              values={v.values}
              only={ABOUT}
              cells={{ fieldCode: code(v.fieldName), industryCode: code(v.industryName) }}
            />
          </Section>
          <Section title={s.wishes}>
            <RecordDetail register={supplyRegister} values={v.values} only={WISHES} />
          </Section>
          <Section title={s.record}>
            <p>{s.outcomes(v.load, v.ended, v.effects)}</p>
          </Section>
          {v.can.edit && (
            <Section title={s.contact}>
              <RecordDetail
                register={supplyRegister}
                values={{}}
                only={["contactName", "phone", "email"]}
                onLook={async (field) => (await call.lookSupplyContact({ id }))[field as "phone"]}
              />
              {v.withdrawnOn === null && <Withdraw id={id} onDone={supply.reload} />}
            </Section>
          )}
        </article>
      )}
    </WhenLoaded>
  );
}

const WAY = { allowed: true, unmet: [], needsReason: false };
const words = (key: "introduce" | "edit") => ({ zh: supplyStrings.zh[key], en: supplyStrings.en[key] });
const code = (name: string | null) => () => name ?? "—";

/** The need chosen gets this supply as a candidate, and its page opens at the expression of interest. */
function Introduce({ v }: { v: SupplyView }) {
  const s = useStrings(supplyStrings);
  const go = useGo();
  const refusal = useRefusal();
  const id = useId();
  const [need, setNeed] = useState<number>();
  const [requestKey] = useState(newKey);
  return (
    <Section title={s.introduce} id="introduce">
      {v.needs.length === 0 ? (
        <p className="bh-quiet">{s.noNeeds}</p>
      ) : (
        <form
          className="bh-form"
          onSubmit={(e) => {
            e.preventDefault();
            if (need !== undefined)
              void refusal.run(async () => {
                await call.addCandidate({ id: need, supplyId: v.id, requestKey });
                go(`/services/demands/${need}?choose=${v.id}`);
              });
          }}
        >
          <label htmlFor={id}>{s.need}</label>
          <Select
            id={id}
            value={need ?? null}
            placeholder={s.chooseNeed}
            showSearch={{ optionFilterProp: "label" }}
            options={v.needs.map((n) => ({ value: n.id, label: n.title }))}
            onChange={(n) => setNeed(n ?? undefined)}
          />
          <ErrorPanel trouble={refusal.trouble} />
          <p className="bh-actions-row">
            <ActButton type="primary" htmlType="submit" missing={[need === undefined && s.need]} loading={refusal.busy}>
              {s.add}
            </ActButton>
          </p>
        </form>
      )}
    </Section>
  );
}

/** What will follow is said before the second click, after which the wish is followed at once; a slip is undone on the same day. */
function Withdraw({ id, undo = false, onDone }: { id: number; undo?: boolean; onDone: () => Promise<void> }) {
  const s = useStrings(supplyStrings);
  const refusal = useRefusal();
  const [asked, setAsked] = useState(undo);
  if (!asked) return <Button onClick={() => setAsked(true)}>{s.withdraw}</Button>;
  return (
    <>
      {!undo && (
        <div className="bh-notice bh-notice-warn" role="status">
          <p>
            <strong>{s.follows}</strong>
          </p>
          <ul>
            {[s.followsHidden, s.followsOpen, s.followsKept, s.followsUndo].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <Button
        size={undo ? "small" : "middle"}
        loading={refusal.busy}
        onClick={() =>
          void refusal.run(async () => {
            await call.withdrawSupply({ id, undo });
            await onDone();
          })
        }
      >
        {undo ? s.undo : s.withdrawNow}
      </Button>
      {!undo && <Button onClick={() => setAsked(false)}>{s.keep}</Button>}
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}

export function EditSupplyPage() {
  const s = useStrings(supplyStrings);
  const go = useGo();
  const id = Number(useRouteParams().id);
  const supply = useLoad(["supply-edit", id], async () => {
    const [v, contact] = [await call.getSupply({ id }), await call.lookSupplyContact({ id })];
    return { ...v, contact };
  });
  return (
    <Page title={s.edit}>
      <WhenLoaded of={supply}>
        {(v) => {
          const { unitName: _, ...values } = v.values;
          return (
            <RegisterForm
              register={supplyRegister}
              lookups={codeLookups}
              version={v.version}
              draftKey={`supply.${id}`}
              help={(form) => <SupplyHelp form={form} />}
              initial={{ ...values, ...v.contact }}
              submitLabel={{ zh: supplyStrings.zh.save, en: supplyStrings.en.save }}
              onSubmit={async (changed, _, version) => {
                await call.editSupply({ id, version, values: changed });
                go(`/services/supplies/${id}`, "replace");
              }}
            />
          );
        }}
      </WhenLoaded>
    </Page>
  );
}
