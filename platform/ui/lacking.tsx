import { useId, useState, type MouseEvent, type ReactNode } from "react";
import { useStrings } from "../i18n/locale.ts";
import { lackingStrings } from "./strings.ts";

/**
 * Why a button cannot act yet. It is never grey without a word: `disabled` on a button is left to what is under way (`busy`), which `tests/kit-rules.test.ts`
 * holds.
 */
export interface Lacking {
  /** Labels of what is still to be filled in or chosen, each while it lacks: pressed, the button says so and leads to the first of them. */
  readonly missing?: readonly (string | false | undefined)[] | undefined;
  /** How many are ticked, where something must be. */
  readonly ticked?: number | undefined;
  /** Whether anything differs from what stands, where only that can be kept. */
  readonly changed?: boolean | undefined;
  /** A sentence, with a link where it is mended elsewhere: stands beside the button. */
  readonly why?: ReactNode;
  /** The id of a part of the page that already says why: pressed, the button leads there. */
  readonly whyAt?: string | undefined;
}

/** What goes onto the button, whether it stops a press, and the words beside it. */
export function useLacking({ missing = [], ticked, changed, why, whyAt }: Lacking) {
  const s = useStrings(lackingStrings);
  const id = useId();
  const [asked, setAsked] = useState(false);
  const labels = missing.filter((m): m is string => typeof m === "string").map((m) => m.replace(/。$/, ""));
  const blocked = why !== undefined && why !== null && why !== false;
  const words = blocked ? why : labels.length > 0 ? s.missing(...labels) : ticked === 0 ? s.tick : changed === false ? s.unchanged : undefined;
  const lacks = words !== undefined || whyAt !== undefined;
  return {
    on: lacks ? { "aria-describedby": whyAt ?? id, ...(blocked || whyAt !== undefined ? { "aria-disabled": true } : {}) } : {},
    /** True where the press went into saying why. */
    stops: (e: MouseEvent<HTMLElement>): boolean => {
      if (!lacks) return false;
      e.preventDefault();
      if (whyAt === undefined) setAsked(true);
      if (whyAt !== undefined) leadTo(document.getElementById(whyAt));
      else if (!blocked && labels[0] !== undefined) markField(e.currentTarget, labels[0]);
      return true;
    },
    note:
      words === undefined ? null : blocked ? (
        <span id={id} className="bh-why">
          {words}
        </span>
      ) : asked ? (
        <span id={id} className="bh-fault bh-lacking" role="alert">
          {words}
        </span>
      ) : (
        <span id={id} hidden>
          {words}
        </span>
      ),
  };
}

function leadTo(part: HTMLElement | null): void {
  const to = part?.querySelector<HTMLElement>("a[href]") ?? part;
  if (!to) return;
  if (to === part) part.setAttribute("tabindex", "-1");
  to.focus();
}

/** The nearest field of that name, as a reader's voice has it, takes the focus and is marked until something is typed or it is left. */
function markField(button: HTMLElement, label: string): void {
  for (let around = button.parentElement; around; around = around.parentElement) {
    const fields = around.querySelectorAll<HTMLElement>("input, textarea, select");
    const field = [...fields].find((f) => namesOf(f).some((n) => n.startsWith(label)));
    if (!field) continue;
    field.setAttribute("aria-invalid", "true");
    for (const over of ["input", "blur"]) field.addEventListener(over, () => field.removeAttribute("aria-invalid"), { once: true });
    field.focus();
    return;
  }
}

function namesOf(field: HTMLElement): string[] {
  const by = (field.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
  const labels = [...((field as HTMLInputElement).labels ?? []), ...by, field.closest("section")?.querySelector("h2, h3")];
  return [field.getAttribute("aria-label"), ...labels.map((l) => l?.textContent)].flatMap((n) => (n ? [n.trim()] : []));
}
