import { Button } from "antd";
import { useCallback } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import type { Lookup } from "../../../platform/ui/form/FieldInput.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RecordsList } from "../../../platform/ui/records/RecordsList.tsx";
import { personList } from "../own-list.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { personForm, personRegister } from "../register.ts";
import { AccountRequests } from "./AccountRequests.tsx";
import { call, findUnits } from "./api.ts";
import { FindByIdentity } from "./FindByIdentity.tsx";
import { peopleStrings } from "./strings.ts";

export function PeoplePage() {
  const s = useStrings(peopleStrings);
  const go = useGo();
  const may = useMay();
  return (
    <Page title={s.people} lead={s.peopleLead}>
      {may("officer.reset") && <AccountRequests />}
      {may("person.identity") && <FindByIdentity />}
      <RecordsList
        records={personList}
        load={call.listPeople}
        actions={(can) =>
          can.create ? (
            <Button type="primary" onClick={() => go("/people/new")}>
              {s.newPerson}
            </Button>
          ) : null
        }
        empty={{ title: s.peopleEmpty, hint: s.peopleHint }}
      />
    </Page>
  );
}

const LOOKUPS = { unit: findUnits };

export function NewPersonPage() {
  const s = useStrings(peopleStrings);
  const go = useGo();
  return (
    <Page title={s.newPerson} lead={s.newLead}>
      <RegisterForm
        register={personRegister}
        only={personForm}
        draftKey="person.new"
        lookups={LOOKUPS}
        onSubmit={async (values) => go(`/people/${(await call.createPerson({ values })).id}`, "replace")}
      />
    </Page>
  );
}

export function EditPersonPage() {
  const s = useStrings(peopleStrings);
  const go = useGo();
  const id = Number(useRouteParams().id);
  const person = useLoad(["person", id], () => call.getPerson({ id }));
  const own = person.data && { value: Number(person.data.values.unitId), label: person.data.unitName };
  const lookup = useCallback<Lookup>(
    async (text) => {
      const found = await findUnits(text);
      return own && !found.some((f) => f.value === own.value) ? [own, ...found] : found;
    },
    [own?.value, own?.label],
  );
  return (
    <Page title={s.edit} lead={s.editLead}>
      <WhenLoaded of={person}>
        {(p) => (
          <RegisterForm
            register={personRegister}
            only={personForm}
            initial={p.values}
            version={p.version}
            draftKey={`person.${id}`}
            lookups={{ unit: lookup }}
            onSubmit={async (values, _, version) => {
              await call.editPerson({ id, version, values });
              await person.reload();
              go(`/people/${id}`, "replace");
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}
