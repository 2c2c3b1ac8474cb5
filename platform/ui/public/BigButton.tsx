import type { ReactNode } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { useLacking, type Lacking } from "../lacking.tsx";
import { publicStrings } from "./strings.ts";

export interface BigButtonProps extends Lacking {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** `submit` sends the form around it. */
  readonly type?: "button" | "submit" | undefined;
  readonly kind?: "main" | "second" | undefined;
  /** While it runs the button says so and takes no second press. */
  readonly busy?: boolean | undefined;
}

export function BigButton({ children, onClick, type = "button", kind = "main", busy = false, ...lack }: BigButtonProps) {
  const s = useStrings(publicStrings);
  const lacking = useLacking(lack);
  return (
    <>
      {lacking.note}
      <button
        type={type}
        className={`pb-button pb-button-${kind}`}
        aria-busy={busy}
        {...lacking.on}
        onClick={(e) => {
          if (busy) e.preventDefault();
          else if (!lacking.stops(e)) onClick?.();
        }}
      >
        {busy ? s.busy : children}
      </button>
    </>
  );
}
