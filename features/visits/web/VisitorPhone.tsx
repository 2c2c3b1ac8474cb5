import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { visitsStrings } from "./strings.ts";

/** Who comes, and how to call back: the number in full on asking, and the look is recorded. */
export function VisitorPhone({ id, name, masked }: { id: number; name: string | null; masked: string | null }) {
  const s = useStrings(visitsStrings);
  const refusal = useRefusal();
  const [phone, setPhone] = useState<string | null>(null);
  return (
    <>
      <div className="bh-actions-row">
        <span>
          {name ?? s.erased} {phone ?? masked}
        </span>
        {masked && !phone && (
          <Button size="small" onClick={() => void refusal.run(async () => setPhone((await call.lookAtBooking({ id })).phone))}>
            {s.look}
          </Button>
        )}
      </div>
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}
