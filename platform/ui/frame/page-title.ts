import { useEffect, useRef } from "react";

/**
 * The tab bears the name of what is shown, and after a step from page to page the focus stands at its heading, so that a reader's voice begins
 * there. Watches for the heading, which a page shows once it has loaded; whoever is typing is not disturbed.
 */
export function usePageTitle(path: string, product: string): void {
  const first = useRef(true);
  useEffect(() => {
    const isFirst = first.current;
    first.current = false;
    const main = document.getElementById("main");
    if (!main) return;
    let stands: Element | null = null;
    const old = main.querySelector("h1");
    const look = (): void => {
      const heading = main.querySelector<HTMLElement>("h1");
      const words = heading?.textContent?.trim();
      const title = words ? `${words} · ${product}` : product;
      if (document.title !== title) document.title = title;
      if (!heading || heading === stands) return;
      stands = heading;
      const { activeElement } = document;
      const isBusy = activeElement !== null && main.contains(activeElement) && activeElement !== main;
      if (isFirst || isBusy || location.hash !== "") return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    if (old) stands = isFirst ? old : null;
    look();
    const observer = new MutationObserver(look);
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [path, product]);
}
