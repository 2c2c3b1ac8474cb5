import { useStrings } from "../../platform/i18n/locale.ts";
import { AppLink } from "../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { doorStrings } from "./strings.ts";

export function NotFoundPage() {
  const s = useStrings(doorStrings);
  return <EmptyState title={s.lost} hint={s.lostHint} action={<AppLink href="/">{s.toHome}</AppLink>} />;
}
