import { Button } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import type { Field } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FieldInput, type Lookup } from "../../../platform/ui/form/FieldInput.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { unitsContract } from "../../units/contract.ts";
import { call } from "./api.ts";
import { venueStrings } from "./venue-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const units = createApi<typeof unitsContract>("units").call;
const UNIT: Field = { key: "unit", label: { zh: "运营单位", en: "Operator" }, type: "unit" };
const findUnits: Lookup = async (text) => {
  if (text.trim() !== "") return (await units.searchUnits({ words: text })).map((u) => ({ value: u.id, label: u.name }));
  return (await units.browseUnits({})).below.filter((b) => b.validTo === null).map((u) => ({ value: u.id, label: u.name }));
};

type Place = Awaited<ReturnType<typeof call.getPlace>>;

/** Which units answer for the place with accounts of their own; the staff names them and takes them off. */
export function OperatorsPanel({ place, onDone }: { place: Place; onDone: () => Promise<void> }) {
  const s = useStrings(venueStrings);
  const id = useId();
  const refusal = useRefusal();
  const [unit, setUnit] = useState<unknown>(null);
  const set = (unitIds: number[]) =>
    void refusal.run(async () => {
      await call.setOperators({ id: place.id, version: place.version, unitIds });
      setUnit(null);
      await onDone();
    });
  const named = place.operatorUnits;
  return (
    <Section title={s.operatorUnits}>
      <p className="bh-quiet">{s.operatorUnitsLead}</p>
      <ul className="bh-items">
        {named.map((u) => (
          <li key={u.id} className="pl-operator">
            <span>{u.name}</span>
            {place.can.edit && (
              <Button size="small" loading={refusal.busy} onClick={() => set(named.filter((n) => n.id !== u.id).map((n) => n.id))}>
                {s.takeOff}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {named.length === 0 && <p className="bh-quiet">{s.noOperatorUnits}</p>}
      {place.can.edit && (
        <form
          className="bh-actions-row"
          onSubmit={(e) => {
            e.preventDefault();
            if (typeof unit === "number") set([...named.map((n) => n.id), unit]);
          }}
        >
          <label id={`${id}u-label`} htmlFor={`${id}u`}>
            {s.addOperator}
          </label>
          <div className="pl-unit">
            <FieldInput id={`${id}u`} field={UNIT} value={unit} onChange={setUnit} lookups={{ unit: findUnits }} />
          </div>
          <ActButton htmlType="submit" missing={[typeof unit !== "number" && s.addOperator]} loading={refusal.busy}>
            {s.add}
          </ActButton>
        </form>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}
