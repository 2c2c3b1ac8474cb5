import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import { servicesStrings } from "./strings.ts";

/** What is open to advisers everywhere of a published demand. */
export function PublicationPage() {
  const s = useStrings(servicesStrings);
  const id = Number(useRouteParams().id);
  const publication = useLoad(["publication", id], () => call.getPublication({ id }));
  return (
    <WhenLoaded of={publication}>
      {(p) => (
        <Page
          title={p.title}
          lead={
            <>
              {p.place} · <DayText day={p.publishedOn} />
            </>
          }
          tools={<AppLink href="/services/publications">{s.publications}</AppLink>}
        >
          <Section title={s.details}>
            <p className="bh-prewrap">{p.body}</p>
          </Section>
          <p className="bh-quiet">{s.publicationsLead}</p>
        </Page>
      )}
    </WhenLoaded>
  );
}
