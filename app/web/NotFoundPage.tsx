import { useStrings } from "../../platform/i18n/locale.ts";
import { AppLink } from "../../platform/ui/AppLink.tsx";
import { Page } from "../../platform/ui/Page.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { doorStrings } from "./strings.ts";

export function NotFoundPage() {
  const s = useStrings(doorStrings);
  return (
    <Page title={s.lost}>
      <EmptyState title={s.lostHint} action={<AppLink href="/">{s.toHome}</AppLink>} />
    </Page>
  );
}
