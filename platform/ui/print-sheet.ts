import { useEffect } from "react";

/** Prints what was put into the page for paper, and takes it away when the printer's window is closed. */
export function usePrinted(stands: boolean, done: () => void): void {
  useEffect(() => {
    if (!stands) return;
    addEventListener("afterprint", done);
    // One turn later the sheet stands in the page.
    const timer = setTimeout(() => print(), 50);
    return () => {
      clearTimeout(timer);
      removeEventListener("afterprint", done);
    };
  }, [stands]);
}
