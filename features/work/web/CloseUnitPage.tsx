import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import type { Field } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FormField } from "../../../platform/ui/form/FormField.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { unitsContract } from "../../units/contract.ts";
import type { workContract } from "../contract.ts";
import { workStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof workContract>("work");
const units = createApi<typeof unitsContract>("units").call;
type Moving = Awaited<ReturnType<typeof call.mergeUnit>>;

const lookup = async (words: string) =>
  words.trim() === "" ? [] : (await units.searchUnits({ words })).map((u) => ({ value: u.id, label: u.name }));

/** Closes or merges a unit: first what would move, then the one button. */
export function CloseUnitPage() {
  const s = useStrings(workStrings);
  const unitId = Number(useRouteParams().id);
  const preview = useLoad(["closing", unitId], () => call.previewClosing({ unitId }));
  const work = useRefusal();
  const cache = useQueryClient();
  const [successor, setSuccessor] = useState<unknown>(null);
  const [on, setOn] = useState<unknown>(null);
  const [moved, setMoved] = useState<Moving>();
  const field: Field = {
    key: "successor",
    label: { zh: s.successor, en: s.successor },
    type: "unit",
    help: { zh: s.noSuccessor, en: s.noSuccessor },
  };
  if (moved)
    return (
      <Page title={s.doClose}>
        <p className="bh-notice bh-notice-good" role="status">
          {s.didMove(moved.cases, moved.posts, moved.demanders, moved.supplies)} <AppLink href={`/units/${unitId}`}>{s.toUnit}</AppLink>
        </p>
      </Page>
    );
  return (
    <WhenLoaded of={preview}>
      {(p) => (
        <Page title={s.closeUnit(p.unit.name)} lead={s.closeUnitLead}>
          <form
            className="bh-form"
            onSubmit={(e) => {
              e.preventDefault();
              void work.run(async () => {
                setMoved(
                  await call.mergeUnit({
                    unitId,
                    ...(typeof successor === "number" ? { successorId: successor } : {}),
                    ...(typeof on === "string" && on !== "" ? { on } : {}),
                  }),
                );
                await cache.invalidateQueries({ queryKey: ["unit"] });
              });
            }}
          >
            <p>{s.willMove(p.cases, p.posts, p.demanders, p.supplies)}</p>
            <FormField field={field} value={successor} fault={undefined} onChange={setSuccessor} lookups={{ unit: lookup }} />
            <FormField
              field={{
                key: "on",
                type: "day",
                label: { zh: s.closingDay, en: s.closingDay },
                help: { zh: s.closingDayHelp, en: s.closingDayHelp },
              }}
              value={on}
              fault={undefined}
              onChange={setOn}
            />
            <ErrorPanel trouble={work.trouble} />
            <Button type="primary" htmlType="submit" loading={work.busy}>
              {s.doClose}
            </Button>
          </form>
        </Page>
      )}
    </WhenLoaded>
  );
}

/** To another superior: a new unit there, the old one closed in its favour. */
export function MoveUnitPage() {
  const s = useStrings(workStrings);
  const unitId = Number(useRouteParams().id);
  const preview = useLoad(["closing", unitId], () => call.previewClosing({ unitId }));
  const work = useRefusal();
  const cache = useQueryClient();
  const [parent, setParent] = useState<unknown>(null);
  const [code, setCode] = useState<unknown>(null);
  const [moved, setMoved] = useState<Moving & { id: number }>();
  if (moved)
    return (
      <Page title={s.move}>
        <p className="bh-notice bh-notice-good" role="status">
          {s.didMove(moved.cases, moved.posts, moved.demanders, moved.supplies)} <AppLink href={`/units/${moved.id}`}>{s.toUnit}</AppLink>
        </p>
      </Page>
    );
  return (
    <WhenLoaded of={preview}>
      {(p) => (
        <Page title={s.moveUnit(p.unit.name)} lead={s.moveUnitLead}>
          <form
            className="bh-form"
            onSubmit={(e) => {
              e.preventDefault();
              void work.run(async () => {
                const regionCode = typeof code === "string" ? code.trim() : "";
                setMoved(await call.moveUnit({ unitId, parentId: parent as number, ...(regionCode === "" ? {} : { regionCode }) }));
                await cache.invalidateQueries({ queryKey: ["unit"] });
              });
            }}
          >
            <p>{s.willMove(p.cases, p.posts, p.demanders, p.supplies)}</p>
            <FormField
              field={{ key: "parent", type: "unit", required: true, label: { zh: s.newParent, en: s.newParent } }}
              value={parent}
              fault={undefined}
              onChange={setParent}
              lookups={{ unit: lookup }}
            />
            <FormField
              field={{ key: "code", type: "text", label: { zh: s.newCode, en: s.newCode }, help: { zh: s.newCodeHelp, en: s.newCodeHelp } }}
              value={code}
              fault={undefined}
              onChange={setCode}
            />
            <ErrorPanel trouble={work.trouble} />
            <ActButton type="primary" htmlType="submit" missing={[typeof parent !== "number" && s.newParent]} loading={work.busy}>
              {s.move}
            </ActButton>
          </form>
        </Page>
      )}
    </WhenLoaded>
  );
}
