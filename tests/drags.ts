import type { Page } from "playwright-core";

/**
 * Drags visit `visit` of a plan's calendar onto its cell `cell`, both counted in reading order, with the events of a mouse. Answers milliseconds from the
 * drop until the frame in which times, kilometres and breaches stand anew.
 */
export const dragVisit = (page: Page, visit: number, cell: number): Promise<number> =>
  page.evaluate(`(async () => {
    const visits = [...document.querySelectorAll(".cv-visit")];
    const cells = [...document.querySelectorAll(".cv-calendar tbody td")];
    const dataTransfer = new DataTransfer();
    visits[${visit} % visits.length].dispatchEvent(new DragEvent("dragstart", { bubbles: true, dataTransfer }));
    const from = performance.now();
    cells[${cell} % cells.length].dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  })()`);
