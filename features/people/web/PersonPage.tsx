import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { FieldHistory } from "../../../platform/ui/record/FieldHistory.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { personRegister } from "../register.ts";
import { AccountPanel } from "./AccountPanel.tsx";
import { call } from "./api.ts";
import { IdentityPanel } from "./IdentityPanel.tsx";
import { PostsPanel } from "./PostsPanel.tsx";
import { SamePerson } from "./SamePerson.tsx";
import { peopleStrings } from "./strings.ts";
import { WithdrawalPanel } from "./WithdrawalPanel.tsx";

/** One person: who it is, which posts, which account; what one may do depends on one's own post. */
export function PersonPage() {
  const s = useStrings(peopleStrings);
  const go = useGo();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["person", id], () => call.getPerson({ id }));
  const [contact, setContact] = useState<Record<string, unknown>>();
  return (
    <WhenLoaded of={loaded}>
      {(p) => (
        <Page
          title={String(p.values.name)}
          lead={<AppLink href={`/units/${Number(p.values.unitId)}`}>{p.unitName}</AppLink>}
          tools={p.can.edit && <Button onClick={() => go(`/people/${id}/edit`)}>{s.edit}</Button>}
        >
          <RecordDetail
            register={personRegister}
            values={{ ...p.values, ...contact }}
            only={p.can.lookPhone ? ["title", "phone", "email"] : ["title"]}
            onLook={async (field) => {
              const seen = await call.lookPhone({ id });
              setContact(seen);
              return seen[field as "phone"] ?? "—";
            }}
          />
          {may("person.merge") && <SamePerson list="person" id={id} />}
          <PostsPanel person={p} onDone={loaded.reload} />
          <AccountPanel person={p} onDone={loaded.reload} />
          <IdentityPanel person={p} onDone={loaded.reload} />
          <WithdrawalPanel person={p} />
          <Section title={s.history}>
            <FieldHistory register={personRegister} changes={p.history.map((h) => ({ ...h, who: h.actorName }))} />
          </Section>
        </Page>
      )}
    </WhenLoaded>
  );
}
