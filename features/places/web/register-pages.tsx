import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { Page } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RecordsList } from "../../../platform/ui/records/RecordsList.tsx";
import { placeList } from "../own-list.ts";
import { PLACE_FORM, placeRegister } from "../register.ts";
import { call } from "./api.ts";
import { placesStrings } from "./strings.ts";

export function PlacesPage() {
  const s = useStrings(placesStrings);
  const go = useGo();
  return (
    <Page title={s.places}>
      <RecordsList
        records={placeList}
        load={call.listPlaces}
        empty={{ title: s.empty, hint: s.emptyHint }}
        actions={(can) =>
          can.create && (
            <>
              <Button onClick={() => go("/places/import")}>{s.import}</Button>
              <Button type="primary" onClick={() => go("/places/new")}>
                {s.newPlace}
              </Button>
            </>
          )
        }
      />
    </Page>
  );
}

export function NewPlacePage() {
  const s = useStrings(placesStrings);
  const go = useGo();
  return (
    <Page title={s.newPlace} lead={s.newLead}>
      <RegisterForm
        register={placeRegister}
        only={PLACE_FORM}
        draftKey="place.new"
        onSubmit={async (values) => {
          const { id } = await call.createPlace({ values });
          go(`/places/${id}`, "replace");
        }}
      />
    </Page>
  );
}
