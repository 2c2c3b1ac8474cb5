import type { ReactNode } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { publicStrings } from "./strings.ts";

export interface BigButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** `submit` sends the form around it. */
  readonly type?: "button" | "submit" | undefined;
  readonly kind?: "main" | "second" | undefined;
  /** While it runs the button says so and takes no second press. */
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export function BigButton({ children, onClick, type = "button", kind = "main", busy = false, disabled = false }: BigButtonProps) {
  const s = useStrings(publicStrings);
  return (
    <button
      type={type}
      className={`pb-button pb-button-${kind}`}
      disabled={disabled}
      aria-busy={busy}
      onClick={(e) => {
        if (busy) e.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? s.busy : children}
    </button>
  );
}
