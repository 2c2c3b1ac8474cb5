import { Button } from "antd";
import type { ReactNode } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { Loaded } from "../../../platform/ui/useLoad.ts";
import { fairsStrings } from "./strings.ts";

interface FairSheetProps<T> {
  readonly fairId: number;
  readonly name: string;
  readonly lead?: string;
  readonly of: Loaded<T>;
  readonly children: (data: T) => ReactNode;
}

/** A sheet of one fair to work on and to hang up: named after both, printed by a press, and the way back. */
export function FairSheet<T extends { readonly title: string }>({ fairId, name, lead, of, children }: FairSheetProps<T>) {
  const s = useStrings(fairsStrings);
  return (
    <Page
      title={of.data ? `${of.data.title} · ${name}` : name}
      {...(lead === undefined ? {} : { lead })}
      tools={
        <>
          <AppLink href={`/fairs/all/${fairId}`}>{s.toFair}</AppLink>{" "}
          <Button className="bh-no-print" onClick={() => window.print()}>
            {s.print}
          </Button>
        </>
      }
    >
      <WhenLoaded of={of}>{children}</WhenLoaded>
    </Page>
  );
}
