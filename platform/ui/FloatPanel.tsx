import { Popover } from "antd";
import { cloneElement, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";

interface Props {
  /** What a reader's voice says of the panel. */
  readonly label: string;
  readonly className?: string;
  readonly placement?: "bottom" | "bottomLeft";
  readonly content: ReactNode;
  /** Set where the room itself closes it, after something was chosen. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** The button it floats beside. */
  readonly children: ReactElement<object>;
}

/**
 * Fields that float beside a button. The kit hangs them at the end of the page, where the Tab key comes last: so the focus goes into them as they open, Tab goes
 * round within, and Escape closes them and gives the focus back to the button.
 */
export function FloatPanel({ label, className, placement = "bottomLeft", content, open, onOpenChange, children }: Props) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const change = (to: boolean): void => {
    setOwn(to);
    onOpenChange?.(to);
  };
  return (
    <Popover
      trigger="click"
      placement={placement}
      destroyOnHidden
      open={isOpen}
      onOpenChange={change}
      content={
        <Within label={label} className={className} onClose={() => change(false)}>
          {content}
        </Within>
      }
    >
      {cloneElement(children, { "aria-haspopup": "dialog", "aria-expanded": isOpen } as object)}
    </Popover>
  );
}

const REACHABLE = "a[href], button:not(:disabled), input:not(:disabled, [tabindex='-1']), select:not(:disabled), textarea:not(:disabled)";

function Within({
  label,
  className,
  onClose,
  children,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { activeElement: opener } = document;
    const { current } = panel;
    // It is put in its place with the next frame; a field that came first keeps the focus it took.
    const frame = requestAnimationFrame(() => {
      if (!current?.contains(document.activeElement))
        (current?.querySelector<HTMLElement>(REACHABLE) ?? current)?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      const isLost = document.activeElement === document.body || current?.contains(document.activeElement);
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (e: KeyboardEvent<HTMLDivElement>): void => {
    // What is typed in here is not the head's or the list's beneath.
    e.stopPropagation();
    const isChoosing = e.target instanceof HTMLElement && e.target.getAttribute("aria-expanded") === "true";
    if (e.key === "Escape" && !isChoosing) onClose();
    if (e.key !== "Tab") return;
    const all = [...(panel.current?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])];
    const [first, last] = [all[0], all.at(-1)];
    if (document.activeElement !== (e.shiftKey ? first : last)) return;
    e.preventDefault();
    (e.shiftKey ? last : first)?.focus();
  };
  return (
    <div ref={panel} role="dialog" aria-label={label} tabIndex={-1} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
