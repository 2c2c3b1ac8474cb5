import { useStrings, useWord } from "../../platform/i18n/locale.ts";
import { AppLink } from "../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import type { RouteGroup } from "../../platform/ui/room.ts";
import { useMay } from "../../platform/ui/session.ts";
import { doorStrings } from "./strings.ts";

/** Stands at `/` until a room brings a better first page. */
export function HomePage({ rooms }: { readonly rooms: readonly RouteGroup[] }) {
  const s = useStrings(doorStrings);
  const word = useWord();
  const may = useMay();
  const nav = rooms.flatMap((r) => r.nav).filter((n) => may(n.permission));
  const first = nav[0];
  return (
    <>
      <h1>{s.home}</h1>
      {first ? (
        <EmptyState
          title={s.homeHint}
          action={
            <AppLink href={first.href}>
              {s.goOn} {word(first.label)}
            </AppLink>
          }
        />
      ) : (
        <EmptyState title={s.noRooms} />
      )}
    </>
  );
}
