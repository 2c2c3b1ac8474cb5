import { useStrings } from "../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import { troubleOf } from "../../platform/ui/refusal.ts";
import { doorStrings } from "./strings.ts";

/** A page that threw; the frame around it lives on. */
export function PageFault({ error }: { readonly error: unknown }) {
  const s = useStrings(doorStrings);
  return (
    <section>
      <h1>{s.fault}</h1>
      <ErrorPanel trouble={troubleOf(error)} onRetry={() => location.reload()} />
    </section>
  );
}
