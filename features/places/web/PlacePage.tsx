import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { FieldHistory } from "../../../platform/ui/record/FieldHistory.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { PLACE_FORM, placeRegister } from "../register.ts";
import { call } from "./api.ts";
import { OperatorsPanel } from "./OperatorsPanel.tsx";
import { placesStrings } from "./strings.ts";
import "./places.css";

export function PlacePage() {
  const s = useStrings(placesStrings);
  const id = Number(useRouteParams().id);
  const place = useLoad(["place", id], () => call.getPlace({ id }));
  const [editing, setEditing] = useState(false);
  return (
    <WhenLoaded of={place}>
      {(p) => (
        <Page
          title={String(p.values.name)}
          lead={
            <>
              {p.sample && `${s.sample} · `}
              {p.lat === null || p.lon === null ? s.noPin : s.position(p.lat.toFixed(6), p.lon.toFixed(6))}
              {p.sourceText && ` · ${s.asItCame} ${p.sourceText}`} · <AppLink href={`/places/map?place=${p.id}`}>{s.onMap}</AppLink>
            </>
          }
          tools={
            !editing && (
              <>
                <AppLink href={`/places/${p.id}/poster`}>{s.poster}</AppLink>
                {p.can.edit && <Button onClick={() => setEditing(true)}>{s.edit}</Button>}
              </>
            )
          }
        >
          {editing ? (
            <RegisterForm
              register={placeRegister}
              only={PLACE_FORM}
              initial={p.values}
              version={p.version}
              draftKey={`place.${p.id}`}
              beside={<Button onClick={() => setEditing(false)}>{s.back}</Button>}
              onSubmit={async (values, _, version) => {
                await call.editPlace({ id, version, values });
                setEditing(false);
                await place.reload();
              }}
            />
          ) : (
            <RecordDetail register={placeRegister} values={p.values} />
          )}
          <OperatorsPanel place={p} onDone={place.reload} />
          <Section title={s.history}>
            <FieldHistory register={placeRegister} changes={p.history as never} />
          </Section>
        </Page>
      )}
    </WhenLoaded>
  );
}
